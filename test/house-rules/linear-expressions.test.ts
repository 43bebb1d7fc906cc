import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { check } from 'recheck';
import { root } from './sources.ts';

const run = promisify(execFile);

test('every regular expression of src takes time linear in its input', async () => {
  const outcome = await run(process.execPath, ['scripts/linear-expressions.mjs'], { cwd: root }).catch(
    (error: { stderr: string }) => error,
  );
  expect(outcome.stderr).toBe('');
});

test('the analyser tells a quadratic expression from a linear one', async () => {
  expect((await check('(@|%40)[^@]*\\.', '')).status).toBe('vulnerable');
  expect((await check('^[a-z]+\\.$', '')).status).toBe('safe');
});
