import { clients, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import type { AccessToken } from '../../../src/simulated-jira/state.ts';
import { basic, get, jsonOf, postJson } from '../calls.ts';
import { pristine } from '../pristine.ts';

let jira: SimulatedJira;
let restore: () => void;
beforeAll(async () => {
  jira = await startSimulatedJira();
  restore = pristine(jira.world);
});
beforeEach(() => restore());
afterAll(() => jira.close());

const at = (path: string, authorization?: string) =>
  get(`${jira.apiUrl}/ex/jira/${jira.cloudId}${path}`, authorization === undefined ? {} : { authorization });
const told = async (answer: Response) => [answer.status, await answer.json()];
const myself = '/rest/api/3/myself';
const mismatch = [401, { code: 401, message: 'Unauthorized; scope does not match' }];
const unauthorized = [401, { code: 401, message: 'Unauthorized' }];

const holding = (kind: AccessToken['kind'], scopes: string[], lifeMs = 60_000): string => {
  const token = `token-${jira.world.random(8)}`;
  const { state } = jira.world;
  const issuedTo = clients.threeLegged;
  state.accessTokens.push({
    token,
    kind,
    accountId: accounts.admin,
    issuedTo,
    scopes,
    issuedAt: new Date().toISOString(),
    expiresAt: new Date(Date.now() + lifeMs).toISOString(),
    revoked: false,
  });
  state.oauthGrants.push({ clientId: issuedTo, accountId: accounts.admin, scopes, thisSite: true });
  return `Bearer ${token}`;
};

describe('who is let in', () => {
  test.each([
    ['a scoped token', 'ada@example.com', secrets.adminScoped, accounts.admin],
    [
      'a service account by Basic',
      'build-service@serviceaccount.atlassian.com',
      secrets.serviceAccount,
      accounts.serviceAccount,
    ],
  ])('%s', async (_, email, secret, accountId) => {
    const answer = await at(myself, basic(email, secret));
    expect([answer.status, (await jsonOf(answer)).accountId]).toEqual([200, accountId]);
  });

  test('client credentials', async () => {
    const answer = await postJson(`${jira.authUrl}/oauth/token`, {
      grant_type: 'client_credentials',
      client_id: clients.clientCredentials,
      client_secret: secrets.serviceClientSecret,
    });
    const { access_token: accessToken, expires_in: seconds } = await jsonOf(answer);
    expect(seconds).toBe(3600);
    expect((await at(myself, `Bearer ${accessToken}`)).status).toBe(200);
    const site = await get(`${jira.siteUrl}${myself}`, { authorization: `Bearer ${accessToken}` });
    expect(site.status).toBe(401);
  });

  test("a service account's token as Bearer, as long as it lives", async () => {
    const authorization = `Bearer ${secrets.serviceAccount}`;
    expect((await at(myself, authorization)).status).toBe(200);
    for (const each of jira.world.state.apiTokens) each.revoked = true;
    expect(await told(await at(myself, authorization))).toEqual(unauthorized);
  });

  test("a person's token as Bearer is nothing, scoped or not", async () => {
    for (const secret of [secrets.admin, secrets.adminScoped]) {
      expect(await told(await at(myself, `Bearer ${secret}`))).toEqual(unauthorized);
    }
  });

  test.each([
    ['nobody', undefined],
    ['a wrong pair', basic('ada@example.com', 'ATATT3xno')],
    ['an unscoped token', basic('ada@example.com', secrets.admin)],
    ['a password', basic('ada@example.com', secrets.adminPassword)],
    ['an unknown Bearer', 'Bearer nothing'],
  ])('%s is not', async (_, authorization) => {
    expect(await told(await at(myself, authorization))).toEqual(unauthorized);
  });

  test('a deactivated account is 403, or 401 where the site says so', async () => {
    const ada = jira.world.state.users.find(({ accountId }) => accountId === accounts.admin);
    if (ada) ada.active = false;
    const scoped = basic('ada@example.com', secrets.adminScoped);
    expect((await at(myself, scoped)).status).toBe(403);
    jira.world.state.site.inactiveAccountStatus = 401;
    expect((await at(myself, scoped)).status).toBe(401);
    const answer = await get(jira.siteUrl + myself, {
      authorization: basic('ada@example.com', secrets.admin),
    });
    expect(answer.status).toBe(401);
  });

  test.each([401, 403, 404] as const)('an expired token can be %d', async (status) => {
    jira.world.state.authorizationServer = { expiredTokenStatus: status };
    const authorization = holding('three-legged', ['read:jira-user'], -1);
    expect((await at(myself, authorization)).status).toBe(status);
  });

  test('a withdrawn grant ends its tokens', async () => {
    const authorization = holding('three-legged', ['read:jira-user']);
    expect((await at(myself, authorization)).status).toBe(200);
    jira.world.state.oauthGrants = [];
    expect(await told(await at(myself, authorization))).toEqual(unauthorized);
  });
});

describe('scopes, by operation', () => {
  const role = '/rest/api/3/role';
  const granular = [
    'read:user:jira',
    'read:group:jira',
    'read:project-role:jira',
    'read:project:jira',
    'read:avatar:jira',
    'read:project-category:jira',
  ];

  test('the classic group alone is enough, and so is the whole granular one', async () => {
    expect((await at(role, holding('three-legged', ['manage:jira-configuration']))).status).toBe(200);
    expect((await at(role, holding('three-legged', granular))).status).toBe(200);
  });

  test('one granular scope short of a group is a mismatch', async () => {
    for (const left of granular) {
      const scopes = granular.filter((scope) => scope !== left);
      expect(await told(await at(role, holding('three-legged', scopes)))).toEqual(mismatch);
    }
  });

  test('an operation without scopes needs none', async () => {
    expect((await at('/rest/api/3/serverInfo', holding('three-legged', []))).status).toBe(200);
  });

  test('a slash at the end and an unknown path are mismatches too', async () => {
    const authorization = holding('three-legged', ['manage:jira-configuration', 'read:jira-user']);
    expect(await told(await at(`${myself}/`, authorization))).toEqual(mismatch);
    expect(await told(await at('/rest/api/3/no-such-thing', authorization))).toEqual(mismatch);
  });

  test('scopes do not replace permissions', async () => {
    jira.world.state.globalPermissions.ADMINISTER = [];
    expect((await at(role, holding('three-legged', ['manage:jira-configuration']))).status).toBe(403);
  });
});

test('unknown cloud ids and paths without one are 404', async () => {
  const authorization = basic('ada@example.com', secrets.adminScoped);
  const other = `${jira.apiUrl}/ex/jira/00000000-0000-4000-8000-000000000000${myself}`;
  expect((await get(other, { authorization })).status).toBe(404);
  expect((await get(`${jira.apiUrl}${myself}`, { authorization })).status).toBe(404);
});

test('the IP allowlist holds at the gateway too', async () => {
  jira.world.state.site.ipAllowlist = ['203.0.113.'];
  const answer = await at(myself, basic('ada@example.com', secrets.adminScoped));
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('not on the allowedlist');
});
