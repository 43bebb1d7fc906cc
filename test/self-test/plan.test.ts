import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { statedNeeds } from '../../src/self-test/plan/needs.ts';

const table = loadOperations();
const identities = [
  { kind: 'connect-app', scopes: ['READ'] },
  { kind: 'anonymous', scopes: null },
] as const;

describe('a plan', () => {
  test('without a wish is the default suite for every identity, and says what it will cost', () => {
    const outcome = planSelfTest({ identities, table });
    if (!outcome.ok) throw new Error(outcome.problem);
    const { plan } = outcome;
    expect(plan.needs).toEqual({ from: 'none', operations: [] });
    expect(plan.operations.length).toBeGreaterThanOrEqual(25);
    expect(plan.probes).toHaveLength(plan.operations.length * 2);
    expect(plan.estimatedPoints).toBeGreaterThan(0);
    expect(
      plan.probes.filter(({ identity }) => identity === 'anonymous').every(({ points }) => points === 0),
    ).toBe(true);
    for (const wanted of [
      '/permissions',
      '/role',
      '/applicationrole',
      '/settings/columns',
      '/project/search',
    ]) {
      expect(plan.operations).toContain(`GET /rest/api/3${wanted}`);
    }
  });

  test('repeats no credential of an address that is asked for', () => {
    const operations = ['GET https://ada:p4ss@acme.atlassian.net/rest/api/3/role', 'GET x://ada:p4ss@a/nope'];
    const outcomes = operations.map((operation) =>
      planSelfTest({ identities, table, operations: [operation] }),
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false]);
    expect(JSON.stringify(outcomes)).not.toContain('p4ss');
  });

  test.each([
    ['get  /rest/api/3/role ', 'get  /rest/api/3/role'],
    ['GET rest/api/3/role', 'GET rest/api/3/role'],
    [
      'GET https://acme.atlassian.net/jira/rest/api/3/role',
      'GET https://acme.atlassian.net/jira/rest/api/3/role',
    ],
  ])('"%s" is an operation, and stands as it was asked', (asked, name) => {
    const outcome = planSelfTest({ identities, table, operations: [asked] });
    expect(outcome.ok && outcome.plan.operations).toEqual([name]);
    expect(outcome.ok && outcome.plan.probes[0]?.probe.operation).toBe('GET /rest/api/3/role');
  });

  test.each([
    'GET //evil.example/rest/api/3/role',
    'GET /rest/api/3/../../x',
    'GET /rest/api/3/%2e%2E/x',
    'GET x',
  ])('"%s" would name another place, and is no operation', (asked) => {
    expect(planSelfTest({ identities, table, operations: [asked] })).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/is not an operation: write a method and a path/),
    });
  });

  test.each([
    'access_token=SECRET-abcdef0123456789',
    'jwt=eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ4In0.SECRET-abcdefghijklmnop',
    'query=SECRET.person@example.com',
  ])('repeats and sends no credential and no person of the query %s', (query) => {
    const operations = [`GET /rest/api/3/myself?maxResults=50&${query}`];
    const outcome = planSelfTest({ identities, table, operations });
    expect(outcome.ok).toBe(true);
    expect(JSON.stringify([outcome, statedNeeds({ operations })])).not.toContain('SECRET');
    expect(JSON.stringify(outcome)).toContain('GET /rest/api/3/myself?maxResults=50&');
  });

  test.each([
    'GET /rest/api/3/search/jql?jql=project%20%3D%20OPS%20and%20assignee%20%3D%20557058:0146c156-a188-4d96-834b-f26b95412ca0&fields=summary,status',
    'GET /rest/api/3/user?accountId=5b10ac8d82e05b22cc7d4ef5&expand=groups,applicationRoles',
    'GET /rest/api/3/project/search?startAt=0&maxResults=50&orderBy=key',
  ])('%s stands exactly as it was asked', (operation) => {
    const outcome = planSelfTest({ identities, table, operations: [operation] });
    expect(outcome).toMatchObject({ ok: true, plan: { operations: [operation] } });
  });

  test('every operation of the default suite is one that Atlassian documents', () => {
    const outcome = planSelfTest({ identities, table });
    if (!outcome.ok) throw new Error(outcome.problem);
    for (const name of outcome.plan.operations)
      expect([name, table.named(name) !== null]).toEqual([name, true]);
  });

  test.each([
    [
      'GET /rest/api/3/permisions',
      /GET \/rest\/api\/3\/permisions is not a known Jira operation\. The nearest is GET \/rest\/api\/3\/permissions\.$/,
    ],
    [
      'DELETE /rest/api/3/permissions',
      /^There is no DELETE \/rest\/api\/3\/permissions: that path takes GET\.$/,
    ],
    ['permissions', /write a method and a path/],
    ['', /write a method and a path/],
  ])('"%s" is answered with one clear sentence', (operation, problem) => {
    const outcome = planSelfTest({ identities, table, operations: [operation] });
    expect(outcome).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });

  test.each([
    '@evil.example/rest/api/3/myself',
    '//evil.example/rest/api/3/myself',
    '/\\evil.example/rest/api/3/myself',
    '\\\\evil.example/rest/api/3/myself',
    ':99999/rest/api/3/myself',
    '.evil.example/rest/api/3/myself',
    'javascript:/rest/api/3/myself',
    'https:/rest/api/3/nothing-like-it',
    '/rest/api/3/../../../ex/jira/another-site/rest/api/3/myself',
    'https://acme.atlassian.net/rest/../ex/jira/another-site/rest/api/3/myself',
    '/rest/api/3/issue/%2e%2E/%2e/x',
    '/rest/api/3/issue/..\\..\\x',
    '/rest/api/3/issue/..?fields=summary',
    '/rest/api/3/issue/..%2f..%2F..%5cx',
  ])('GET %s, which would name another host or site behind an address, is no operation', (path) => {
    const outcome = planSelfTest({ identities, table, operations: [`GET ${path}`] });
    expect(outcome).toMatchObject({ ok: false, problem: expect.stringMatching(/operation/) });
  });

  test.each([
    'https://acme.atlassian.net/rest/api/3/myself',
    'HTTPS://a@b/rest/api/3/myself',
    'rest/api/3/myself',
  ])('of %s the path alone is asked for', (path) => {
    const outcome = planSelfTest({ identities, table, operations: [`GET ${path}`] });
    // The user in front of the host is a credential, and is not repeated.
    expect(outcome).toMatchObject({ ok: true, plan: { operations: [`GET ${path.replace('a@', '')}`] } });
  });

  test('an empty list of operations, or of identities, is no plan', () => {
    expect(planSelfTest({ identities, table, operations: [] }).ok).toBe(false);
    expect(planSelfTest({ identities: [], table }).ok).toBe(false);
  });

  test('an operation stays as it was asked and is asked once', () => {
    const outcome = planSelfTest({
      identities: [{ kind: 'connect-app', scopes: [] }],
      table,
      operations: [
        'get /rest/api/latest/role/10002',
        'GET /rest/api/3/permissions/',
        'GET /rest/api/3/permissions/',
      ],
    });
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.plan.operations).toEqual([
      'get /rest/api/latest/role/10002',
      'GET /rest/api/3/permissions/',
    ]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
    'no operation that changes something is ever performed: %s',
    (method) => {
      const writes = table.all.filter((operation) => operation.method === method);
      const outcome = planSelfTest({
        identities: [{ kind: 'connect-app', scopes: [] }],
        table,
        operations: writes.map(({ path }) => `${method} ${path}`),
      });
      if (writes.length === 0) return;
      if (!outcome.ok) throw new Error(outcome.problem);
      const performed = outcome.plan.probes
        .filter(({ predicted }) => !predicted)
        .map(({ operation }) => operation);
      expect(
        performed.every((operation) =>
          /\/(permissions\/(check|project)|search\/(jql|approximate-count))$/.test(operation),
        ),
      ).toBe(true);
    },
  );

  test.each([
    ['nw', 'NW', /NW was looked at in place of nw/],
    ['NW', 'NW', undefined],
    ['10000', '10000', undefined],
  ])('the project %s is looked at as %s', (project, key, words) => {
    const outcome = planSelfTest({ identities, table, project });
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.plan.project).toBe(key);
    expect(outcome.plan.spelling).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
  });

  test('a profile is a named list of operations', () => {
    const outcome = planSelfTest({
      identities,
      table,
      profile: { name: 'spoke', operations: ['GET /rest/api/2/project'] },
    });
    expect(outcome).toMatchObject({
      ok: true,
      plan: {
        operations: ['GET /rest/api/2/project'],
        needs: { from: 'profile', name: 'spoke', operations: ['GET /rest/api/2/project'] },
      },
    });
  });
});
