import express from 'express';
import supertest from 'supertest';
import type { Outcome } from '../../../src/add-on/long-work/off-the-loop.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { longWorkPost } from '../../../src/add-on/server/api/long-work-post.ts';

const caller = { tenant: { door: 'connect', clientKey: 'a' } } as Caller;

/** What is answered when the thread says this. */
async function answered(outcome: Outcome) {
  const longWork = { do: async () => outcome, close: async () => undefined };
  const post = longWorkPost('explanation', { longWork });
  const app = express().post('/', (_req, res) => post(caller, new Uint8Array(), res));
  app.use(((_error, _req, res, _next) => void res.status(500).end()) as express.ErrorRequestHandler);
  const { status, headers, text } = await supertest(app).post('/');
  return { status, retryAfter: headers['retry-after'], text };
}

test.each([
  [{ kind: 'busy' }, 429, '5'],
  [{ kind: 'given-up' }, 503, '30'],
  [{ kind: 'failed', error: new Error('planted') }, 500, undefined],
  [{ kind: 'answered', answer: { ok: false, problem: 'This cannot be read.' } }, 400, undefined],
] as const)('%j is %d', async (outcome, status, retryAfter) => {
  expect(await answered(outcome)).toMatchObject({ status, ...(retryAfter ? { retryAfter } : {}) });
});

test('an answer is sent as it was written', async () => {
  const { status, text } = await answered({
    kind: 'answered',
    answer: { ok: true, text: '{"findings":[]}' },
  });
  expect([status, text]).toEqual([200, '{"findings":[]}']);
});
