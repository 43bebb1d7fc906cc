import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs the same command on a Node that npm has put into a node_modules folder above (`npm i node@24`), and ends as it ended. Without one:
 * a sentence, exit code 2. Runs on Node 20, so it uses nothing newer.
 */
export async function runOnNewerNode(): Promise<void> {
  const node = newerNode([dirname(fileURLToPath(import.meta.url)), process.cwd()]);
  if (node === null)
    return refuse(
      'Install a newer Node, or run "npm install node@24" in this folder: clearance then uses that one.',
    );
  // The package fetches the Node itself by a script, and npm may have been told to run none.
  if (!existsSync(node))
    return refuse(
      'The package "node" is installed here, but not what its install script brings: run "npm rebuild node --ignore-scripts=false" in this folder.',
    );
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  // A signal that reached us alone is passed on; one from the terminal has reached the child already and does no harm twice.
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(2));
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function refuse(remedy: string): void {
  process.stderr.write(
    `clearance needs Node 22.12 or newer, and this is ${process.versions.node}. ${remedy}\n`,
  );
  process.exitCode = 2;
}

/** Path of the nearest package `node` (the one on the npm registry) that is new enough, looked for upward of each folder. */
function newerNode(folders: readonly string[]): string | null {
  for (const start of folders) {
    for (let folder = start; ; folder = dirname(folder)) {
      const found = join(folder, 'node_modules/node');
      if (isNewEnough(found)) return join(found, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
      if (dirname(folder) === folder) break;
    }
  }
  return null;
}

function isNewEnough(folder: string): boolean {
  try {
    const version = /"version":\s*"(\d+)\.(\d+)\./.exec(readFileSync(join(folder, 'package.json'), 'utf8'));
    const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
    return major > 22 || (major === 22 && minor >= 12);
  } catch {
    return false;
  }
}
