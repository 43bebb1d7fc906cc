/**
 * Installs what package-lock.json names when it is not there yet, so that a fresh clone needs one command only.
 * Everything npm says goes to stderr: stdout belongs to the result of the command that follows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/** True when everything is there afterwards. */
export function installMissing(root) {
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  const isMissing = ([path, entry]) =>
    path !== '' && !entry.optional && !entry.peer && installed[path]?.version !== entry.version;
  if (!Object.entries(packagesOf(join(root, 'package-lock.json'))).some(isMissing)) return true;
  process.stderr.write('Installing what is missing (npm ci) …\n');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return true;
  process.stderr.write(
    'npm ci failed: check that the npm registry can be reached, then run the command again.\n',
  );
  return false;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = installMissing(fileURLToPath(new URL('..', import.meta.url))) ? 0 : 1;
