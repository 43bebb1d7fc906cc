import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { get, jsonOf, postJson } from '../calls.ts';
import { appId, manifestWith, usualScopes } from './manifest-text.ts';
import { type Remote, startRemote } from './remote.ts';

let jira: SimulatedJira;
let remote: Remote;
let directory: string;
let frame: string;

beforeAll(async () => {
  directory = temporaryFolder('custom-ui');
  mkdirSync(join(directory, 'panel'));
  writeFileSync(
    join(directory, 'panel', 'index.html'),
    '<!doctype html><html><head><title>x</title></head></html>',
  );
  writeFileSync(join(directory, 'panel', 'app.js'), 'export {};');
  writeFileSync(join(directory, 'secret.txt'), 'outside the resource');
  [jira, remote] = await Promise.all([
    startSimulatedJira({ clock: () => Date.UTC(2026, 10, 21) }),
    startRemote(),
  ]);
  await postJson(`${jira.controlUrl}/forge-apps`, {
    manifest: manifestWith(usualScopes, "  content: { styles: ['unsafe-inline'] }"),
    remoteUrl: remote.url,
    resourceDirectory: directory,
  });
  const page = `${jira.controlUrl}/forge-apps/${encodeURIComponent(appId)}/page?module=panel&as=${accounts.admin}`;
  const { url } = await jsonOf(await get(page));
  expect(url).toMatch(/\/jira\/settings\/apps\/7a1b2c3d-[^/]+\/[0-9a-f-]{36}\?/);
  const text = await (await get(url)).text();
  frame = `${jira.siteUrl}${/src="([^"]+)ui\/"/.exec(text)?.[1] ?? ''}`;
});
beforeEach(() => {
  remote.received.length = 0;
  remote.answer = () => ({ status: 200, body: '{"fine":true}' });
});
afterAll(async () => {
  await Promise.all([jira.close(), remote.close()]);
  rmSync(directory, { recursive: true });
});

const call = async (command: string, payload: unknown) =>
  jsonOf(await postJson(`${frame}call`, { command, payload }));
const invoke = (input: Record<string, unknown>) =>
  call('invoke', { invokeType: 'ui-remote-fetch', ...input });

