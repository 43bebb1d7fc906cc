import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { exchange, installed, patchState, TestApp } from './connect-app.ts';

let jira: SimulatedJira;
let app: TestApp;

beforeAll(async () => {
  [jira, app] = await Promise.all([startSimulatedJira(), TestApp.start()]);
  app.scopes = ['READ', 'WRITE', 'ACT_AS_USER'];
  await installed(jira.controlUrl, app.descriptorUrl);
});

afterAll(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const seconds = () => Math.floor(Date.now() / 1000);
const assertion = (accountId: string, changed: Record<string, unknown> = {}) =>
  app.assertion(jira.connectAuthServerUrl, jira.siteUrl, accountId, changed);
const tokenFor = async (accountId: string, scope?: string) => {
  const response = await exchange(jira.connectAuthServerUrl, assertion(accountId), scope);
  return (await response.json()) as { access_token: string; expires_in: number; token_type: string };
};
const get = (token: string, path: string) =>
  fetch(`${jira.siteUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });

test('a good assertion becomes a token that acts as the user', async () => {
  const answer = await tokenFor(accounts.member);
  expect(answer).toMatchObject({ expires_in: 900, token_type: 'Bearer' });
  const response = await get(answer.access_token, '/rest/api/3/myself');
  expect(await response.json()).toMatchObject({ accountId: accounts.member, displayName: 'Mika Member' });
  expect(jira.world.requests.at(-1)).toMatchObject({ identity: 'connect-user', accountId: accounts.member });
});

test.each([
  [
    'another audience',
    { aud: 'https://auth.atlassian.io' },
    'invalid_grant',
    'Invalid aud: https://auth.atlassian.io',
  ],
  [
    'too long a life',
    { exp: seconds() + 135 },
    'invalid_grant',
    /^Expiration timestamp too far in the future \[was 13\d seconds from now; please set `exp` to no more than 60 seconds after issue time\]$/,
  ],
  ['an end in the past', { iat: seconds() - 120, exp: seconds() - 60 }, 'invalid_grant', /expired/],
  ['another site', { tnt: 'https://other.atlassian.net' }, 'invalid_grant', /tnt/],
  ['an old form of sub', { sub: 'urn:atlassian:connect:userkey:admin' }, 'invalid_grant', /sub/],
  ['an unknown client', { iss: 'urn:atlassian:connect:clientid:nobody' }, 'invalid_client', /client/],
  ['the client key as iss', { iss: 'test-app' }, 'invalid_grant', /assertion/],
])('an assertion with %s', async (_, changed, error, description) => {
  const response = await exchange(jira.connectAuthServerUrl, assertion(accounts.member, changed));
  expect(response.status).toBeGreaterThanOrEqual(400);
  const body = (await response.json()) as { error: string; error_description: string };
  expect(body.error).toBe(error);
  if (typeof description === 'string') expect(body.error_description).toBe(description);
  else expect(body.error_description).toMatch(description);
});

test.each([
  ['unknown', '5b10aaaaaaaaaaaaaaaaaaaa'],
  ['deactivated', accounts.inactive],
  ['without access to Jira', accounts.customer],
])('a user who is %s cannot be impersonated while others can', async (_, accountId) => {
  const response = await exchange(jira.connectAuthServerUrl, assertion(accountId));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: 'invalid_grant' });
  expect((await exchange(jira.connectAuthServerUrl, assertion(accounts.member))).status).toBe(200);
});

test('a signature with another secret is refused', async () => {
  const [header, payload] = assertion(accounts.member).split('.');
  const response = await exchange(jira.connectAuthServerUrl, `${header}.${payload}.AAAA`);
  expect(await response.json()).toMatchObject({
    error: 'invalid_grant',
    error_description: 'Invalid signature',
  });
});

test('without ACT_AS_USER the grant type is closed, in recorded words', async () => {
  await patchState(jira.controlUrl, {
    commands: [{ do: 'set-scopes', app: app.key, scopes: ['READ', 'WRITE'] }],
  });
  const response = await exchange(jira.connectAuthServerUrl, assertion(accounts.member));
  await patchState(jira.controlUrl, {
    commands: [{ do: 'set-scopes', app: app.key, scopes: ['READ', 'WRITE', 'ACT_AS_USER'] }],
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    error: 'unauthorized_client',
    error_description: 'The authenticated client is not authorized to use this authorization grant type',
  });
});

test('scopes can be narrowed, never widened, and only in upper case', async () => {
  const { access_token: narrow } = await tokenFor(accounts.admin, 'READ');
  expect((await get(narrow, '/rest/api/3/configuration')).status).toBe(200);
  for (const scope of ['READ ADMIN', 'read']) {
    const response = await exchange(jira.connectAuthServerUrl, assertion(accounts.admin), scope);
    expect(await response.json()).toMatchObject({ error: 'invalid_scope' });
  }
});

test('the app scopes limit an administrator: a missing scope is 401 in the words of a scope check', async () => {
  const { access_token: token } = await tokenFor(accounts.admin);
  expect((await get(token, '/rest/api/3/configuration')).status).toBe(200);
  for (const path of ['/rest/api/3/permissions', '/rest/api/3/settings/columns']) {
    const response = await get(token, path);
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
  }
});

test('a user’s token dies with the user, and with its time', async () => {
  const { access_token: token } = await tokenFor(accounts.member);
  await patchState(jira.controlUrl, { users: [{ accountId: accounts.member, active: false }] });
  expect((await get(token, '/rest/api/3/myself')).status).toBe(401);
  await patchState(jira.controlUrl, { users: [{ accountId: accounts.member, active: true }] });
  expect((await get(token, '/rest/api/3/myself')).status).toBe(200);
  await patchState(jira.controlUrl, { site: { clockSkewSeconds: 901 } });
  expect((await get(token, '/rest/api/3/myself')).status).toBe(401);
  await patchState(jira.controlUrl, { site: { clockSkewSeconds: 0 } });
});

test('the number of exchanges in five minutes is limited', async () => {
  const made = jira.world.requests.filter(({ role }) => role === 'connect-auth-server').length;
  await patchState(jira.controlUrl, { limits: { tokenRequestsPer5Minutes: made + 1 } });
  expect((await exchange(jira.connectAuthServerUrl, assertion(accounts.member))).status).toBe(200);
  const refused = await exchange(jira.connectAuthServerUrl, assertion(accounts.member));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
});
