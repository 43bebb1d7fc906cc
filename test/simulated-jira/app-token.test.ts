import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { installed, patchState, TestApp } from './connect-app.ts';

let jira: SimulatedJira;
let app: TestApp;
let accountId: string;

beforeAll(async () => {
  [jira, app] = await Promise.all([startSimulatedJira(), TestApp.start()]);
  ({ accountId } = await installed(jira.controlUrl, app.descriptorUrl));
});

afterAll(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const myself = () => `${jira.siteUrl}/rest/api/3/myself`;
const withToken = (token: string, url = myself()) =>
  fetch(url, { headers: { authorization: `JWT ${token}` } });

test('the app is its own user, and the answer says so', async () => {
  const response = await app.call('GET', `${myself()}?expand=groups,applicationRoles`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ accountId, accountType: 'app', active: true });
  expect(response.headers.get('x-aaccountid')).toBe(encodeURIComponent(accountId));
  expect(response.headers.get('x-seraph-loginreason')).toBeNull();
  expect(response.headers.get('server')).toBe('AtlassianEdge');
  expect(response.headers.get('atl-traceid')).toMatch(/^[0-9a-f]{32}$/);
});

test('sub gives no impersonation', async () => {
  const response = await withToken(app.token('GET', myself(), { sub: accounts.admin }));
  expect(await response.json()).toMatchObject({ accountId });
});

const seconds = () => Math.floor(Date.now() / 1000);

test.each([
  ['another secret', () => app.token('GET', myself(), {}, 'x'.repeat(64))],
  ['a past exp', () => app.token('GET', myself(), { exp: seconds() - 60 })],
  ['an iat in the future', () => app.token('GET', myself(), { iat: seconds() + 120, exp: seconds() + 300 })],
  ['a hash of another call', () => app.token('GET', `${jira.siteUrl}/rest/api/3/field`)],
  ['the fixed hash of context tokens', () => app.token('GET', myself(), { qsh: 'context-qsh' })],
  ['no hash', () => app.token('GET', myself(), { qsh: undefined })],
  ['the client key as iss', () => app.token('GET', myself(), { iss: app.installation().clientKey })],
  ['no signature', () => `${app.token('GET', myself()).split('.').slice(0, 2).join('.')}.`],
  ['no form at all', () => 'nonsense'],
])('a token with %s is refused without saying why', async (_, token) => {
  const response = await withToken(token());
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toContain('text/html');
  expect(await response.text()).toBe('Client must be authenticated to access this resource.');
});

test('odd queries hash alike on both sides', async () => {
  const url = `${jira.siteUrl}/rest/api/3/user/search?query=%20a%2Bb&query=Z&maxResults=5&x=%27(%29*`;
  expect((await app.call('GET', url)).status).toBe(200);
});

test('a clock that runs ahead makes fresh tokens old, and Date shows it', async () => {
  await patchState(jira.controlUrl, { site: { clockSkewSeconds: 600 } });
  const response = await app.call('GET', myself());
  await patchState(jira.controlUrl, { site: { clockSkewSeconds: 0 } });
  expect(response.status).toBe(401);
  expect(Date.parse(response.headers.get('date') ?? '')).toBeGreaterThan(Date.now() + 500_000);
});

test('a disabled app is shut out', async () => {
  await patchState(jira.controlUrl, { commands: [{ do: 'disable-app', app: app.key }] });
  expect((await app.call('GET', myself())).status).toBe(401);
  await patchState(jira.controlUrl, { commands: [{ do: 'enable-app', app: app.key }] });
  expect((await app.call('GET', myself())).status).toBe(200);
});

test.each([
  ['opaque', 'Bearer abcdef', 403, { error: 'Failed to parse Connect Session Auth Token' }],
  ['in lower case, so ignored', 'bearer abcdef', 200, { deploymentType: 'Cloud' }],
  ['after two blanks, so ignored', 'Bearer  abcdef', 200, { deploymentType: 'Cloud' }],
])('a Bearer that is %s', async (_, authorization, status, body) => {
  const response = await fetch(`${jira.siteUrl}/rest/api/3/serverInfo`, { headers: { authorization } });
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(body);
});

test('a JWS-shaped Bearer of nobody is refused as not authenticated', async () => {
  const authorization = `Bearer ${app.token('GET', myself())}`;
  const response = await fetch(`${jira.siteUrl}/rest/api/3/serverInfo`, { headers: { authorization } });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toContain('text/html');
});
