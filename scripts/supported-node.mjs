import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that Clearance runs on; package.json's `engines` says the same. */
const [leastMajor, leastMinor] = [22, 12];

/** Path of a Node that runs Clearance: this process' own where it is new enough, else the one npm brought along. */
export function supportedNode(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return process.execPath;
  const brought = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(brought)) return brought;
  throw new Error(
    `Clearance needs Node ${leastMajor}.${leastMinor} or newer and this is ${process.versions.node}; npm could not bring one along. Install a newer Node, or let npm run install scripts.`,
  );
}
