import type { Finding } from '../../../src/diagnosis/finding.ts';
import type { Exchange } from '../../../src/evidence/exchange.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import type { Report } from '../../../src/report/model.ts';
import type { Candidate } from '../../../src/self-test/check/credentials/candidate.ts';
import { credentialChecks } from '../../../src/self-test/check/list/credential-checks.ts';
import { adminGroupsCheck, closingChecks } from '../../../src/self-test/check/list/questions.ts';
import { siteChecks } from '../../../src/self-test/check/list/site-checks.ts';
import type { CheckRequest } from '../../../src/self-test/check/request/index.ts';
import type { SiteLook } from '../../../src/self-test/check/site/look-at-site.ts';
import type { GivenAddress } from '../../../src/self-test/check/site/site-address.ts';
import { loadProfile } from '../../../src/self-test/profiles/index.ts';
import { answering } from '../answering.ts';

const table = loadOperations();
const url = 'https://jira.example.com';
const address: GivenAddress = { origin: url, path: '', url, local: false, oddities: [] };
const finding = (cause: string): Finding => ({ cause, confidence: 0.9 }) as unknown as Finding;
const exchange = (more: Partial<Exchange>): Exchange => ({
  request: { method: 'GET', url: `${url}/rest/api/3/serverInfo`, headers: {}, body: null },
  response: null,
  ...more,
});

describe('what is said of the site', () => {
  const cloud: SiteLook = {
    baseUrl: url,
    visitor: answering('anonymous', () => null).identity,
    deployment: 'cloud',
    cloudId: 'cloud-1',
    exchanges: [],
    wrongAddress: null,
    saysJira: true,
    ownName: null,
  };
  const nowhere = (failure?: Exchange['failure']): SiteLook => ({
    ...cloud,
    ...{ baseUrl: null, deployment: null, cloudId: null, saysJira: false },
    exchanges: [exchange(failure === undefined ? {} : { failure })],
  });
  const said = (look: SiteLook, cause?: string, oddities: string[] = []) =>
    siteChecks({ ...address, oddities }, look, cause === undefined ? [] : [finding(cause)]).map(
      ({ id, verdict, note }) => [id, verdict, note],
    );
  const ofAddress = (...given: Parameters<typeof said>) => said(...given)[0]?.slice(1);

  test('a site of Cloud is where Jira answers, and has a cloud id', () => {
    expect(said(cloud)).toEqual([
      ['site-address', 'healthy', `${url} is where Jira answers.`],
      ['deployment', 'healthy', 'Jira Cloud.'],
      ['cloud-id', 'healthy', 'The cloud id is cloud-1.'],
    ]);
    expect(ofAddress({ ...cloud, ownName: 'https://own.example' }, undefined, ['Odd.'])).toEqual([
      'healthy',
      `${url} is where Jira answers. The site calls itself https://own.example. Odd.`,
    ]);
    expect(said({ ...cloud, cloudId: null })[2]).toContain('inconclusive');
  });

  test.each(['server', 'datacenter'] as const)(
    'a %s is told version 2, and has no cloud id',
    (deployment) => {
      const [, where, cloudId] = said({ ...cloud, deployment, cloudId: null });
      expect(where).toEqual(['deployment', 'healthy', expect.stringContaining('version 2 of the REST API')]);
      expect(cloudId?.[1]).toBe('not-applicable');
    },
  );

  test('an address beside the one where Jira answers is a problem, and names the right one', () => {
    expect(ofAddress({ ...cloud, wrongAddress: `${url}/jira` })).toEqual([
      'problem',
      `${url} is not where Jira answers; ${url}/jira is.`,
    ]);
  });

  test.each([
    ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER: wrong version number', /does not speak TLS.*scheme and port/],
    ['tls', 'SELF_SIGNED_CERT_IN_CHAIN', /certificate was not accepted/],
    ['dns', 'ENOTFOUND', /no host of this name.*spelling/],
    ['timeout', 'too slow', /nothing answered \(timeout\)/],
  ] as const)('where nothing answers (%s: %s) it is said why', (kind, message, words) => {
    expect(ofAddress(nowhere({ kind, message }))).toEqual(['inconclusive', expect.stringMatching(words)]);
  });

  test.each([
    ['wrong-site-url', 'problem'],
    ['not-cloud', 'problem'],
    ['network-or-proxy', 'inconclusive'],
  ])('with %s the address is: %s', (cause, verdict) => {
    expect(ofAddress(nowhere(), cause)).toEqual([verdict, `${url}: what answered is no Jira.`]);
  });

  test('a site that does not say what it is is no certain one', () => {
    const silent = { ...cloud, saysJira: false };
    expect(ofAddress(silent)?.[0]).toBe('inconclusive');
    expect(said({ ...silent, deployment: null })[1]?.[1]).toBe('inconclusive');
    expect(said({ ...silent, deployment: 'server' })[1]).toEqual([
      'deployment',
      'inconclusive',
      expect.stringContaining('answers as Server and Data Center do'),
    ]);
  });
});

