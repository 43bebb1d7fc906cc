import { createRemoteJWKSet, jwtVerify } from 'jose';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { aMoment, until } from '../../run/until.ts';
import { get, jsonOf, postJson } from '../calls.ts';
import { pristine } from '../pristine.ts';
import { appId, manifestWith, usualScopes } from './manifest-text.ts';
import { type Received, type Remote, startRemote } from './remote.ts';

let jira: SimulatedJira;
let remote: Remote;
let restore: () => void;
beforeAll(async () => {
  [jira, remote] = await Promise.all([startSimulatedJira(), startRemote()]);
  restore = pristine(jira.world);
});
beforeEach(() => {
  restore();
  remote.received.length = 0;
  remote.answer = () => ({ status: 204 });
});
afterAll(() => Promise.all([jira.close(), remote.close()]));

const install = async (manifest = manifestWith(usualScopes)) =>
  jsonOf(await postJson(`${jira.controlUrl}/forge-apps`, { manifest, remoteUrl: remote.url }));
const control = async (method: string, action: string) =>
  jsonOf(await fetch(`${jira.controlUrl}/forge-apps/${encodeURIComponent(appId)}${action}`, { method }));
const bearerOf = (request: Received | undefined) =>
  String(request?.headers.authorization).replace(/^Bearer /, '');
const gateway = (path: string, token: unknown) =>
  get(`${jira.apiUrl}/ex/jira/${jira.cloudId}${path}`, { authorization: `Bearer ${String(token)}` });

