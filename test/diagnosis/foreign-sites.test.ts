import { basic, explain, gateway, given, own, site } from './given.ts';

const cloud = { deployment: 'cloud' } as const;
const gatewayBody = { code: 401, message: 'Unauthorized; scope does not match' };
const known = { 'X-AAccountId': '712020%3Aabc' };

test('what the site shows to everybody after a refused login does not make the gateway the wrong address', () => {
  const [first] = explain(
    given(
      'service-account-token',
      [
        { call: `GET ${gateway}/rest/api/3/permissions`, status: 401, sent: basic, body: gatewayBody },
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: 200,
          sent: basic,
          headers: known,
          body: { accountId: 'x' },
        },
        {
          call: `GET ${site}/rest/api/3/permissions`,
          status: 200,
          sent: basic,
          headers: { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' },
          body: { permissions: {} },
        },
      ],
      cloud,
    ),
  );
  expect(first?.cause).toBe('scope-missing');
  expect(first?.confidence).toBeGreaterThan(0.8);
});

test('a person who declines is told apart from a client that is refused', () => {
  const [first] = explain(
    given('oauth-3lo', [
      {
        call: 'GET https://auth.atlassian.com/authorize?client_id=x',
        status: 302,
        headers: { Location: 'http://localhost:8976/callback?error=access_denied&state=x' },
      },
    ]),
  );
  expect(first?.cause).toBe('consent-missing');
  expect(first?.confidence).toBeGreaterThan(0.8);
});

test.each([
  ['oauth-client-credentials', 'POST https://auth.atlassian.com/oauth/token', 403, /asks people for consent/],
  ['oauth-3lo', 'GET https://auth.atlassian.com/authorize?client_id=x', 302, /not made for consent/],
] as const)('a client made for another grant is told so, as %s', (identity, call, status, step) => {
  const [first] = explain(
    given(identity, [
      {
        call,
        status,
        ...(status === 302
          ? { headers: { Location: 'http://localhost:8976/callback?error=unauthorized_client&state=x' } }
          : { posted: '{"grant_type":"client_credentials"}', body: { error: 'unauthorized_client' } }),
      },
    ]),
  );
  expect(first).toMatchObject({
    cause: 'credentials-rejected',
    fix: [{ who: 'credential owner', step: expect.stringMatching(step) }],
  });
  expect(first?.confidence).toBeGreaterThan(0.7);
});

test.each([
  ['a page', { status: 200, body: '<html><head><title>Welcome</title></head></html>' }],
  ['a redirect', { status: 302, headers: { Location: 'https://id.atlassian.com/login' } }],
])('%s in place of an answer speaks of no right', (_, answer) => {
  const [first] = explain({
    ...given('api-token', [{ call: `GET ${site}/rest/api/3/role`, sent: basic, ...answer }], cloud),
    account: { groups: ['jira-users'], adminGroups: ['site-admins'] },
  });
  expect(first?.cause).not.toBe('global-permission-missing');
});

test('where Basic is switched off nobody is told to send Basic', () => {
  const [first] = explain(
    given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 403,
          sent: basic,
          body: 'Basic Authentication has been disabled on this instance.',
        },
      ],
      { deployment: 'server' },
    ),
  );
  expect(first?.cause).toBe('credential-kind-blocked');
  expect(first?.confidence).toBeGreaterThan(0.8);
  expect(first?.fix[0]?.step).toMatch(/personal access token .* Bearer/);
});

test('the page of a Tomcat that hides its version is no Jira, so the base address is wrong and not the version', () => {
  const page = '<title>HTTP Status 404 – Not Found</title><h1>HTTP Status 404 – Not Found</h1>';
  const html = { 'Content-Type': 'text/html' };
  const [first] = explain(
    given(
      'pat',
      ['3', '2'].map((version) => ({
        call: `GET ${own}/rest/api/${version}/serverInfo`,
        status: 404,
        headers: html,
        body: page,
      })),
      { deployment: 'server' },
    ),
  );
  expect(first?.cause).toBe('wrong-site-url');
});

