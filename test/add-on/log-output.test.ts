import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { mock } from 'node:test';
import { logOutput } from '../../src/add-on/log-output.ts';

type Written = (error: NodeJS.ErrnoException | null, written: number) => void;

/** What went out, in order; the first `full` writes find that the other side takes nothing just now. */
function outputThat(full: number): { readonly out: string[]; readonly write: (text: string) => void } {
  const out: string[] = [];
  let refusals = full;
  mock.method(fs, 'write', (_to: number, bytes: Buffer, ...rest: unknown[]) => {
    const told = rest.at(-1) as Written;
    if (refusals > 0) told(Object.assign(new Error('full'), { code: 'EAGAIN' }), 0);
    else out.push(bytes.toString());
    if (refusals === 0) told(null, bytes.length);
    refusals = Math.max(0, refusals - 1);
  });
  syncBuiltinESMExports();
  return { out, write: (text) => void logged.write(text) };
}
const logged = logOutput(1);

afterEach(() => {
  mock.restoreAll();
  mock.timers.reset();
  syncBuiltinESMExports();
});

test('while the other side takes nothing, what comes later waits behind what came before', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { out, write } = outputThat(1);
  write('first\n');
  mock.timers.tick(100);
  write(`${'x'.repeat(20_000)}\n`);
  expect(out).toEqual([]);
  mock.timers.tick(100);
  expect(out).toEqual(['first\n', `${'x'.repeat(20_000)}\n`]);
});
