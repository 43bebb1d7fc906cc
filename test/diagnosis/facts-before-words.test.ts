import type { Evidence } from '../../src/evidence/index.ts';
import { basic, bearer, explain, given, jwt, operations, site } from './given.ts';

const cloud = { deployment: 'cloud' } as const;
const page = '<html><head><title>Forbidden (403)</title></head><body>Forbidden</body></html>';
const rights = [
  ...new Set(
    operations.all.flatMap(({ permissions }) => [
      ...(permissions.global ?? []),
      ...(permissions.project ?? []),
    ]),
  ),
];

/** A sound site: the app declares READ, WRITE and ACT_AS_USER, whoever calls holds every right, and the page says "Forbidden". */
const forbidden = (identity: 'connect-app' | 'connect-user', call: string): Evidence => ({
  ...given(
    identity,
    [
      { call, status: 403, sent: identity === 'connect-app' ? jwt : bearer, body: page },
      {
        call: `GET ${site}/rest/api/3/myself`,
        status: 200,
        sent: identity === 'connect-app' ? jwt : bearer,
        body: { accountId: 'x' },
      },
    ],
    { ...cloud, scopes: ['READ', 'WRITE', 'ACT_AS_USER'] },
  ),
  account: { active: true, permissionsHeld: rights, permissionsLacking: [] },
});

const needingAdmin = operations.all.filter(
  ({ connectScope, accessibleTo, path }) =>
    connectScope === 'ADMIN' && accessibleTo.connect !== false && path.startsWith('/rest/api/3/'),
);

describe.each(['connect-app', 'connect-user'] as const)('as %s on a sound site', (identity) => {
  test('every operation that needs ADMIN: the scope comes first, and nothing of rights beside it', () => {
    expect(needingAdmin.length).toBeGreaterThan(30);
    for (const { method, path } of needingAdmin) {
      const call = `${method} ${site}${path.replace(/\{[^}]*\}/g, '10000')}`;
      const [first, ...rest] = explain(forbidden(identity, call));
      expect([call, first?.cause]).toEqual([call, 'scope-missing']);
      expect(first?.missing.scopes).toEqual(['ADMIN']);
      expect(rest.map(({ cause }) => cause)).toEqual([]);
    }
  });

  test('GET /permissions: the rights are named as ruled out, each with its fact', () => {
    const [first] = explain(forbidden(identity, `GET ${site}/rest/api/3/permissions`));
    expect(first?.confidence).toBeGreaterThanOrEqual(0.8);
    const right = identity === 'connect-app' ? 'app-user-permission-missing' : 'global-permission-missing';
    expect(first?.ruledOut.map(({ cause }) => cause)).toContain(right);
    for (const { because } of first?.ruledOut ?? []) expect(because.length).toBeGreaterThan(10);
  });
});

test('the thread: two calls that worked with the token leave the scope alone', () => {
  const findings = explain(
    given(
      'connect-user',
      [
        { call: `GET ${site}/rest/api/2/configuration`, status: 200, sent: bearer },
        { call: `GET ${site}/rest/api/2/myself`, status: 200, sent: bearer },
        { call: `GET ${site}/rest/api/2/permissions`, status: 401, sent: bearer },
      ],
      cloud,
    ),
  );
  expect(findings[0]).toMatchObject({ cause: 'scope-missing' });
  expect(findings[0]?.confidence).toBeGreaterThanOrEqual(0.8);
  expect(findings.slice(1).map(({ cause }) => cause)).toEqual([]);
  expect(findings[0]?.ruledOut.map(({ cause }) => cause)).toContain('token-expired');
});

test('/settings/columns with the token of the app: closed to it, whatever its scopes', () => {
  const [first] = explain(
    given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/2/settings/columns`, status: 403, sent: jwt, body: page }],
      {
        ...cloud,
        scopes: ['ADMIN'],
      },
    ),
  );
  expect(first?.cause).toBe('endpoint-not-available-to-identity');
  expect(first?.confidence).toBeGreaterThanOrEqual(0.85);
});

test('a firewall that lets curl pass: the comparison beats what the status usually means', () => {
  const call = `GET ${site}/rest/api/3/search/jql?jql=project=ABC`;
  const sent = { Authorization: 'Basic ***' };
  const [first] = explain(
    given(
      'api-token',
      [
        { call, status: 200, sent: { ...sent, 'User-Agent': 'curl/8.7.1' }, body: { issues: [1] } },
        {
          call,
          status: 403,
          sent: { ...sent, 'User-Agent': 'python-requests/2.32.3' },
          body: 'You do not have permission',
        },
      ],
      cloud,
    ),
  );
  expect(first?.cause).toBe('network-or-proxy');
});

test('a right that was not asked about is neither held nor lacked', () => {
  const hidden: Evidence = {
    ...given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/project/NOPE`,
          status: 404,
          sent: basic,
          body: { errorMessages: ["No project could be found with key 'NOPE'."], errors: {} },
        },
      ],
      cloud,
    ),
    account: { active: true, permissionsHeld: ['USER_PICKER'], permissionsLacking: ['ADMINISTER'] },
  };
  const [first] = explain(hidden);
  expect(first?.cause).toBe('resource-not-visible');
  expect(first?.because.join(' ')).not.toContain('does not hold');
  const measured = { ...hidden, account: { ...hidden.account, permissionsLacking: ['BROWSE_PROJECTS'] } };
  expect(explain(measured)[0]?.because.join(' ')).toContain('does not hold “Browse projects”');
});

test('nobody is anonymous who sent a credential, of whatever scheme', () => {
  const [first, ...rest] = explain(
    given('anonymous', [
      {
        call: 'GET https://jira.example.com/rest/api/2/myself',
        status: 401,
        sent: { Authorization: 'OAuth ***' },
        body: 'oauth_problem=token_rejected',
      },
    ]),
  );
  expect(first?.cause).toBe('credentials-rejected');
  expect(rest.map(({ cause }) => cause)).not.toContain('anonymous-request');
});
