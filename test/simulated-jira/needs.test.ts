import type { Operation } from '../../src/jira-facts/operations/operation.ts';
import { loadOperations } from '../../src/jira-facts/operations/table.ts';
import { anonymous, type Caller } from '../../src/simulated-jira/caller.ts';
import { createWorld } from '../../src/simulated-jira/create-world.ts';
import { accounts, user } from '../../src/simulated-jira/new-site/people.ts';
import { missingPermission } from '../../src/simulated-jira/permissions/documented-statuses.ts';
import { frameworksFor } from '../../src/simulated-jira/permissions/for-apps.ts';
import type { WireRequest } from '../../src/simulated-jira/request.ts';
import { answerRest } from '../../src/simulated-jira/site/rest.ts';

const nobody = 'account-without-rights';
let now = Date.now();
/** A clock that leaps at each look: no window of a rate limit ever fills. */
const clock = () => {
  now += 31_000;
  return now;
};
const { world } = createWorld({ clock, fetch, siteName: 'acme', afterInstall: () => {} });
world.state.limits.burst = { GET: 1e6, POST: 1e6, PUT: 1e6, DELETE: 1e6 };
world.state.users.push(
  user({ accountId: nobody, displayName: 'Nobody', applicationRoles: ['jira-software'] }),
);

const person = (accountId: string): Caller => ({
  ...anonymous,
  accountId,
  identity: 'api-token',
  loginReason: 'OK',
});

/** Parameters that lead to something which exists. */
const real: Record<string, string> = {
  issueIdOrKey: 'PAY-1',
  issueId: '10100',
  projectIdOrKey: 'PAY',
  projectKeyOrId: 'PAY',
  projectId: '10000',
};

function answer({ method, path }: Operation, caller: Caller) {
  const request: WireRequest = {
    role: 'site',
    method,
    path: path.replace(/\{([^}]+)\}/g, (_, name: string) => real[name] ?? '1'),
    rawQuery: '',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.alloc(0),
    remoteAddress: '127.0.0.1',
  };
  const before = structuredClone(world.state.issues);
  const answered = answerRest(request, caller, world);
  world.state.issues = before;
  return answered;
}

const status = (operation: Operation, caller: Caller): number => answer(operation, caller).status;

const living = loadOperations().all.filter((operation) => {
  const { removed, path } = operation;
  return !removed && !/^\/rest\/api\/[23]\/search$/.test(path) && frameworksFor(operation).length === 0;
});
const named = (operations: readonly Operation[]) => operations.map(({ method, path }) => `${method} ${path}`);
const needing = (test: (needs: Operation['permissions']) => boolean) =>
  living.filter(
    ({ permissions }) => permissions.filtered !== true && permissions.owner !== true && test(permissions),
  );

test('an administrator with every permission is refused nowhere', () => {
  world.state.globalPermissions.ORG_ADMIN = ['site-admins'];
  expect(
    named(living.filter((operation) => [401, 403].includes(status(operation, person(accounts.admin))))),
  ).toEqual([]);
});

test('what needs Administer Jira alone refuses everybody else, and nobody anonymous', () => {
  const closed = needing(
    (needs) => needs.global?.join() === 'ADMINISTER' && needs.project === undefined && needs.rule !== 'any',
  );
  expect(closed.length).toBeGreaterThan(400);
  const refused = (operation: Operation) =>
    status(operation, person(accounts.member)) === missingPermission(operation);
  expect(named(closed.filter((operation) => !refused(operation)))).toEqual([]);
  expect(closed.map(missingPermission)).toContain(401);
  expect(named(closed.filter((operation) => status(operation, anonymous) < 401))).toEqual([]);
});

test('what is about an issue or project hides it from people who may not browse', () => {
  const placed = needing(
    (needs) => needs.project?.includes('BROWSE_PROJECTS') === true && needs.global === undefined,
  ).filter(({ path }) => /\{(issueIdOrKey|projectIdOrKey|projectKeyOrId)\}/.test(path));
  expect(placed.length).toBeGreaterThan(50);
  expect(named(placed.filter((operation) => status(operation, person(nobody)) !== 404))).toEqual([]);
  const seen = placed.filter(({ permissions }) => permissions.project?.join() === 'BROWSE_PROJECTS');
  expect(
    named(seen.filter((operation) => [401, 403].includes(status(operation, person(accounts.member))))),
  ).toEqual([]);
});

const wholly = (operation: Operation, caller: Caller) => answer(operation, caller).body.toString();
const asksBy = (words: string) => (operation: Operation) => {
  const { status: code, body } = answer(operation, anonymous);
  return code === 401 && body.toString().includes(words);
};

test('a login is asked for, before anything else, wherever `security` has no empty requirement', () => {
  const said = living.filter(({ permissions }) => permissions.anonymous === true);
  const personal = living.filter(
    ({ permissions, emptySecurity }) => permissions.anonymous !== true && emptySecurity !== true,
  );
  expect(personal.length).toBeGreaterThan(800);
  expect(named(personal.filter((operation) => !asksBy('Client must be authenticated')(operation)))).toEqual(
    [],
  );
  // One is described as open, but has no empty requirement.
  expect(named(said.filter(asksBy('Client must be authenticated')))).toEqual([
    'POST /rest/api/3/issue/properties',
    'POST /rest/api/2/issue/properties',
  ]);
});

describe('an operation with an empty requirement in `security`', () => {
  const looking = living.filter(({ emptySecurity }) => emptySecurity === true);
  const reads = looking.filter(({ method }) => method === 'GET');
  const writes = looking.filter(({ method, connectScope }) => method !== 'GET' && connectScope !== 'READ');

  test('answers nobody where it reads: with what there is to see, or that there is nothing', () => {
    expect(reads.length).toBeGreaterThan(45);
    expect(
      named(reads.filter((operation) => ![200, 400, 403, 404].includes(status(operation, anonymous)))),
    ).toEqual([]);
    const at = (path: string) =>
      wholly(reads.find((one) => one.path === `/rest/api/3${path}`) as Operation, anonymous);
    expect(JSON.parse(at('/priority')).length).toBeGreaterThan(3);
    for (const mine of ['/filter/my', '/users', '/users/search', '/project/type/accessible'])
      expect(JSON.parse(at(mine))).toEqual([]);
  });

  test('asks nobody for a login where it changes something, in words of its own, or hides what it is about', () => {
    expect(writes.length).toBeGreaterThan(100);
    const own = asksBy('You are not authenticated. Authentication required to perform this operation.');
    const others = writes.filter((operation) => !own(operation));
    expect(named(others.filter((operation) => ![400, 404].includes(status(operation, anonymous))))).toEqual(
      [],
    );
    // Creating an issue is told otherwise: to nobody there is no project to create one in.
    const creating = others.filter((operation) => status(operation, anonymous) === 400);
    expect(named(creating)).toEqual(['POST /rest/api/3/issue', 'POST /rest/api/2/issue']);
    expect(named(others.filter(({ path }) => !/\{(issueIdOrKey|projectIdOrKey)\}/.test(path)))).toEqual(
      named(creating),
    );
  });
});
