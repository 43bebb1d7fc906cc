import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import express, { type Response } from 'express';
import supertest from 'supertest';
import type { SelfTestRuns } from '../../../src/add-on/runs/runs.ts';
import type { Caller } from '../../../src/add-on/server/api/caller.ts';
import { eventsGet } from '../../../src/add-on/server/api/self-test-events-get.ts';
import type { SelfTestEvent } from '../../../src/report/index.ts';
import { aMoment } from '../../run/until.ts';

const caller = { tenant: { door: 'connect', clientKey: 'a' } } as Caller;
const started: SelfTestEvent = { type: 'started', sequence: 1, total: 1 };
const finished: SelfTestEvent = { type: 'finished', sequence: 2, state: 'finished' };

interface Asked {
  readonly id?: string;
  readonly headers?: Record<string, string>;
  readonly there?: readonly SelfTestEvent[];
  readonly exists?: boolean;
}

/** One request for the events of a run, and the sequence they were asked for after. */
async function asked({ id = 'run-1', headers = {}, there = [started, finished], exists = true }: Asked) {
  const after: number[] = [];
  const since = (last: number) => {
    after.push(last);
    return there.filter(({ sequence }) => sequence > last);
  };
  const runs = {
    exists: async () => exists,
    newestEvent: async () => there.at(-1) ?? null,
    events: async (_id: string, last: number) => since(last),
    async *follow(_id: string, last: number) {
      yield* since(last);
    },
  } as unknown as SelfTestRuns;
  const stopping = new AbortController();
  const answer = eventsGet({ runs, stopping: stopping.signal });
  const app = express().get('/:id', (req, res) => answer(caller, req, res));
  const { status, text, headers: sent } = await supertest(app).get(`/${id}`).set(headers);
  return { status, text, after, type: sent['content-type'], buffering: sent['x-accel-buffering'] };
}

const worded = (event: SelfTestEvent): string =>
  `id: ${event.sequence}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

test('events are streamed in order, from the start or after the last that was seen', async () => {
  expect(await asked({})).toMatchObject({
    ...{ status: 200, type: 'text/event-stream; charset=utf-8', after: [0], buffering: 'no' },
    text: worded(started) + worded(finished),
  });
  expect(await asked({ headers: { 'last-event-id': '1' } })).toMatchObject({
    text: worded(finished),
    after: [1],
  });
  expect(await asked({ headers: { 'last-event-id': '' } })).toMatchObject({ after: [0] });
});

test('a caller that takes nothing but JSON gets those there are', async () => {
  const { text, type } = await asked({ headers: { accept: 'application/json', 'last-event-id': '1' } });
  expect([JSON.parse(text), type]).toEqual([{ events: [finished] }, 'application/json; charset=utf-8']);
});

test('who has seen the end is told that there is no more; who has seen the last of a run that goes on waits', async () => {
  const end = { headers: { 'last-event-id': '2' } };
  expect(await asked(end)).toMatchObject({ status: 204, after: [] });
  const going: SelfTestEvent = { type: 'started', sequence: 2, total: 1 };
  expect(await asked({ ...end, there: [going] })).toMatchObject({ status: 200, after: [2] });
  expect(await asked({ there: [] })).toMatchObject({ status: 200, text: '' });
});

const notThere = 'not-found: There is no such self-test.';
const noEvent = 'malformed: Last-Event-ID must be the id of an event.';
const ofAnother = 'malformed: Last-Event-ID must be the id of an event of this self-test.';
test.each<[Asked, number, string]>([
  [{ exists: false }, 404, notThere],
  [{ id: 'Run_1' }, 404, notThere],
  [{ headers: { 'last-event-id': '-1' } }, 400, noEvent],
  [{ headers: { 'last-event-id': '1e1' } }, 400, noEvent],
  [{ headers: { 'last-event-id': '1234567890' } }, 400, noEvent],
  [{ headers: { 'last-event-id': '3' } }, 400, ofAnother],
  [{ headers: { 'last-event-id': '1' }, there: [] }, 400, ofAnother],
])('%j: %d', async (request, status, said) => {
  const { text, ...answer } = await asked(request);
  const { error } = JSON.parse(text);
  expect([answer.status, answer.after, `${error.code}: ${error.message}`]).toEqual([status, [], said]);
});

test('who went before the stream began, and a server that stopped before it, leave none open', async () => {
  const stopping = new AbortController();
  const followed: boolean[] = [];
  let gone: () => void = () => undefined;
  const runs = {
    exists: async () => true,
    newestEvent: () => new Promise((resolve) => (gone = () => resolve(null))),
    follow(_id: string, _last: number, { aborted }: AbortSignal) {
      followed.push(aborted);
      return [];
    },
  } as unknown as SelfTestRuns;
  const answer = eventsGet({ runs, stopping: stopping.signal });
  for (const end of [(res: Response) => res.destroy(), () => stopping.abort()]) {
    const res = Object.assign(new ServerResponse(new IncomingMessage(new Socket())), { locals: {} });
    const answered = answer(caller, { params: { id: 'run' }, headers: {} } as never, res as never);
    await aMoment();
    end(res as never);
    gone();
    await answered;
  }
  expect(followed).toEqual([true, true]);
});

test('streams of a tenant are counted while they are open, and end with the server', async () => {
  const stopping = new AbortController();
  let open = 0;
  const runs = {
    exists: async () => true,
    newestEvent: async () => null,
    follow(_id: string, _last: number, signal: AbortSignal): AsyncIterable<SelfTestEvent> {
      open += 1;
      const ended = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      return {
        async *[Symbol.asyncIterator]() {
          yield started;
          await ended;
          open -= 1;
        },
      };
    },
  } as unknown as SelfTestRuns;
  const answer = eventsGet({ runs, stopping: stopping.signal });
  const server = express()
    .get('/:id', (req, res) => answer(caller, req, res))
    .listen(0);
  const streams = await Promise.all(
    Array.from({ length: 20 }, () => {
      const address = server.address();
      return fetch(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/run`);
    }),
  );
  expect([open, new Set(streams.map(({ status }) => status))]).toEqual([20, new Set([200])]);
  const refused = await supertest(server).get('/run');
  expect([refused.status, refused.headers['retry-after'], refused.body.error]).toMatchObject([
    ...[429, '10'],
    {
      code: 'too-many-requests',
      message: 'Too many event streams are open; close one, or ask for the report now and then.',
    },
  ]);
  stopping.abort();
  expect(await Promise.all(streams.map((stream) => stream.text()))).toEqual(Array(20).fill(worded(started)));
  expect(open).toBe(0);
  await new Promise((resolve) => server.close(resolve));
});
