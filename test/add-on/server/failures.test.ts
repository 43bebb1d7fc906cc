import type { AddressInfo } from 'node:net';
import { mock } from 'node:test';
import express, { type Request } from 'express';
import { z } from 'zod';
import { createLog } from '../../../src/add-on/log.ts';
import { failureHandler, methodNotAllowed } from '../../../src/add-on/server/failures.ts';
import { UnreadableSecret } from '../../../src/add-on/tenants/store-deps.ts';
import { toldAnswer } from './told-answer.ts';

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

describe('what a failure is told as', () => {
  const request = { method: 'GET' } as Request;
  async function told(error: unknown, reachable = true) {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const { said, res } = toldAnswer();
    await failureHandler(log, async () => reachable)(error, request, res, () => undefined);
    const { error: body } = z
      .object({ error: z.object({ code: z.string(), message: z.string() }) })
      .parse(said.body);
    const logged = lines
      .map((line) => JSON.parse(line))
      .map(({ msg, method, trouble, error: { name } }) => [msg, method, trouble, name].join());
    return [said.status, body.code, body.message, said.headers['Retry-After'], ...logged];
  }

  const bug = (name: string) => [
    ...[500, 'internal', 'Something went wrong here; the trace id finds it in the log.', undefined],
    `request failed,GET,,${name}`,
  ];
  const away = (message: string, trouble: string, name: string) => [
    ...[503, 'unavailable', message, '5'],
    `request failed,GET,${trouble},${name}`,
  ];

  test.each<[string, unknown, boolean, unknown[]]>([
    [
      'a body that cannot be read',
      { status: 400 },
      true,
      [400, 'malformed', 'The request cannot be read.', undefined],
    ],
    [
      'a body too large',
      { status: 413 },
      true,
      [413, 'too-large', 'The body is larger than 1 MiB.', undefined],
    ],
    [
      'another encoding',
      { status: 415 },
      true,
      [415, 'unsupported-media-type', 'Send the body as application/json, UTF-8, not compressed.', undefined],
    ],
    ['a status nobody words', { status: 418 }, true, bug('unknown')],
    ['a status that is no number', { status: '400' }, true, bug('unknown')],
    ['a bug', new RangeError('x'), true, bug('RangeError')],
    ['something thrown that is no error', null, true, bug('unknown')],
    [
      'a bug while the database is away',
      new Error('x'),
      false,
      away('The database does not answer; try again shortly.', 'away', 'Error'),
    ],
    [
      'a full disk',
      { code: 'SQLITE_FULL' },
      true,
      away('The database cannot keep anything at the moment; try again shortly.', 'full', 'unknown'),
    ],
    [
      'a busy database',
      { code: 'SQLITE_BUSY' },
      true,
      away('The database is busy; try again shortly.', 'busy', 'unknown'),
    ],
    [
      'a secret of another key',
      new UnreadableSecret('a tenant', null),
      true,
      away(
        'What is stored of this site cannot be opened at the moment; the operator finds the reason in the log.',
        '',
        'UnreadableSecret',
      ),
    ],
  ])('%s', async (_what, error, reachable, expected) => {
    expect(await told(error, reachable)).toEqual(expected);
  });

  test('a method that is not taken names those that are', () => {
    const { said, res } = toldAnswer();
    methodNotAllowed('GET, PUT')(request, res, () => undefined);
    expect(said).toMatchObject({
      ...{ status: 405, headers: { Allow: 'GET, PUT' } },
      body: { error: { code: 'method-not-allowed', message: 'Use GET, PUT.', traceId: 'none' } },
    });
  });
});
