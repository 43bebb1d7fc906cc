import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { built } from '../run/built.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command whose reader goes away after the first line, as `| head -1` does. */
function cutShort(
  args: readonly string[],
): Promise<{ first: string; stderr: string; signal: string | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let first = '';
    let stderr = '';
    child.stdout.once('data', (chunk) => {
      first = String(chunk);
      child.stdout.destroy();
    });
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve({ first, stderr, signal }));
  });
}

const cases = readdirSync(`${root}/test/exchanges/learning`).map((file) => `test/exchanges/learning/${file}`);

test.each([
  ['clearance explain', [built('cli.js'), 'explain', ...cases, ...cases]],
  ['clearance explain --format jsonl', [built('cli.js'), 'explain', '--format', 'jsonl', ...cases, ...cases]],
  ['accuracy', ['scripts/accuracy.mjs', 'test/exchanges/learning']],
])('%s survives a reader that has seen enough', async (_name, args) => {
  const { first, stderr, signal } = await cutShort(args);
  expect(first).not.toBe('');
  expect(stderr).not.toMatch(/EPIPE|Unhandled/);
  expect(signal).toBeNull();
});

test('where nobody reads what went wrong, the exit code still tells it', async () => {
  const child = spawn(process.execPath, [built('cli.js'), 'causes', 'nothing-like-it'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.destroy();
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(2);
});

const full = '/dev/full';
const whereFull = existsSync(full) ? test : test.skip;

whereFull('a full disk is one sentence and no crash', () => {
  const { status, stderr } = spawnSync(process.execPath, [built('cli.js'), 'causes'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', openSync(full, 'w'), 'pipe'],
  });
  expect(stderr).toBe('clearance: the result cannot be written: the disk is full.\n');
  expect(status).toBe(3);
});
