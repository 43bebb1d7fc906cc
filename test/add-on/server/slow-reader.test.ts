import { connect } from 'node:net';
import express from 'express';
import type { SelfTestRuns } from '../../../src/add-on/runs/runs.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { eventsGet } from '../../../src/add-on/server/api/self-test-events-get.ts';
import type { SelfTestEvent } from '../../../src/report/index.ts';
import { aMoment, until } from '../../run/until.ts';

const caller = { tenant: { door: 'connect', clientKey: 'a' } } as Caller;
const many = 4_000;

/** Far more than all buffers between two sockets hold. */
const long = (sequence: number): SelfTestEvent => ({
  ...{ type: 'finished', sequence, state: 'finished', reason: 'x'.repeat(65_536) },
});

test('for who opens a stream and reads nothing, no more is written than the connection takes', async () => {
  let told = 0;
  let ended = false;
  const runs = {
    exists: async () => true,
    newestEvent: async () => null,
    async *follow(_id: string, _last: number, signal: AbortSignal) {
      try {
        while (told < many && !signal.aborted) {
          told += 1;
          yield long(told);
        }
      } finally {
        ended = true;
      }
    },
  } as unknown as SelfTestRuns;
  const answer = eventsGet({ runs, stopping: new AbortController().signal });
  const server = express()
    .get('/:id', (req, res) => answer(caller, req, res))
    .listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.pause();
  socket.write('GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await until(() => told > 0);
  for (let looks = 0; looks < 10; looks += 1) await aMoment();
  const before = { told, ended };
  socket.destroy();
  await until(() => ended);
  await new Promise((resolve) => server.close(resolve));
  expect(before.told).toBeLessThan(many);
  expect(before.ended).toBe(false);
  expect(told).toBeLessThan(many);
});
