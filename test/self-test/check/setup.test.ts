import type { IdentityKind } from '../../../src/evidence/exchange.ts';
import { answerOf } from '../../../src/jira-client/answer.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { setupOf, setupText } from '../../../src/self-test/check/print-setup.ts';
import type { CheckContext } from '../../../src/self-test/check/run-context.ts';
import type { SiteLook } from '../../../src/self-test/check/site/look-at-site.ts';
import { loadProfile, type Profile, type SetupField } from '../../../src/self-test/profiles/index.ts';

const reading = loadProfile('servicenow-spoke');
if (!reading.ok) throw new Error(reading.problem);
const profile: Profile = {
  ...reading.profile,
  scopes: {
    classic: ['read:jira-work'],
    granular: ['read:role:jira'],
    authorizationServer: ['offline_access'],
  },
};
const look: SiteLook = {
  baseUrl: 'https://acme.atlassian.net',
  ...{ deployment: 'cloud', cloudId: 'cloud-1', exchanges: [], wrongAddress: null },
  ...{ saysJira: true, ownName: null, visitor: undefined as never },
};

/** The values of these fields, where every service answers with this status; null: it does not answer. */
async function values(
  setup: SetupField[],
  {
    site = {},
    status = 401,
    kinds = null,
    more = {},
  }: {
    site?: Partial<SiteLook>;
    status?: number | null;
    kinds?: IdentityKind[] | null;
    more?: Partial<Profile>;
  } = {},
) {
  const asked: string[] = [];
  const send = async ({ url }: { url: string }) => {
    asked.push(url);
    const request = { method: 'GET', url, headers: {}, body: null };
    const failure = { kind: 'dns' as const, message: 'ENOTFOUND' };
    if (status === null) return answerOf({ request, response: null, failure }, null, null);
    return answerOf({ request, response: { status, headers: {}, body: '' } }, '', null);
  };
  const context = {
    services: { apiUrl: 'https://api.example', authUrl: 'https://auth.example', connectAuthServerUrl: '' },
    table: loadOperations(),
    transport: { caller: () => ({ send }), close: async () => undefined },
  } as unknown as CheckContext;
  const url = 'https://given.example';
  const address = { origin: url, path: '', url, local: false, oddities: [] };
  const rows = await setupOf(
    { ...profile, setup, ...more },
    address,
    { ...look, ...site },
    context,
    new AbortController().signal,
    kinds,
  );
  return { asked, rows, told: rows.map(({ checked, note }) => [checked, note]) };
}
const field = (check: SetupField['check'], value = 'x'): SetupField => ({ field: 'A field', value, check });

describe('the values to enter in an integration', () => {
  test.each([
    ['{siteUrl}', {}, 'https://acme.atlassian.net'],
    ['{siteUrl}', { baseUrl: null }, 'https://given.example'],
    ['{apiUrl}/ex/jira/{cloudId}', {}, 'https://api.example/ex/jira/cloud-1'],
    ['{cloudId}', { cloudId: null }, '<cloud id>'],
    ['{authUrl}/authorize', {}, 'https://auth.example/authorize'],
    ['{scopes}', {}, 'read:jira-work read:role:jira offline_access'],
    ['{scopesWithoutRefresh}', {}, 'read:jira-work read:role:jira'],
    ['{other}', {}, '{other}'],
  ])('%s on %j is %s', async (value, site, filled) => {
    expect((await values([field('none', value)], { site })).rows[0]?.value).toBe(filled);
  });

  test.each<[SetupField['check'], Partial<SiteLook>, string, RegExp]>([
    ['none', {}, 'not checked', /only the product itself/],
    ['site-address', {}, 'right', /^Jira answers here$/],
    ['site-address', { wrongAddress: 'https://x' }, 'right', /not at the address you gave/],
    ['site-address', { baseUrl: null }, 'wrong', /no Jira answers/],
    ['cloud-id', {}, 'right', /the site itself tells/],
    ['cloud-id', { cloudId: null }, 'not checked', /tenant_info/],
    ['cloud-id', { deployment: 'server', cloudId: null }, 'wrong', /not on Jira Cloud/],
    ['deployment', {}, 'right', /on Jira Cloud/],
    ['deployment', { deployment: 'datacenter' }, 'wrong', /not on Jira Cloud/],
    ['gateway-address', { cloudId: null }, 'wrong', /no gateway address/],
  ])('%s on %j is %s', async (check, site, checked, note) => {
    expect((await values([field(check)], { site })).told).toEqual([[checked, expect.stringMatching(note)]]);
  });

  test.each<[SetupField['check'], string]>([
    ['gateway-address', 'https://api.example/ex/jira/cloud-1/rest/api/3/serverInfo'],
    ['authorization-server', 'https://auth.example/oauth/token'],
    ['authorization-page', 'https://auth.example/authorize'],
  ])('%s is asked at %s', async (check, url) => {
    const there = await values([field(check)]);
    expect([there.asked, there.told]).toEqual([[url], [['right', 'it answers (401 without a credential)']]]);
    expect((await values([field(check)], { status: 503 })).told).toEqual([
      ['not checked', 'it answers with 503 just now'],
    ]);
    expect((await values([field(check)], { status: null })).told).toEqual([
      ['wrong', 'nothing answers there (dns)'],
    ]);
  });

  test('scopes are held against every operation of the profile', async () => {
    const operations = ['GET /rest/api/3/role', 'GET /rest/api/3/priority'];
    const [feature] = profile.features;
    if (feature === undefined) throw new Error('no feature');
    const features = [{ ...feature, operations }];
    const lacking = await values([field('scopes')], { more: { features } });
    expect(lacking.told).toEqual([['wrong', 'they do not cover GET /rest/api/3/role']]);
    const covered = await values([field('scopes')], {
      more: { features: [{ ...feature, operations: operations.slice(1) }] },
    });
    expect(covered.told).toEqual([['right', expect.stringMatching(/^3 scopes, which cover every/)]]);
  });

  test('of several ways only the one that is asked about is shown, each under its name', async () => {
    const ways: SetupField[] = [
      field('none', 'always'),
      { ...field('none', 'token'), way: 'With a token', identities: ['api-token'], where: 'Settings' },
      { ...field('none', 'oauth'), way: 'With OAuth', identities: ['oauth-3lo'] },
    ];
    const { rows } = await values(ways, { kinds: ['oauth-3lo'] });
    expect(rows.map(({ value }) => value)).toEqual(['always', 'oauth']);
    const all = await values(ways);
    const text = setupText(profile, all.rows);
    expect(text).toMatch(
      /always[\s\S]*\nWith a token:\n· A field {2}token\n.*; enter it in Settings\n\nWith OAuth:/,
    );
    expect(text.startsWith(`Set-up of ${profile.title}`)).toBe(true);
  });
});
