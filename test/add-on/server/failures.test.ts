import type { AddressInfo } from 'node:net';
import { mock } from 'node:test';
import express from 'express';
import { createLog } from '../../../src/add-on/log.ts';
import { failureHandler } from '../../../src/add-on/server/failures.ts';

test('an answer that fails after it has begun is cut off, and only the log hears why', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const printed = mock.method(console, 'error', () => undefined);
  const app = express();
  app.set('env', 'production');
  app.get('/', async (_req, res) => {
    res.write('{"half":');
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('no more of it');
  });
  app.use(failureHandler(log, async () => true));
  const server = app.listen(0);
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://localhost:${port}/`);
    await expect(answer.text()).rejects.toThrow();
    expect(answer.status).toBe(200);
    expect(printed.mock.calls).toEqual([]);
  } finally {
    server.close();
    printed.mock.restore();
  }
  const told = lines.map((line) => JSON.parse(line));
  expect(told).toMatchObject([
    { level: 50, method: 'GET', msg: 'request failed after its answer had begun' },
  ]);
});
