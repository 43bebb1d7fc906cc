import { pointsFor } from '../../src/jira-client/points.ts';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { judgedIdentity } from '../../src/self-test/account/judged-identity.ts';
import { scopeVerdict } from '../../src/self-test/judge/scope-verdict.ts';
import { scopeGaps, unusedScopes } from '../../src/self-test/outcome/scope-gaps.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { answering } from './answering.ts';

const table = loadOperations();
const operation = (name: string) => {
  const found = table.named(name);
  if (found === null) throw new Error(name);
  return found;
};

test.each([
  ['connect-app', ['ADMIN'], 'GET /rest/api/3/role', 'open'],
  ['connect-app', ['READ'], 'GET /rest/api/3/role', 'missing'],
  ['connect-app', null, 'GET /rest/api/3/role', 'unknown'],
  ['connect-app', ['ADMIN'], 'GET /rest/api/3/settings/columns', 'closed'],
  ['oauth-3lo', ['manage:jira-configuration'], 'GET /rest/api/3/role', 'open'],
  ['oauth-3lo', ['read:jira-work'], 'GET /rest/api/3/role', 'missing'],
  ['oauth-3lo', [], 'GET /rest/api/3/role', 'missing'],
  ['oauth-3lo', null, 'GET /rest/api/3/role', 'unknown'],
  ['oauth-3lo', null, 'PUT /rest/atlassian-connect/1/migration/field', 'closed'],
  ['api-token', null, 'PUT /rest/atlassian-connect/1/migration/field', 'open'],
] as const)('to %s with the scopes %j %s is %s', (kind, scopes, name, verdict) => {
  expect(scopeVerdict(kind, scopes, operation(name))).toBe(verdict);
});

describe('gaps of scopes', () => {
  const participant = (kind: string, scopes: string[] | null) => ({ kind, identity: { scopes } }) as never;
  const probe = (name: string, more: object = {}) =>
    ({
      ...{
        operation: name,
        identity: 'oauth-3lo',
        verdict: 'problem',
        findings: [{ cause: 'scope-missing' }],
      },
      ...more,
    }) as never;
  const role = 'GET /rest/api/3/role';

  test('name what would open what was refused for want of a scope, and nothing else', () => {
    const who = participant('oauth-3lo', ['read:jira-work']);
    expect(scopeGaps([who], [probe(role)], table)).toMatchObject([
      { identity: 'oauth-3lo', missing: ['manage:jira-configuration'], operations: [role] },
    ]);
    const others = [
      probe(role, { identity: 'pat' }),
      probe(role, { verdict: 'closed' }),
      probe(role, { findings: [{ cause: 'global-permission-missing' }] }),
      probe(role, { findings: [] }),
    ];
    for (const other of others) expect(scopeGaps([who], [other], table)).toEqual([]);
    expect(
      scopeGaps([participant('api-token', null)], [probe(role, { identity: 'api-token' })], table),
    ).toEqual([]);
  });

  test('a scope that brings a right is said with the operations that want the right', () => {
    const who = participant('connect-app', ['READ']);
    const audit = 'GET /rest/api/3/auditing/record';
    const following = { identity: 'connect-app', scope: 'ADMIN', operations: [audit] } as const;
    expect(scopeGaps([who], [], table, [following])).toMatchObject([
      { missing: ['ADMIN'], operations: [audit] },
    ]);
    expect(scopeGaps([who], [], table, [{ ...following, identity: 'forge-app' }])).toEqual([]);
  });

  test('scopes of no REST operation are not called unused, and without operations none is', () => {
    const who = [
      participant('oauth-3lo', ['read:jira-user', 'write:jira-work', 'offline_access', 'read:me']),
    ];
    expect(unusedScopes(who, ['GET /rest/api/3/myself'], table)).toEqual([
      { identity: 'oauth-3lo', scope: 'write:jira-work' },
    ]);
    expect(unusedScopes(who, [], table)).toEqual([]);
    expect(unusedScopes([participant('oauth-3lo', null)], ['GET /rest/api/3/myself'], table)).toEqual([]);
    const app = [participant('connect-user', ['READ', 'ACT_AS_USER'])];
    expect(unusedScopes(app, ['GET /rest/api/3/myself'], table)).toEqual([]);
  });
});

