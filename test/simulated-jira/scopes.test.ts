import { loadOperations } from '../../src/jira-facts/operations/table.ts';
import type { Caller, Reach } from '../../src/simulated-jira/caller.ts';
import { createWorld } from '../../src/simulated-jira/create-world.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import type { WireRequest } from '../../src/simulated-jira/request.ts';
import { answerRest } from '../../src/simulated-jira/site/rest.ts';

const operations = loadOperations().all;
const { world } = createWorld({ clock: Date.now, fetch, siteName: 'acme', afterInstall: () => {} });
world.state.limits.burst = { GET: 1e6, POST: 1e6, PUT: 1e6, DELETE: 1e6 };
world.state.limits.pointsPerHour = 1e9;

function ask(method: string, path: string, reach: Reach) {
  const request: WireRequest = {
    role: 'site',
    method,
    path: path.replace(/\{[^}]+\}/g, '1'),
    rawQuery: '',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    remoteAddress: '127.0.0.1',
  };
  const caller: Caller = { accountId: accounts.admin, identity: 'connect-app', reach, loginReason: 'OK' };
  return answerRest(request, caller, world);
}

const refusedForScope = (method: string, path: string, reach: Reach) => {
  const { status, body } = ask(method, path, reach);
  return status === 403 && body.toString().includes('Request not in an authorized API scope');
};

const connect = (...scopes: string[]): Reach => ({ kind: 'connect', scopes, app: 'app' });
/** Least to most; the table's own word decides where an operation stands. */
const levels = ['NONE', 'READ', 'WRITE', 'DELETE', 'PROJECT_ADMIN', 'ADMIN'];
const living = operations.filter(
  ({ removed, path }) => !removed && !/^\/rest\/api\/[23]\/search$/.test(path),
);

test.each(levels)('an app with %s reaches exactly the operations of its level and below', (scope) => {
  const wrong = living
    .filter(({ connectScope, accessibleTo }) => {
      const open = accessibleTo.connect !== false && levels.indexOf(connectScope ?? '') >= 0;
      return open && levels.includes(connectScope ?? '');
    })
    .filter(({ method, path, connectScope }) => {
      const reachable = levels.indexOf(connectScope ?? '') <= levels.indexOf(scope);
      return refusedForScope(method, path, connect(scope)) === reachable;
    })
    .map(({ method, path }) => `${method} ${path}`);
  expect(wrong).toEqual([]);
});

test('no scope opens what is closed to Connect', () => {
  const closed = living.filter(({ connectScope }) => connectScope === 'INACCESSIBLE');
  expect(closed.length).toBeGreaterThan(200);
  const everything = connect('ADMIN', 'ACT_AS_USER', 'ACCESS_EMAIL_ADDRESSES');
  expect(closed.filter(({ method, path }) => !refusedForScope(method, path, everything))).toEqual([]);
});

test('side scopes open only what names them', () => {
  expect(refusedForScope('GET', '/rest/api/3/user/email', connect('ADMIN'))).toBe(true);
  expect(refusedForScope('GET', '/rest/api/3/user/email', connect('ACCESS_EMAIL_ADDRESSES'))).toBe(false);
  expect(refusedForScope('GET', '/rest/api/3/myself', connect('ACT_AS_USER'))).toBe(true);
});

test('an OAuth operation opens to each whole group and to no part of one', () => {
  const oauth = (scopes: readonly string[]): Reach => ({ kind: 'oauth', scopes: [...scopes], app: null });
  const refused = (method: string, path: string, scopes: readonly string[]) =>
    ask(method, path, oauth(scopes)).status;
  const grouped = living.filter(
    ({ alternatives, noScopeNeeded }) => !noScopeNeeded && alternatives.length > 0,
  );
  const isRefusal = (method: string, path: string, scopes: readonly string[]) =>
    refused(method, path, scopes) === 403 && refusedForScope(method, path, oauth(scopes));
  const wrong = grouped.filter(({ method, path, alternatives }) =>
    alternatives.some(({ scopes }) => scopes.length > 0 && isRefusal(method, path, scopes)),
  );
  expect(wrong).toEqual([]);
  const leaking = grouped.filter(({ method, path, alternatives }) =>
    alternatives.some(({ scopes }) => {
      const [, ...part] = scopes;
      const covered = alternatives.some((one) => one.scopes.every((scope) => part.includes(scope)));
      return !covered && !isRefusal(method, path, part);
    }),
  );
  expect(leaking.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('every operation is answered, in every version that exists, without a failure of our own', () => {
  const statuses = living.map(({ method, path }) => ask(method, path, { kind: 'unscoped' }).status);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
});
