import express, { type Request } from 'express';
import supertest from 'supertest';
import { beforeRoutes } from '../../../src/add-on/server/before-routes.ts';
import { toldAnswer } from './told-answer.ts';

/** A server behind what stands before its routes, and what is noted of the requests it takes. */
function behind(draining: boolean) {
  const ended: number[] = [];
  const observed: unknown[] = [];
  const app = express();
  app.use(
    beforeRoutes({
      noted: { begin: () => 'trace-1', end: (_req, res) => void ended.push(res.statusCode) },
      observe: (method, status, ms) => void observed.push([method, status, ms >= 0 && ms < 60_000]),
      draining: () => draining,
    }),
  );
  app.use((_req, res) => void res.json({ traceId: res.locals.traceId }));
  return { app, ended, observed };
}

test('a request has its trace id, and is noted and counted once it is answered', async () => {
  const { app, ended, observed } = behind(false);
  const { body } = await supertest(app).put('/x').expect(200);
  expect([body, ended, observed]).toEqual([{ traceId: 'trace-1' }, [200], [['PUT', 200, true]]]);
});

test.each([
  ['/x', 503],
  ['/healthz', 200],
  ['/base/readyz', 200],
  ['/healthz/x', 503],
])('while the server stops, %s is %d', async (path, status) => {
  const { app, ended } = behind(true);
  const answer = await supertest(app).get(path);
  expect([answer.status, answer.headers['retry-after'], ended]).toEqual([
    status,
    status === 503 ? '5' : undefined,
    [status],
  ]);
  if (status === 503) {
    expect(answer.headers.connection).toBe('close');
    expect(answer.body.error).toEqual({
      ...{ code: 'unavailable', traceId: 'trace-1' },
      message: 'The server is stopping; try again shortly.',
    });
  }
});

test('a request of two hosts is refused before anything looks at it', () => {
  const { said, res } = toldAnswer();
  const passed: unknown[] = [];
  const enter = beforeRoutes({
    noted: { begin: () => 'trace-1', end: () => undefined },
    ...{ observe: null, draining: () => false },
  });
  const req = { rawHeaders: ['Host', 'a', 'Host', 'b'], httpVersion: '1.1' } as Request;
  enter(req, res, () => void passed.push(req));
  expect([said.status, said.body, passed]).toEqual([
    400,
    {
      error: {
        ...{ code: 'malformed', traceId: 'trace-1' },
        message: 'The request must have one Host header.',
      },
    },
    [],
  ]);
});