describe('somebody is asked about in place of being asked', () => {
  const judged = (answered: Parameters<typeof answering>[1] = () => ({ status: 200, body: {} })) => {
    const { identity, asked } = answering('connect-user', answered);
    const account = { accountId: '712020:a b', kind: 'api-token', label: 'x', scopes: null } as const;
    return { asked, identity: judgedIdentity(account, identity) };
  };

  test('who it is, and what it may do, are questions about the account', async () => {
    const { identity, asked } = judged();
    await identity.call({ method: 'GET', path: '/rest/api/3/myself?expand=groups' });
    const check = { method: 'POST', path: '/rest/api/3/permissions/check' } as const;
    await identity.ask({ ...check, body: { globalPermissions: ['ADMINISTER'] } });
    await identity.ask(check);
    await identity.ask({ method: 'GET', path: '/rest/api/3/role' });
    expect(asked.map(({ path, body }) => [path, body])).toEqual([
      ['/rest/api/3/user?accountId=712020%3Aa%20b&expand=groups,applicationRoles', undefined],
      [check.path, { globalPermissions: ['ADMINISTER'], accountId: '712020:a b' }],
      [check.path, { accountId: '712020:a b' }],
      ['/rest/api/3/role', undefined],
    ]);
  });

  test('of its permissions those of the site are told, and the others not', async () => {
    const path = '/rest/api/3/mypermissions?permissions=ADMINISTER,CREATE_ISSUES,BULK_CHANGE';
    const { identity, asked } = judged(() => ({ status: 200, body: { globalPermissions: ['BULK_CHANGE'] } }));
    expect((await identity.ask({ method: 'GET', path })).json).toEqual({
      permissions: { ADMINISTER: { havePermission: false }, BULK_CHANGE: { havePermission: true } },
    });
    expect(asked[0]?.body).toMatchObject({ globalPermissions: ['ADMINISTER', 'BULK_CHANGE'] });
    const refused = judged(() => ({ status: 403, body: { errorMessages: ['no'] } }));
    expect((await refused.identity.ask({ method: 'GET', path })).json).toEqual({ errorMessages: ['no'] });
  });
});

describe('what a run will cost', () => {
  const points = (
    operations: string[],
    kind: 'connect-app' | 'anonymous' = 'connect-app',
    judged?: 'pat',
  ) => {
    const planned = planSelfTest({
      ...{ table, operations, identities: [{ kind, scopes: ['ADMIN'] }] },
      ...(judged === undefined ? {} : { judged: { accountId: 'a', kind: judged, askedAs: kind } }),
    });
    if (!planned.ok) throw new Error(planned.problem);
    return planned.plan.estimatedPoints;
  };
  const myself = 'GET /rest/api/3/myself';
  const banner = 'GET /rest/api/3/serverInfo';

  test('who is asked who it is anyway pays it once', () => {
    expect(points([banner, myself])).toBe(points([banner]));
  });

  test('what is asked around the probes: the account, its permissions, the groups of administrators, and projects where a right there is needed', () => {
    const around = (operation: string, path: string, objects: number) =>
      points([operation]) - pointsFor('connect-app', 'GET', path, objects);
    const known = 6 + 5 + 10;
    expect(around(banner, '/rest/api/3/serverInfo', 1)).toBe(3 + 2 * known);
    // Nothing is sent for a write itself; two rights in projects are asked about more.
    expect(points(['POST /rest/api/3/issue'])).toBe(3 + 2 * (known + 2) + 11 + 1 + 2 * 2);
    expect(points([banner], 'anonymous')).toBe(0);
  });

  test('whoever is judged costs the reading of schemes and roles as well', () => {
    expect(points([myself], 'connect-app', 'pat')).toBeGreaterThan(points([myself]) + 3 + 9);
  });
});
