/**
 * Builds the command line and the library (Rolldown), their public types (tsc) and the panel (Vite) side by side into dist/. With
 * `--if-stale` nothing happens when dist/ is newer than every source. Output goes to stderr: stdout belongs to the result of the command
 * that follows.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import bundles from '../rolldown.config.mjs';
import { keepPublicTypes } from './public-types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const inputs = [
  ...['src', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'],
  ...[
    'rolldown.config.mjs',
    'scripts/build.mjs',
    'scripts/public-types.mjs',
    'scripts/constants-when-used.mjs',
    'scripts/tables-without-shapes.mjs',
  ],
];

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
    child.on('close', (code) => resolve(code === 0));
  });

const emptied = () => {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist)) if (name !== 'panel') rmSync(join(dist, name), { recursive: true });
};

const bundle = async () => {
  const { output, ...input } = bundles;
  const bundled = await rolldown(input);
  try {
    await bundled.write(output);
    for (const name of ['cli.js', 'cli.cjs']) chmodSync(join(dist, name), 0o755);
    return true;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return false;
  } finally {
    await bundled.close();
  }
};

const types = async () => {
  // Whether the types are right is what `npm run check` says.
  const compiled = await run('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noCheck');
  if (compiled) keepPublicTypes(join(dist, 'types'));
  return compiled;
};

if (!(process.argv.includes('--if-stale') && isFresh())) {
  process.stderr.write('Building …\n');
  const started = Date.now();
  emptied();
  const built = await Promise.all([
    bundle(),
    types(),
    run('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
  ]);
  if (built.includes(false)) process.exitCode = 1;
  else {
    writeFileSync(stamp, '');
    process.stderr.write(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  }
}
