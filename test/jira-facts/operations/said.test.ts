import {
  loadOperations,
  resolveCalls,
  scopeAnswer,
  scopeCatalogue,
  statedCall,
} from '../../../src/jira-facts/operations/index.ts';

const table = loadOperations();
const asked = (...texts: readonly string[]) =>
  resolveCalls(
    table,
    texts.flatMap((text) => statedCall(text) ?? []),
    false,
  );
const issue = '/rest/api/3/issue/{issueIdOrKey}';
const xs = 'x'.repeat(150);
const date = '2026-07-22';

describe('what is said of a call', () => {
  test.each<[string, string, string, string]>([
    [
      'GET /rest/api/2/permission',
      'unknown-operation',
      'usage',
      `GET /rest/api/2/permission is not an operation of the Jira Cloud REST API as of ${date}. Did you mean GET /rest/api/2/permissions, or GET /rest/api/2/mypermissions, or GET /rest/api/2/permissionscheme?`,
    ],
    [
      `GET /rest/unknown/${xs}`,
      'unknown-operation',
      'usage',
      `${`GET /rest/unknown/${xs}`.slice(0, 119)}… is not an operation of the Jira Cloud REST API as of ${date}.`,
    ],
    [
      'PATCH /rest/api/3/role',
      'wrong-method',
      'usage',
      'PATCH /rest/api/3/role: this path has GET, POST only. Did you mean GET /rest/api/3/role, or POST /rest/api/3/role?',
    ],
    [
      '/rest/api/3/role',
      'method-missing',
      'usage',
      '/rest/api/3/role needs its method: GET /rest/api/3/role, or POST /rest/api/3/role.',
    ],
    [
      '/rest/api/3/issue/A-1/watchers',
      'method-missing',
      'usage',
      `/rest/api/3/issue/A-1/watchers needs its method: GET ${issue}/watchers, or POST ${issue}/watchers, or DELETE ${issue}/watchers.`,
    ],
    [
      'GET https://x.atlassian.net//rest/api/3/myself?token=secret',
      'odd-address',
      'warning',
      'GET https://x.atlassian.net//rest/api/3/myself has a double slash, which Jira answers with 404: the base address must not end in a slash.',
    ],
    [
      'GET /jira/rest/api/3/role#x',
      'odd-address',
      'warning',
      'GET /jira/rest/api/3/role has something between the site and /rest: Jira Cloud has no context path.',
    ],
    [
      'GET http://x.atlassian.net/rest/api/3/myself',
      'odd-address',
      'warning',
      'GET http://x.atlassian.net/rest/api/3/myself is http: a redirect to https turns POST into GET.',
    ],
    [
      'GET /rest/api/3/issue/%ZZ',
      'odd-address',
      'warning',
      'GET /rest/api/3/issue/%ZZ has a broken percent-encoding.',
    ],
    [
      'GET /rest/api/3/issue/undefined',
      'odd-address',
      'warning',
      'GET /rest/api/3/issue/undefined has a placeholder that was never filled in.',
    ],
    [
      'POST /rest/api/3/workflow',
      'removed',
      'error',
      'POST /rest/api/3/workflow is gone: the last document that held it is of 2026-04-20.',
    ],
    [
      'POST /rest/api/2/priority',
      'deprecated',
      'warning',
      'POST /rest/api/2/priority is deprecated: plan to replace it.',
    ],
    [
      'GET /rest/api/3/permissions',
      'inconsistent',
      'note',
      'GET /rest/api/3/permissions: Needs ADMIN (Connect) or manage:jira-configuration (OAuth), although it needs no Jira permission and can be read anonymously.',
    ],
  ])('%.60s', (text, kind, severity, message) => {
    expect(asked(text).problems).toMatchObject([{ kind, severity, message }]);
  });

  test('in a file also the line is told', () => {
    const call = { method: 'PATCH', address: '/rest/api/3/role', line: 7 } as never;
    expect(resolveCalls(table, [call], true).problems).toMatchObject([
      {
        ...{ kind: 'wrong-method', severity: 'warning', operation: 'PATCH /rest/api/3/role' },
        ...{ nearest: ['GET /rest/api/3/role', 'POST /rest/api/3/role'] },
        message: expect.stringMatching(/^PATCH \/rest\/api\/3\/role \(line 7\): /),
      },
    ]);
  });

  test.each([
    'GET http://localhost:2990/rest/api/3/myself',
    'GET http://127.0.0.1/rest/api/3/myself',
    'GET https://jira.example.com/jira/rest/api/3/myself',
    '/rest/api/3/myself',
    '/rest/api/3/issue/A-1/notify',
  ])('of %s nothing is said', (text) => {
    const { operations, problems } = asked(text);
    expect([operations.length, problems]).toEqual([1, []]);
  });

  test('an address of 120 letters is told whole', () => {
    const call = `GET /rest/unknown/${'x'.repeat(102)}`;
    expect(call).toHaveLength(120);
    expect(asked(call).problems[0]?.operation).toBe(call);
  });

  test('the parameters of a call are read, decoded', () => {
    expect(table.resolve('head', '/rest/api/3/issue/A%20B/properties/p')).toMatchObject({
      kind: 'known',
      params: { issueIdOrKey: 'A B', propertyKey: 'p' },
      operation: { method: 'GET' },
    });
    expect([
      table.named('GET'),
      table.named('PATCH /rest/api/3/role'),
      table.named(' get  /rest/api/latest/role ')?.path,
    ]).toEqual([...[null, null, '/rest/api/3/role']]);
    expect(table.named('GET /rest/agile/latest/board')?.path).toBe('/rest/agile/1.0/board');
    expect(table.named('GET /rest/latest/latest/board')).toBeNull();
  });
});