describe('the Custom UI', () => {
  test("has the platform's script before its own, under a policy", async () => {
    const answer = await get(`${frame}ui/`);
    expect(await answer.text()).toContain('<head><script src="./forge-bridge-in-frame.js"></script><title>');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
    expect((await get(`${frame}ui/app.js`)).headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  test.each(['..%2fsecret.txt', '%2e%2e/secret.txt', 'missing.js', '%zz', 'a%00b'])(
    '%s is not served',
    async (path) => {
      expect((await get(`${frame}ui/${path}`)).status).toBe(404);
    },
  );
});

describe('invokeRemote', () => {
  test('arrives with viewer, module, context and both tokens; headers of the page cannot replace them', async () => {
    const answer = await invoke({
      path: '/api/tenant?x=1',
      method: 'POST',
      headers: { Accept: 'application/json', Authorization: 'Bearer forged', 'X-Forge-OAuth-User': 'forged' },
      body: { a: 1 },
    });
    expect(answer.value).toMatchObject({ success: true, payload: { status: 200, body: { fine: true } } });
    const [request] = remote.received;
    expect([request?.method, request?.path, request?.body]).toEqual(['POST', '/api/tenant?x=1', '{"a":1}']);
    expect(request?.headers.accept).toBe('application/json');
    const claims = decodeJwt(String(request?.headers.authorization).slice('Bearer '.length));
    expect(claims).toMatchObject({
      principal: accounts.admin,
      app: { module: { type: 'jira:adminPage', key: 'panel' } },
      context: {
        cloudId: jira.cloudId,
        siteUrl: jira.siteUrl,
        moduleKey: 'panel',
        extension: { type: 'jira:adminPage' },
      },
    });
    const asUser = await get(`${jira.apiUrl}/ex/jira/${jira.cloudId}/rest/api/3/myself`, {
      authorization: `Bearer ${String(request?.headers['x-forge-oauth-user'])}`,
    });
    expect((await jsonOf(asUser)).accountId).toBe(accounts.admin);
    expect(request?.headers).toHaveProperty('x-forge-oauth-system');
  });

  test('401 rejects the call and hides the body; 403 reaches the page', async () => {
    remote.answer = () => ({ status: 401, body: '{"inner":"detail"}' });
    expect(await invoke({ path: '/api/tenant' })).toEqual({
      rejected: expect.not.stringContaining('detail'),
    });
    remote.answer = () => ({ status: 403, body: '{"error":{"code":"not-an-administrator"}}' });
    expect((await invoke({ path: '/api/tenant' })).value).toMatchObject({
      success: false,
      error: { status: 403, body: { error: { code: 'not-an-administrator' } } },
    });
  });

  test('redirects are errors, and silence ends after the time limit', async () => {
    remote.answer = () => ({ status: 302, headers: { location: 'http://localhost:1/' } });
    expect((await invoke({ path: '/' })).value.error.status).toBe(502);
    jira.world.state.forgePlatform = { uiTimeoutMs: 60 };
    remote.answer = () => null;
    expect((await invoke({ path: '/' })).value.error.status).toBe(504);
    jira.world.state.forgePlatform = {};
  });

  test('500 KB out and 5 MB back are the limits', async () => {
    const tooMuch = { path: '/', method: 'POST', body: { text: 'x'.repeat(500_001) } };
    expect((await invoke(tooMuch)).rejected).toContain('500 KB');
    expect(remote.received).toHaveLength(0);
    remote.answer = () => ({ status: 200, body: JSON.stringify('x'.repeat(5_000_001)) });
    expect((await invoke({ path: '/' })).value.error.status).toBe(413);
  });
});

test('1,200 invocations a minute are the limit', async () => {
  const [app] = jira.world.state.forgeApps;
  const bucket = `forge-invocations:${app?.installationId}`;
  jira.world.meter.count(bucket, 1200, 1200, 60_000, jira.world.now());
  expect((await invoke({ path: '/' })).value.error.status).toBe(429);
  expect(remote.received).toHaveLength(0);
});

test('getContext names viewer, site and module', async () => {
  expect((await call('getContext', { colorMode: 'dark' })).value).toMatchObject({
    accountId: accounts.admin,
    cloudId: jira.cloudId,
    moduleKey: 'panel',
    environmentType: 'PRODUCTION',
    theme: { colorMode: 'dark' },
  });
});

test('requestJira runs as the viewer within the scopes of the app', async () => {
  const ask = async (restPath: string) =>
    (
      await call('fetchProduct', {
        product: 'jira',
        restPath,
        fetchRequestInit: { headers: [['accept', 'application/json']] },
      })
    ).value;
  const myself = await ask('/rest/api/3/myself');
  expect([myself.status, JSON.parse(myself.body).accountId]).toEqual([200, accounts.admin]);
  expect(await ask('/rest/api/3/role')).toMatchObject({
    status: 401,
    body: expect.stringContaining('scope does not match'),
  });
});

test('a ticket of nobody opens nothing', async () => {
  const forged = await postJson(`${jira.siteUrl}/_forge/frames/none/call`, {
    command: 'getContext',
    payload: {},
  });
  expect(await jsonOf(forged)).toHaveProperty('rejected');
});

test('an entry that serves Configure or Get started is under Manage apps, not in the sidebar', async () => {
  const [app] = jira.world.state.forgeApps;
  if (app === undefined) throw new Error('no Forge app is installed');
  const second = { key: 'start', title: 'First steps', resource: 'panel', useAsGetStarted: true };
  app.manifest = {
    ...app.manifest,
    modules: { 'jira:adminPage': [{ key: 'panel', title: 'Seen' }, second] },
  };
  const page = await (await get(`${jira.siteUrl}/plugins/servlet/upm`)).text();
  const sidebar = page.slice(page.indexOf('<nav'), page.indexOf('</nav>'));
  expect(sidebar).toContain('module=panel">Seen</a>');
  expect(sidebar).not.toContain('First steps');
  expect(page.slice(page.indexOf('</nav>'))).toContain('module=start">Get started</a>');
});
