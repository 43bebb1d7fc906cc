/**
 * Builds the server (tsc) and the panel (Vite) side by side. With `--if-stale` nothing happens when dist/ is newer
 * than every source. Output goes to stderr: stdout belongs to the result of the command that follows.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist/.built');
const inputs = ['src', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'];

const newest = (path) => {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(entry.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

const isFresh = () =>
  existsSync(stamp) &&
  inputs
    .map((name) => join(root, name))
    .every((path) => !existsSync(path) || newest(path) < statSync(stamp).mtimeMs);

const run = (bin, ...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', bin), ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    child.on('close', resolve);
  });

if (!(process.argv.includes('--if-stale') && isFresh())) {
  process.stderr.write('Building …\n');
  const codes = await Promise.all([
    run('typescript/bin/tsc', '-p', 'tsconfig.build.json'),
    run('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
  ]);
  if (codes.some((code) => code !== 0)) process.exitCode = 1;
  else writeFileSync(stamp, '');
}