describe('what is said of a credential', () => {
  const account = {
    ...{ accountId: 'a1', accountType: 'atlassian', active: true, groups: null },
    applicationRoles: ['jira-software'],
  };
  const candidate = (more: object = {}): Candidate =>
    ({
      kind: 'api-token',
      identity: answering('api-token', () => null).identity,
      acceptance: 'accepted',
      ...{ account, exchanges: [], facts: {}, notes: {} },
      ...more,
    }) as unknown as Candidate;
  const line = (id: string, more: object = {}, cause?: string) => {
    const lines = credentialChecks(candidate(more), cause === undefined ? [] : [finding(cause)]);
    const found = lines.find((each) => each.id === id);
    return [found?.verdict, found?.note];
  };
  const headers = (given: Record<string, string>, status = 200) => ({
    exchanges: [exchange({ response: { status, headers: given, body: null } })],
  });

  test.each([
    ['accepted', undefined, 'healthy', 'Accepted as api-token: /myself knows the account.'],
    ['lacks-scope', undefined, 'healthy', 'Accepted, though it has no scope for /myself.'],
    ['refused', 'credentials-rejected', 'problem', 'Refused: credentials-rejected.'],
    ['refused', undefined, 'problem', 'Refused: no rule names a cause.'],
    ['refused', 'site-unavailable', 'inconclusive', 'Not told: site-unavailable.'],
    ['unanswered', 'network-or-proxy', 'inconclusive', 'Not told: network-or-proxy.'],
  ])('%s for %s is %s', (acceptance, cause, verdict, note) => {
    expect(line('accepted', { acceptance }, cause)).toEqual([verdict, note]);
  });

  test('a flaw of its form is a fault only where it was not taken', () => {
    const notes = { flaws: ['The token contains a line end.'] };
    expect(line('credential-form', { notes })).toEqual(['healthy', 'The token contains a line end.']);
    expect(line('credential-form', { notes, acceptance: 'refused' })[0]).toBe('problem');
    expect(line('credential-form')[1]).toMatch(/No stray characters/);
  });

  test.each([
    [{}, 'healthy', 'Account a1, a person (local or managed cannot be told from outside), active.'],
    [{ accountType: 'app' }, 'healthy', 'Account a1, an app or a service account, active.'],
    [{ accountType: 'customer' }, 'healthy', 'Account a1, a customer of a service project, active.'],
    [{ accountType: 'robot' }, 'healthy', 'Account a1, robot, active.'],
    [{ accountType: null }, 'healthy', 'Account a1, of unknown type, active.'],
    [{ active: false }, 'problem', expect.stringMatching(/, deactivated\.$/)],
  ])('an account that is %j', (more, verdict, note) => {
    expect(line('account', { account: { ...account, ...more } })).toEqual([verdict, note]);
  });

  test('an account that Jira did not name stays open, and a service account is called one', () => {
    expect(line('account', { account: null })).toEqual(['inconclusive', 'Jira did not say.']);
    expect(line('account', { kind: 'service-account-token' })[1]).toContain('a service account');
  });

  test.each([
    [['jira-software', 'jira-servicedesk'], 'atlassian', 'healthy', 'jira-software, jira-servicedesk.'],
    [[], 'atlassian', 'inconclusive', expect.stringContaining('lists no product')],
    [[], 'app', 'not-applicable', 'Apps need no product access.'],
    [null, 'atlassian', 'inconclusive', 'Jira did not say.'],
  ])('products %j of an account of type %s', (applicationRoles, accountType, verdict, note) => {
    const given = { account: { ...account, applicationRoles, accountType } };
    expect(line('products', given)).toEqual([verdict, note]);
  });

  test('when a token ends is said where it is known, and what is done about it', () => {
    const facts = { tokenExpiresAt: '2026-12-01T00:00:00Z' };
    expect(line('token-age', { facts })).toEqual([
      'healthy',
      `The access token ends at ${facts.tokenExpiresAt}.`,
    ]);
    expect(line('token-age', { facts, notes: { refresh: 'works' } })[1]).toMatch(/Refreshing: works\.$/);
    const lacking = line('token-age', { facts, notes: { refresh: 'lacking', refreshLacking: true } });
    expect(lacking).toEqual(['problem', expect.stringContaining('offline_access')]);
    expect(line('token-age', { kind: 'connect-app' })[1]).toMatch(/JWT of its own/);
    expect(line('token-age', { kind: 'pat' })[1]).not.toContain('a year');
    expect(line('token-age', { kind: 'password' })[1]).not.toContain('a year');
    expect(line('token-age')[1]).toContain('a year at most');
  });

  test.each([
    [headers({}), 'not-applicable', 'The answers name no limit.'],
    [headers({ 'x-ratelimit-remaining': '9', 'x-ratelimit-limit': '90' }), 'healthy', '9 of 90 left.'],
    [headers({ 'x-ratelimit-remaining': '9' }), 'healthy', '9 of an unnamed number left.'],
    [headers({ 'x-ratelimit-nearlimit': 'true' }), 'healthy', 'Less than a fifth of the limit is left.'],
    [headers({}, 429), 'inconclusive', 'The limit is used up; wait as Retry-After tells.'],
  ])('limits: %#', (given, verdict, note) => {
    expect(line('rate-limits', given)).toEqual([verdict, note]);
  });
});

