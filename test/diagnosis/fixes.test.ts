import { scopeFix } from '../../src/diagnosis/fixes/scope-fix.ts';
import { identityKinds } from '../../src/jira-facts/index.ts';
import { explain, given, own, site } from './given.ts';

const steps = (kind: (typeof identityKinds)[number], choices: string[][]): string =>
  scopeFix(kind, choices)
    .map(({ who, step }) => `${who}: ${step}`)
    .join('\n');

describe('how a scope is added', () => {
  test.each([
    [
      'connect-app',
      /Add ADMIN to "scopes" in atlassian-connect\.json.*\nJira administrator: Approve the update/,
    ],
    ['connect-user', /atlassian-connect\.json/],
    ['forge-app', /permissions\.scopes in manifest\.yml.*\nJira administrator: Approve the new version/],
    ['forge-user', /permissions\.scopes in manifest\.yml/],
    ['oauth-3lo', /developer console.*\ncredential owner: Consent again/],
    ['scoped-api-token', /^credential owner: Make a new token with the scopes of the old one and ADMIN/],
    ['service-account-token', /^credential owner: Make a new token with the scopes of the old one and ADMIN/],
    ['oauth-client-credentials', /^credential owner: Make a new OAuth 2.0 credential/],
  ] as const)('%s: in its own world', (kind, words) => {
    expect(steps(kind, [['ADMIN']])).toMatch(words);
  });

  test('only a user who consented is told to consent again', () => {
    const apps = identityKinds.filter((kind) => /^(connect|forge)-|^scoped|^service|client/.test(kind));
    expect(apps.filter((kind) => steps(kind, [['x']]).includes('Consent again'))).toEqual([]);
  });

  test('a complete group is asked for only where there is a group', () => {
    expect(steps('forge-app', [['write:jira-work']])).not.toMatch(/group|All of them/);
    expect(steps('forge-app', [['a:b', 'c:d']])).toContain('All of them are needed.');
    expect(steps('oauth-3lo', [['a:b'], ['c:d', 'e:f']])).toContain('it must be complete');
    expect(steps('connect-app', [['ADMIN']])).not.toContain('complete');
  });
});

test('a key of an organisation is made anew where such keys are made', () => {
  const [first] = explain(
    given('oauth-3lo', [
      {
        call: 'DELETE https://api.atlassian.com/admin/v1/orgs/1/directory/users/2',
        status: 401,
        body: { errors: [{ status: '401', title: 'INSUFFICIENT_SCOPE', detail: 'Insufficient scope.' }] },
      },
    ]),
  );
  expect(first?.cause).toBe('scope-missing');
  expect(first?.fix.map(({ step }) => step)).toEqual([expect.stringContaining('Settings → API keys')]);
});

test.each([
  ['self-signed certificate in certificate chain', /^Give the client the certificate/],
  [
    'ERR_SSL_WRONG_VERSION_NUMBER: C0:error:0A00010B:SSL routines::wrong version number',
    /^Compare scheme and port/,
  ],
  ['Unsupported or unrecognized SSL message', /^Compare scheme and port/],
  ['http: server gave HTTP response to HTTPS client', /^Compare scheme and port/],
])('a connection that failed with "%s" is mended where it failed', (message, step) => {
  const call = { call: `GET ${own}/rest/api/2/myself`, failure: { kind: 'tls' as const, message } };
  const [first] = explain(given('pat', [call]));
  expect(first?.cause).toBe('network-or-proxy');
  expect(first?.fix[0]?.step).toMatch(step);
});

test.each([
  ['search/jql?jql=project%3DABC', { issues: [], isLast: true }, /^Have Jira check the query/],
  ['project/ABC/versions', [], /^Check the key or id/],
])('what %s does not show may be misspelled too', (path, body, step) => {
  const shown = (headers: Record<string, string>) =>
    explain(
      given('api-token', [{ call: `GET ${site}/rest/api/3/${path}`, status: 200, body, headers }], {
        deployment: 'cloud',
      }),
    ).find(({ cause }) => cause === 'resource-not-visible');
  expect(shown({ 'X-AAccountId': '5b10' })?.fix[1]?.step).toMatch(step);
  expect(shown({})?.settledBy).toMatch(/\(nothing there too: nothing matches\)$/);
});

describe('what is usual is no evidence', () => {
  const experience = /most often/;
  const tell = (status: number, body: string | null) =>
    explain(given('api-token', [{ call: `GET ${site}/rest/api/3/project/X`, status, body }]));

  test('it is told only where no fact speaks, and as experience', () => {
    const findings = tell(403, null);
    const resting = findings.filter(({ because }) => because.some((fact) => experience.test(fact)));
    expect(resting.length).toBeGreaterThan(0);
    for (const { because } of resting) {
      expect(because).toEqual([expect.stringMatching(/^nothing in the evidence decides it; experience: /)]);
    }
  });

  test('it calls the identity by a name, not by its id', () => {
    expect(JSON.stringify(tell(403, null))).toContain('for the API token at');
  });
});