const catalogue = scopeCatalogue(table.all);
test.each([
  ['offline_access', 'asks the authorization server for a refresh token'],
  ['read:me', "reads the user's own Atlassian profile"],
  ['read:account', "reads the user's own Atlassian account"],
  ['report:personal-data', 'reports stored account ids to Atlassian'],
  ['storage:app', "opens Forge's own storage"],
  ['read:app-system-token', "lets a Forge remote get the app's own token"],
  ['read:app-user-token', "lets a Forge remote get the user's token"],
  [' read:page:confluence ', 'is a scope of Confluence'],
  ['manage:jira-data-provider', 'is on no operation of the Jira REST documents'],
  ['read:organization:admin', 'is of no product whose scopes are known here'],
])('the scope %s %s', (name, why) => {
  expect(catalogue.of(name)).toEqual({ kind: 'outside', why });
});

test.each([
  [
    'delete:jira-work',
    ['write:jira-work'],
    'there is no classic scope for deleting: write:jira-work deletes too',
  ],
  [
    'manage:jira-work',
    ['manage:jira-project', 'write:jira-work'],
    'project settings take manage:jira-project, issues write:jira-work',
  ],
  ['admin:jira', ['manage:jira-configuration'], 'site configuration takes manage:jira-configuration'],
  ['write:jira-user', ['manage:jira-configuration'], 'users are managed with manage:jira-configuration'],
  ['SYSTEM_ADMIN', ['ADMIN'], 'system administration is not open to apps on Cloud'],
  ['JIRA_ADMIN', ['ADMIN'], 'the Connect scope is called ADMIN'],
  ['read:offline', ['offline_access'], 'a refresh token is asked for with offline_access'],
  ['x', [], null],
])('there is no scope %s; meant is %j', (name, nearest, hint) => {
  expect(catalogue.of(name)).toEqual({ kind: 'unknown', nearest, hint });
});

test.each([
  ['read', 'READ'],
  ['write', 'WRITE'],
  ['delete', 'DELETE'],
  ['project-admin', 'PROJECT_ADMIN'],
  ['admin', 'ADMIN'],
  ['act-as-user', 'ACT_AS_USER'],
  ['access-email-addresses', 'ACCESS_EMAIL_ADDRESSES'],
])('%s:connect-jira is %s in a Forge manifest', (name, scope) => {
  expect(catalogue.of(`${name}:connect-jira`)).toEqual({ kind: 'connect-in-forge', scope });
});

test.each([
  [
    ['read:jira-wrok'],
    'unknown-scope',
    'error',
    'read:jira-wrok is not a scope of Jira. Did you mean read:jira-work, or read:jira-user?',
  ],
  [
    ['delete:jira-work'],
    'unknown-scope',
    'error',
    'delete:jira-work is not a scope of Jira. There is no classic scope for deleting: write:jira-work deletes too.',
  ],
  [['zzzzzz'], 'unknown-scope', 'error', 'zzzzzz is not a scope of Jira.'],
  [
    ['read:workflow.property:jira'],
    'retired-scope',
    'warning',
    'read:workflow.property:jira opens nothing any more: the operations that named it are gone (last seen 2026-06-10).',
  ],
  [
    ['ADMIN', 'read:jira-work'],
    'mixed-worlds',
    'error',
    'ADMIN is a Connect scope and opens nothing to OAuth 2.0 or Forge calls; the other scopes are compared without it.',
  ],
  [['ADMIN'], 'too-wide', 'warning', 'ADMIN is more than these operations need: READ would do.'],
] as const)('of the scopes %j is said: %s', (scopes, kind, severity, message) => {
  const { problems } = scopeAnswer(table, asked('GET /rest/api/3/issue/A-1'), { scopes: [...scopes] }).answer;
  expect(problems).toContainEqual(expect.objectContaining({ kind, severity, message }));
});

test('a scope of OAuth is nothing to a Connect descriptor', () => {
  const held = { scopes: ['read:jira-work'], world: 'connect' } as const;
  const { problems, missing } = scopeAnswer(table, asked('GET /rest/api/3/issue/A-1'), held).answer;
  expect([missing, problems]).toEqual([
    ['READ'],
    [
      {
        ...{ kind: 'mixed-worlds', severity: 'error', scope: 'read:jira-work' },
        message: 'read:jira-work is an OAuth scope: a Connect descriptor cannot declare it.',
      },
    ],
  ]);
});
