import type { Request } from 'express';
import { createLog } from '../../../src/add-on/log.ts';
import { notFound } from '../../../src/add-on/server/failures.ts';
import { healthRoutes } from '../../../src/add-on/server/health.ts';
import { refuseUnauthenticated } from '../../../src/add-on/server/unauthenticated.ts';
import type { ConnectRejection, ForgeRejection } from '../../../src/tokens/index.ts';
import { toldAnswer } from './told-answer.ts';

const request = {
  originalUrl: '/api/self-tests?jwt=secret',
  socket: { remoteAddress: '10.0.0.7' },
} as Request;

/** What is answered and logged for a request that is not believed. */
function refused(rejection: ConnectRejection | ForgeRejection, wait: number | null = null, req = request) {
  const lines: string[] = [];
  const noted: string[] = [];
  const { said, res } = toldAnswer();
  res.locals.traceId = 'trace-1';
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  const note = (address: string) => {
    noted.push(address);
    return wait;
  };
  expect(refuseUnauthenticated(req, res, rejection, { log, refusals: { note } })).toBeNull();
  return { said, noted, logged: lines.map((line) => JSON.parse(line)) };
}

const unknownKid = { kind: 'kid-unknown', kid: 'k' } as const;
const error = (code: string, message: string) => ({ error: { code, message, traceId: 'trace-1' } });

test('the outside hears that it is not authenticated, the log hears why; every refusal is counted by its address', () => {
  const { said, noted, logged } = refused(unknownKid);
  expect(said).toEqual({
    ...{ status: 401, headers: {} },
    body: error('unauthenticated', 'The request is not authenticated.'),
  });
  expect(noted).toEqual(['10.0.0.7']);
  expect(logged).toMatchObject([
    {
      ...{ level: 40, msg: 'request not authenticated', traceId: 'trace-1' },
      ...{ path: '/api/self-tests', rejection: unknownKid },
    },
  ]);
});

test('an address that is gone is counted as unknown', () => {
  expect(refused(unknownKid, null, { ...request, socket: {} } as Request).noted).toEqual(['unknown']);
});

test('an address that was refused too often is told how long to wait', () => {
  expect(refused(unknownKid, 17).said).toEqual({
    ...{ status: 429, headers: { 'Retry-After': '17' } },
    body: error('too-many-requests', 'Too many refused requests from this address.'),
  });
});

test.each(['keys-unreachable', 'too-many-unknown-kids'] as const)(
  '%s is no refusal for good, also of an address that was refused too often',
  (kind) => {
    expect(refused({ kind, kid: 'k', retryAfterSeconds: 5 }, 17).said).toEqual({
      ...{ status: 503, headers: { 'Retry-After': '5' } },
      body: error('unavailable', 'The request cannot be verified at the moment; try again shortly.'),
    });
  },
);

test('what the caller sent is logged without secrets, and cut short', () => {
  const secret = `eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(40)}.${'b'.repeat(40)}`;
  const [line] = refused({ kind: 'tenant-unknown', clientKey: secret }).logged;
  expect(JSON.stringify(line)).not.toContain('bbbb');
  const [long] = refused({ kind: 'tenant-unknown', clientKey: 'ab '.repeat(1_000) }).logged;
  expect(long.rejection.clientKey).toHaveLength(500);
});

test('an address that is none of ours is told so', () => {
  const { said, res } = toldAnswer();
  notFound(request, res, () => undefined);
  expect(said).toMatchObject({
    status: 404,
    body: { error: { code: 'not-found', message: 'There is nothing at this address.' } },
  });
});

test.each([
  ['/healthz', true, false, [200, { status: 'ok' }]],
  ['/healthz', false, true, [200, { status: 'ok' }]],
  ['/readyz', true, false, [200, { status: 'ready' }]],
  ['/readyz', true, true, [503, 'unavailable: Stopping.']],
  ['/readyz', false, false, [503, 'unavailable: The database does not answer, or keeps nothing.']],
])('%s, writable: %p, draining: %p', async (path, writable, draining, expected) => {
  const routes = healthRoutes({ writable: async () => writable, draining: () => draining });
  const { said, res } = toldAnswer();
  await routes.find((route) => route.path === path)?.methods.get?.(request, res, () => undefined);
  const { error: told } = Object(said.body);
  expect([said.status, told === undefined ? said.body : `${told.code}: ${told.message}`]).toEqual(expected);
});
