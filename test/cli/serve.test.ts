import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serveCommand } from '../../src/cli/serve.ts';
import { freePort } from '../run/free-port.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

const folder = temporaryFolder('serve');
const database = `file:${join(folder, 'clearance.db')}`;

test('every wrong value of the environment is one line, and exit code 2', async () => {
  const { code, out, err } = await runCommand(serveCommand, [], {
    env: { PORT: 'http', SITE_HOSTS: '', RETENTION_DAYS: '-1', DATABASE_URL: 'mysql://x' },
  });
  expect([code, out]).toEqual([2, '']);
  const lines = err.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(3);
  for (const name of ['PORT', 'RETENTION_DAYS', 'DATABASE_URL'])
    expect(lines.filter((line) => line.startsWith(name))).toHaveLength(1);
});

test('a port that is taken is said, and what to do', async () => {
  const other = createServer();
  await once(other.listen(0), 'listening');
  const port = String((other.address() as AddressInfo).port);
  const env = { PORT: port, DATABASE_URL: database, LOG_LEVEL: 'silent' };
  const { code, err } = await runCommand(serveCommand, [], { env });
  expect([code, err]).toEqual([2, expect.stringMatching(new RegExp(`^PORT: ${port} cannot be listened on`))]);
  other.close();
});

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it serves until %s, and its port is free again',
  async (signal) => {
    const others = new Set<unknown>(process.rawListeners(signal));
    const port = await freePort();
    const env = { PORT: String(port), DATABASE_URL: database, LOG_LEVEL: 'silent' };
    const ended = runCommand(serveCommand, [], { env });
    const address = `http://localhost:${port}/healthz`;
    let status = 0;
    for (let tries = 0; tries < 500 && status !== 200; tries += 1) {
      status = await fetch(address).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status !== 200) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(status).toBe(200);
    // As the signal does, for what has begun to listen since: the process of the tests itself is to go on.
    let told = false;
    while (!told) {
      for (const listener of process.rawListeners(signal))
        if (!others.has(listener)) {
          listener(signal);
          told = true;
        }
      if (!told) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await ended).toMatchObject({ code: null, out: '' });
    await expect(fetch(address)).rejects.toThrow();
  },
);