describe('install', () => {
  test('sends the lifecycle event with an invocation token that holds by the key set', async () => {
    const installed = await install();
    const [event] = remote.received;
    expect([event?.method, event?.path]).toEqual(['POST', '/forge/events']);
    expect(JSON.parse(event?.body ?? '')).toMatchObject({
      eventType: 'avi:forge:installed:app',
      id: installed.installationId,
      installerAccountId: accounts.admin,
      app: { id: appId, version: '2.0.0', name: 'Witness' },
      environment: { id: installed.environmentId },
    });
    const { payload, protectedHeader } = await jwtVerify(
      bearerOf(event),
      createRemoteJWKSet(new URL(jira.forgeJwksUrl)),
      { issuer: 'forge/invocation-token', audience: appId, algorithms: ['RS256'] },
    );
    expect(protectedHeader.kid).toBe(jira.world.forgeKey.kid);
    expect(payload).toMatchObject({
      app: {
        id: appId,
        appVersion: '2.0.0',
        installationId: installed.installationId,
        apiBaseUrl: `${jira.apiUrl}/ex/jira/${jira.cloudId}`,
        environment: { type: 'PRODUCTION', id: installed.environmentId },
        module: { type: 'core:trigger', key: 'lifecycle' },
      },
      jti: expect.any(String),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(25);
    expect(payload).not.toHaveProperty('principal');
    expect(payload).not.toHaveProperty('context');
  });

  test('a system token goes along with events, a user token never; both trace headers do', async () => {
    const { accountId } = await install();
    const headers = remote.received[0]?.headers ?? {};
    expect(headers).not.toHaveProperty('x-forge-oauth-user');
    expect(headers['x-b3-traceid']).toMatch(/^[0-9a-f]{32}$/);
    expect(headers['x-b3-spanid']).toMatch(/^[0-9a-f]{16}$/);
    const answer = await gateway('/rest/api/3/myself', headers['x-forge-oauth-system']);
    expect(await jsonOf(answer)).toMatchObject({ accountId, accountType: 'app' });
  });

  test.each([
    ['no read:app-system-token', '[read:jira-work]'],
    ['no product scope', '[read:app-system-token, read:app-user-token]'],
  ])('%s: no token', async (_, scopes) => {
    await install(manifestWith(scopes));
    expect(remote.received[0]?.headers).not.toHaveProperty('x-forge-oauth-system');
  });

  test('a manifest that is none is refused with the place', async () => {
    const answer = await install('app: { id: 7a1b2c3d }');
    expect(answer.problems).toEqual(expect.arrayContaining([expect.stringMatching(/^app\.id: /)]));
  });

  test("the app user's rights may come later", async () => {
    jira.world.state.forgePlatform = { rightsDelayMs: 60_000 };
    const { accountId } = await install();
    const token = remote.received[0]?.headers['x-forge-oauth-system'];
    const visible = async () => (await jsonOf(await gateway('/rest/api/3/project/search', token))).total;
    expect(await visible()).toBe(0);
    const [app] = jira.world.state.forgeApps;
    if (app) app.rightsFrom = new Date(Date.now() - 1).toISOString();
    expect(await visible()).toBeGreaterThan(0);
    const groups = jira.world.state.users.find((user) => user.accountId === accountId)?.groups;
    expect(groups).toContain('atlassian-addons');
    expect(groups).not.toContain('atlassian-addons-admin');
  });

  test('a configuration scope makes the app user an administrator', async () => {
    const { accountId } = await install(manifestWith('[read:app-system-token, manage:jira-configuration]'));
    expect(jira.world.state.users.find((user) => user.accountId === accountId)?.groups).toContain(
      'atlassian-addons-admin',
    );
    const token = remote.received[0]?.headers['x-forge-oauth-system'];
    expect((await gateway('/rest/api/3/role', token)).status).toBe(200);
  });
});

describe('retries', () => {
  const retryContexts = () => remote.received.map(({ body }) => JSON.parse(body).retryContext);
  beforeEach(() => {
    jira.world.state.forgePlatform = { retrySpacingMs: 5, eventTimeoutMs: 200 };
  });

  test('four more attempts after a failure, each with its reason', async () => {
    remote.answer = () => ({ status: 500 });
    await install();
    // Also the last answer must be in, or its delivery would be counted by the next test.
    await until(() => jira.world.state.forgeDeliveries?.length === 5);
    expect(retryContexts()).toEqual([
      undefined,
      ...[1, 2, 3, 4].map((retryCount) => ({
        retryCount,
        retryReason: 'INVALID_REMOTE_INVOCATION_ERROR',
      })),
    ]);
  });

  test('silence is a timeout, 401 a refused token, a redirect an error; success ends it', async () => {
    const answers = [null, { status: 401 }, { status: 302, headers: { location: '/' } }, { status: 200 }];
    remote.answer = () => answers.shift() ?? null;
    await install();
    await until(() => jira.world.state.forgeDeliveries?.length === 4);
    expect(retryContexts().map((context) => context?.retryReason)).toEqual([
      undefined,
      'TIMEOUT_ERROR',
      'INVALID_FORGE_INVOCATION_TOKEN',
      'INVALID_REMOTE_INVOCATION_ERROR',
    ]);
    const { deliveries } = await control('GET', '/deliveries');
    expect(deliveries.map(({ status }: { status: number | null }) => status)).toEqual([null, 401, 302, 200]);
  });
});

describe('new versions', () => {
  test('without more rights: at once, in silence, same installation', async () => {
    const first = await install();
    const second = await install(manifestWith(usualScopes, '# a comment more'));
    expect([second.version, second.pendingVersion]).toEqual(['2.1.0', null]);
    expect(second.installationId).toBe(first.installationId);
    expect(remote.received).toHaveLength(1);
  });

  test('more scopes wait for an administrator while the old version goes on', async () => {
    await install();
    const more = manifestWith('[read:app-system-token, read:jira-work, manage:jira-configuration]');
    const waiting = await install(more);
    expect([waiting.version, waiting.pendingVersion]).toEqual(['2.0.0', '3.0.0']);
    await control('POST', '/schedule');
    const old = remote.received.at(-1)?.headers['x-forge-oauth-system'];
    expect((await gateway('/rest/api/3/role', old)).status).toBe(401);
    await control('POST', '/approve');
    const event = remote.received.at(-1);
    expect(JSON.parse(event?.body ?? '')).toMatchObject({
      eventType: 'avi:forge:upgraded:app',
      upgraderAccountId: accounts.admin,
      permissions: { scopes: expect.arrayContaining(['manage:jira-configuration']) },
    });
    const fresh = event?.headers['x-forge-oauth-system'];
    expect((await gateway('/rest/api/3/role', fresh)).status).toBe(200);
  });
});

test('the scheduled trigger fires with its module key', async () => {
  await install();
  const { deliveries } = await control('POST', '/schedule?key=recheck');
  expect(deliveries).toMatchObject([{ moduleKey: 'recheck', status: 204 }]);
});

test('an app is found below /apps by its installation, its uuid or its ARI', async () => {
  const { installationId } = await install();
  for (const name of [
    encodeURIComponent(installationId),
    appId.split('/').at(-1),
    encodeURIComponent(appId),
  ]) {
    const answer = await get(`${jira.controlUrl}/apps/${name}/page?module=panel&as=${accounts.admin}`);
    expect((await jsonOf(answer)).url).toContain('/jira/settings/apps/');
  }
  expect((await get(`${jira.controlUrl}/apps/no-such-app/page?module=panel`)).status).toBe(404);
});

test('scheduled triggers fire by themselves while the app is installed', async () => {
  jira.world.state.forgePlatform = { scheduleEveryMs: 10 };
  await install();
  const scheduled = () =>
    jira.world.state.forgeDeliveries?.filter(({ moduleKey }) => moduleKey === 'recheck') ?? [];
  await until(() => scheduled().length >= 2);
  await control('DELETE', '');
  const heard = scheduled().length;
  await aMoment();
  expect(scheduled().length).toBeLessThanOrEqual(heard + 1);
});

test('uninstall says farewell first; then tokens are dead, and a reinstall is another installation', async () => {
  const first = await install();
  const token = remote.received[0]?.headers['x-forge-oauth-system'];
  let stateDuringFarewell = '';
  remote.answer = () => {
    stateDuringFarewell = jira.world.state.forgeApps[0]?.state ?? '';
    return { status: 500 };
  };
  await control('DELETE', '');
  expect(stateDuringFarewell).toBe('enabled');
  expect(JSON.parse(remote.received.at(-1)?.body ?? '').eventType).toBe('avi:forge:preUninstall:app');
  expect((await gateway('/rest/api/3/myself', token)).status).toBe(401);
  remote.answer = () => ({ status: 204 });
  const second = await install();
  expect(second.installationId).not.toBe(first.installationId);
  expect(second.environmentId).toBe(first.environmentId);
});

describe('offline impersonation', () => {
  const scopes = `
    read:app-system-token: {}
    read:jira-user: { allowImpersonation: true }
    read:jira-work: {}`;
  const mutation =
    'mutation M($input: OfflineUserAuthTokenInput!) { offlineUserAuthToken(input: $input) { success errors { message } authToken { token ttl } } }';
  const impersonate = async (userId: string) => {
    const system = remote.received[0]?.headers['x-forge-oauth-system'];
    const input = { contextIds: [`ari:cloud:jira::site/${jira.cloudId}`], userId };
    const answer = await postJson(
      `${jira.apiUrl}/graphql`,
      { query: mutation, variables: { input } },
      { authorization: `Bearer ${String(system)}` },
    );
    return (await jsonOf(answer)).data.offlineUserAuthToken;
  };

  test('gives a token for a user, with the scopes that allow it', async () => {
    await install(manifestWith(scopes));
    const { success, authToken } = await impersonate(accounts.member);
    expect(success).toBe(true);
    expect(authToken.ttl).toBeGreaterThan(0);
    expect((await jsonOf(await gateway('/rest/api/3/myself', authToken.token))).accountId).toBe(
      accounts.member,
    );
    expect((await gateway('/rest/api/3/project/search', authToken.token)).status).toBe(401);
  });

  test('none for a deactivated user; one that is no good for a service account', async () => {
    await install(manifestWith(scopes));
    expect(await impersonate(accounts.inactive)).toMatchObject({ success: false, authToken: null });
    const { authToken } = await impersonate(accounts.serviceAccount);
    expect((await gateway('/rest/api/3/myself', authToken.token)).status).toBe(401);
  });

  test('none without a scope that allows it', async () => {
    await install();
    expect((await impersonate(accounts.member)).success).toBe(false);
  });
});

test('an app access rule hides the project from the app, not from people', async () => {
  await install();
  jira.world.state.site.blockedApps = [{ app: appId, projects: ['PAY'] }];
  const token = remote.received[0]?.headers['x-forge-oauth-system'];
  expect((await gateway('/rest/api/3/issue/PAY-1', token)).status).toBe(404);
  expect((await gateway('/rest/api/3/issue/OPS-1', token)).status).toBe(200);
});

test('a user who never agreed is told so in recorded words', async () => {
  await install();
  const [app] = jira.world.state.forgeApps;
  if (app === undefined) throw new Error('not installed');
  app.consentedAccounts = [];
  const { forgeToken } = await import('../../../src/simulated-jira/forge/oauth-tokens.ts');
  const token = forgeToken(app, 'forge-user', accounts.admin, app.grantedScopes, jira.world);
  const answer = await gateway('/rest/api/3/myself', token);
  expect([answer.status, await answer.text()]).toEqual([
    403,
    expect.stringContaining('Your app was granted the following scopes: []'),
  ]);
});
