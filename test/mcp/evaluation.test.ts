import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const Result = z.object({
  failures: z.number(),
  notFailing: z.array(z.string()),
  mendedByStatus: z.number(),
  mendedByFirstStep: z.number(),
});

test('nine of ten planted failures are mended by the first step of the answer, few by their status', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
      'bench/agents/eval.mjs',
      '--json',
    ],
    { cwd: resolve(import.meta.dirname, '../..'), maxBuffer: 8_000_000 },
  );
  const { failures, notFailing, mendedByStatus, mendedByFirstStep } = Result.parse(JSON.parse(stdout));
  expect({ failures, notFailing }).toEqual({ failures: 50, notFailing: [] });
  expect(mendedByFirstStep).toBeGreaterThanOrEqual(0.9);
  expect(mendedByStatus).toBeLessThan(mendedByFirstStep);
});
