/**
 * `node scripts/run.mjs [--build] FILE|jest [ARGUMENT…]`: installs what is missing, builds when asked and stale, then
 * runs the file on a supported Node: the machine's own, or the one npm has just brought along where that is older.
 * Works on Node 20.20, so that a fresh clone needs one command whatever the machine has.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing } from './install-missing.mjs';
import { supportedNode } from './supported-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = '--disable-warning=ExperimentalWarning';
/** Scripts and benches import the sources as they stand; Node before 22.18 wants to be asked. */
const typescript = ['--experimental-strip-types', quiet];
const jest = [...typescript, join(root, 'node_modules/jest/bin/jest.js')];

/** Runs one program on the supported Node and resolves with its exit code; signals are passed on. */
const run = (args, stdio) =>
  new Promise((resolve) => {
    const child = spawn(supportedNode(root), args, { cwd: root, stdio });
    const pass = (signal) => () => child.kill(signal);
    const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, pass(signal)]);
    for (const [signal, handler] of handlers) process.on(signal, handler);
    child.on('close', (code) => {
      for (const [signal, handler] of handlers) process.off(signal, handler);
      resolve(code ?? 1);
    });
  });

const words = process.argv.slice(2);
const builds = words[0] === '--build';
const [file, ...rest] = builds ? words.slice(1) : words;

const steps = [
  async () => (installMissing(root) ? 0 : 1),
  async () =>
    builds ? run([join(root, 'scripts/build.mjs'), '--if-stale'], ['ignore', process.stderr, 'inherit']) : 0,
  async () => run([...(file === 'jest' ? jest : [...typescript, join(root, file)]), ...rest], 'inherit'),
];
for (const step of steps) {
  process.exitCode = await step();
  if (process.exitCode !== 0) break;
}
