/**
 * Installs what package-lock.json names when it is not there yet, so that a fresh clone needs one command only.
 * Everything npm says goes to stderr: stdout belongs to the result of the command that follows.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
const installedFile = `${root}node_modules/.package-lock.json`;
const installed = existsSync(installedFile) ? JSON.parse(readFileSync(installedFile, 'utf8')).packages : {};

const isMissing = ([path, entry]) =>
  path !== '' && !entry.optional && !entry.peer && installed[path]?.version !== entry.version;

if (Object.entries(wanted).some(isMissing)) {
  process.stderr.write('Installing what is missing (npm ci) …\n');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    process.stderr.write(
      'npm ci failed: check that the npm registry can be reached, then run the command again.\n',
    );
    process.exitCode = 1;
  }
}
