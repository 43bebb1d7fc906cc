import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { demoCommand } from '../../src/cli/demo.ts';
import { runCommand } from './run-command.ts';

const servers = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPServerWrap').length;

/** A server lets go of its port some turns after it says that it is closed. */
async function areGone(before: number): Promise<boolean> {
  for (let turn = 0; turn < 100 && servers() > before; turn += 1) await pause(10);
  return servers() <= before;
}

test('a port that is taken is a sentence, and the simulated site is gone with it', async () => {
  const taken = createServer().listen(0);
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const before = servers();
  const { code, out, err } = await runCommand(demoCommand, ['--once'], { env: { PORT: port } });
  taken.close();
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toContain(`PORT: ${port} cannot be listened on (EADDRINUSE)`);
  expect(await areGone(before)).toBe(true);
});

test('settings that are wrong are sentences, and the simulated site is gone with them', async () => {
  const before = servers();
  const { code, err } = await runCommand(demoCommand, ['--once'], { env: { PORT: '99999' } });
  expect({ code, err }).toEqual({
    code: 3,
    err: expect.stringContaining('demo: PORT: "99999" is not a port'),
  });
  expect(await areGone(before)).toBe(true);
});

test('without a temporary folder it says so', async () => {
  const { code, err } = await runCommand(demoCommand, ['--once'], { env: { TMPDIR: '/nowhere/at/all' } });
  expect(code).toBe(3);
  expect(err).toContain(
    'A temporary folder is needed, and /nowhere/at/all holds none: its folder does not exist.',
  );
});