describe('the end of the list', () => {
  const profileOf = (name: string) => {
    const reading = loadProfile(name);
    if (!reading.ok) throw new Error(reading.problem);
    return reading.profile;
  };
  const report = (more: object = {}): Report =>
    ({
      needs: { from: 'none', operations: [] },
      site: { url, deployment: 'cloud' },
      identities: [{ kind: 'api-token' }],
      probes: [],
      ...more,
    }) as unknown as Report;
  const line = (id: string, more?: object, profile: ReturnType<typeof profileOf> | null = null) => {
    const lines = closingChecks(report(more), { profile } as unknown as CheckRequest, table);
    const found = lines.find((each) => each.id === id);
    return [found?.verdict, found?.note];
  };
  const needing = (...operations: string[]) => ({ needs: { from: 'operations', operations } });

  test('whether OAuth would do is told by what is needed, with the fewest scopes', () => {
    expect(line('oauth')[0]).toBe('not-applicable');
    expect(line('oauth', needing('GET /rest/api/3/myself'))).toEqual([
      'healthy',
      'Yes, with read:jira-user.',
    ]);
    expect(line('oauth', needing('GET /rest/api/3/serverInfo'))[1]).toBe('Yes, without any scope.');
  });

  test('of what is closed to OAuth each operation is named', () => {
    const shut = 'PUT /rest/atlassian-connect/1/migration/field';
    const [verdict, note] = line('oauth', needing(shut, 'GET /rest/api/3/myself'));
    expect(verdict).toBe('healthy');
    expect(note).toBe(`Not for all of it: ${shut} is closed to OAuth.`);
  });

  test('a product that offers no OAuth is named', () => {
    const gitlab = { ...profileOf('gitlab'), title: 'GitLab' };
    const asked = needing('GET /rest/api/3/myself');
    expect(line('oauth', asked, { ...gitlab, identities: ['api-token'] })[1]).toMatch(
      /GitLab does not offer it/,
    );
    expect(line('oauth', asked, { ...gitlab, identities: ['api-token', 'oauth-3lo'] })[1]).toMatch(/^Yes/);
  });

  test('a second identity, and a message for the administrator, are offered where they help', () => {
    expect(line('other-user')[0]).toBe('not-applicable');
    const two = { identities: [{ kind: 'api-token' }, { kind: 'pat' }] };
    expect(line('other-user', two)).toEqual(['healthy', '2 identities were asked side by side.']);
    expect(line('message')[1]).toBe('There is nothing to ask for.');
    const asks = { probes: [{ verdict: 'problem', predicted: true }] };
    expect(line('message', asks)[1]).toContain('--message');
  });

  test('by hand: the login, and the first call that was really refused', () => {
    const refused = (verdict: string, predicted: boolean, path: string) => ({
      ...{ verdict, predicted },
      evidence: [{ curl: `curl -i '${url}${path}'` }],
    });
    const probes = [
      refused('closed', false, '/rest/api/3/closed'),
      refused('problem', true, '/rest/api/3/predicted'),
      refused('problem', false, '/rest/api/3/role?x=1'),
    ];
    const pair = '"$CLEARANCE_EMAIL:$CLEARANCE_API_TOKEN"';
    expect(line('by-hand', { probes })[1]).toBe(
      `curl -i -u ${pair} '${url}/rest/api/3/myself' and curl -i -u ${pair} '${url}/rest/api/3/role?x=1'`,
    );
    expect(line('by-hand')[1]).toBe(`curl -i -u ${pair} '${url}/rest/api/3/myself'`);
    const server = { site: { url, deployment: 'server' }, identities: [{ kind: 'password' }] };
    expect(line('by-hand', server)[1]).toContain('/rest/api/2/myself');
    expect(line('by-hand', { identities: [{ kind: 'pat' }] })[0]).toBe('not-applicable');
  });

  test.each([
    [['admins'], ['admins'], 'admins; the account is in admins.'],
    [[], ['admins'], 'admins; the account is not in it.'],
    [[], ['admins', 'site-admins'], 'admins, site-admins; the account is in none of them.'],
    [null, ['admins'], 'admins; Jira did not say which groups the account is in.'],
  ])('an account in %j where %j administer', async (groups, names, note) => {
    const picker = { groups: names.map((name) => ({ name, labels: [{ title: 'Admin', type: 'ADMIN' }] })) };
    const { identity } = answering('api-token', ({ path }) =>
      path.includes('/groups/picker') ? { status: 200, body: picker } : { status: 403 },
    );
    const asked = { kind: 'api-token', identity } as unknown as Candidate;
    const check = await adminGroupsCheck(asked, groups, new AbortController().signal);
    expect([check.verdict, check.note]).toEqual(['healthy', note]);
  });
});