test('a name that Atlassian does not know is compared before anybody waits for an outage to end', () => {
  const [first] = explain(
    given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/serverInfo`,
          status: 404,
          headers: { 'Content-Type': 'text/html' },
          body: '<title>Atlassian Cloud Notifications - Page Unavailable</title>',
        },
      ],
      cloud,
    ),
  );
  expect(first?.fix[0]?.step).toMatch(/letter by letter/);
});

test('a token request that fails has been turned into nothing by the calls around it', () => {
  const findings = explain(
    given('oauth-client-credentials', [
      { call: 'POST https://auth.atlassian.com/oauth/token', status: 403, body: '' },
      { call: `GET ${site}/_edge/tenant_info`, status: 200, body: { cloudId: 'x' } },
    ]),
  );
  expect(JSON.stringify(findings)).not.toMatch(/turned a write into a GET/);
});

test('addresses of sites say nothing of a cloud id, and no sites at all say that it is not among them', () => {
  const causesFor = (accessibleSites: string[]) =>
    explain({
      ...given(
        'oauth-3lo',
        [
          {
            call: `GET ${gateway}/rest/api/3/project/search`,
            status: 401,
            body: { code: 401, message: 'Unauthorized' },
          },
        ],
        cloud,
      ),
      account: { accessibleSites },
    }).map(({ cause }) => cause);
  expect(causesFor(['https://your-site.atlassian.net'])[0]).not.toBe('app-not-installed');
  expect(causesFor([])[0]).toBe('app-not-installed');
});

test.each([
  [
    'POST /rest/api/3/project/AB/role/10002',
    400,
    'You can’t do this as the project is on the Jira Software Free plan.',
  ],
  ['GET /rest/api/3/auditing/record', 403, 'This needs one product at least that is not on a Free plan.'],
])(
  '%s that the plan does not hold is opened by no right, and nobody is sent to grant one',
  (call, status, text) => {
    const [method, path] = call.split(' ');
    const [first] = explain(
      given(
        'api-token',
        [
          {
            call: `${method} ${site}${path}`,
            status,
            sent: basic,
            body: { errorMessages: [text], errors: {} },
          },
        ],
        cloud,
      ),
    );
    expect(first?.cause).toBe('endpoint-not-available-to-identity');
    expect(first?.fix.map(({ who, step }) => `${who}: ${step}`)).toEqual([
      expect.stringMatching(
        /^Jira administrator: Do without this operation, or move the site to a paid plan/,
      ),
    ]);
  },
);

test.each(['oauth-3lo', 'scoped-api-token', 'pat', 'anonymous'] as const)(
  'a path before /rest on a host of its own is not told with the words of Cloud, called as %s',
  (identity) => {
    for (const path of ['wrong', 'jira']) {
      const call = `GET ${own}/${path}/rest/api/2/myself`;
      const findings = explain(given(identity, [{ call, status: 404, body: '<html>Not Found' }]));
      expect(findings.length).toBeGreaterThan(0);
      expect(JSON.stringify(findings)).not.toMatch(/Cloud has|your-site/);
    }
  },
);

test.each([
  ['another host', 'https://jira.example.com', 'https://tickets.example.com', 'https://tickets.example.com'],
  ['another port', 'http://localhost:8080', 'http://localhost:9090', 'http://localhost:9090'],
])('a site that sends on to %s names the address to configure', (_what, from, to, named) => {
  const path = '/rest/api/2/serverInfo';
  const [first] = explain(
    given('pat', [{ call: `GET ${from}${path}`, status: 301, headers: { Location: `${to}${path}` } }]),
  );
  expect(first?.cause).toBe('wrong-site-url');
  expect(first?.fix[0]?.step).toContain(`Configure ${named} as the base address`);
});
