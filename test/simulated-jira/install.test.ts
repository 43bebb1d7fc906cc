import { decodeProtectedHeader, importSPKI, jwtVerify } from 'jose';
import { queryStringHash } from '../../src/simulated-jira/connect/query-hash.ts';
import { findUser } from '../../src/simulated-jira/people.ts';
import { newSigningKey } from '../../src/simulated-jira/signing-key.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { installed, patchState, TestApp } from './connect-app.ts';

const installKey = newSigningKey();
let jira: SimulatedJira;
let app: TestApp;

beforeEach(async () => {
  [jira, app] = await Promise.all([startSimulatedJira({ installKey }), TestApp.start()]);
});

afterEach(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const post = (body: unknown) =>
  fetch(`${jira.controlUrl}/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('sends installed signed with the install key, then enabled signed with the secret', async () => {
  const { clientKey, accountId } = await installed(jira.controlUrl, app.descriptorUrl);
  const [first, second] = app.received;
  expect(app.received.map(({ path }) => path)).toEqual(['/base/installed?from=jira', '/base/enabled']);
  expect(first?.body).toMatchObject({
    key: 'test-app',
    clientKey,
    baseUrl: jira.siteUrl,
    productType: 'jira',
    eventType: 'installed',
  });
  expect(second?.body).not.toHaveProperty('sharedSecret');

  const { kid, alg } = decodeProtectedHeader(first?.token ?? '');
  expect(alg).toBe('RS256');
  const pem = await (await fetch(`${jira.installKeysUrl}/${kid}`)).text();
  // Atlassian's key server has no prefix, so apps may resolve the key against it.
  expect(await (await fetch(new URL(`${kid}`, jira.installKeysUrl))).text()).toBe(pem);
  const verified = await jwtVerify(first?.token ?? '', await importSPKI(pem, 'RS256'), {
    audience: app.baseUrl,
  });
  const { iss, iat = 0, exp = 0, qsh, aud } = verified.payload;
  expect(iss).toBe(clientKey);
  expect(exp - iat).toBe(900);
  expect(aud).toEqual([app.baseUrl]);
  expect(qsh).toBe(queryStringHash('POST', '/installed', 'from=jira'));

  const secret = new TextEncoder().encode(app.installation().sharedSecret);
  const enabled = await jwtVerify(second?.token ?? '', secret, { algorithms: ['HS256'], issuer: clientKey });
  expect(enabled.payload.qsh).toBe(queryStringHash('POST', '/enabled', ''));
  expect(findUser(jira.world.state, accountId)).toMatchObject({ accountType: 'app', active: true });
});

test('an unknown key id has no key', async () => {
  expect((await fetch(`${jira.installKeysUrl}/11111111-1111-4111-8111-111111111111`)).status).toBe(404);
});

test.each([
  { scopes: ['READ'], administrator: false, inProjects: false },
  { scopes: ['READ', 'WRITE'], administrator: false, inProjects: true },
  { scopes: ['admin'], administrator: true, inProjects: true },
])('makes the app user of $scopes as Jira does', async ({ scopes, administrator, inProjects }) => {
  app.scopes = scopes;
  const { accountId } = await installed(jira.controlUrl, app.descriptorUrl);
  const groups = findUser(jira.world.state, accountId)?.groups ?? [];
  expect(groups).toEqual(expect.arrayContaining(['atlassian-addons', 'jira-users-acme']));
  expect(groups.includes('atlassian-addons-admin')).toBe(administrator);
  const inAll = jira.world.state.projects.every(({ roleActors }) =>
    roleActors[10003]?.users.includes(accountId),
  );
  expect(inAll).toBe(inProjects);
});

test('an app that refuses leaves nothing behind', async () => {
  app.answers.set('installed', 401);
  const response = await post({ descriptorUrl: app.descriptorUrl });
  expect(response.status).toBe(502);
  expect(await response.json()).toMatchObject({ error: 'app-refused', eventType: 'installed', status: 401 });
  expect(jira.world.state.connectApps).toEqual([]);
  expect(jira.world.state.users.some(({ accountType }) => accountType === 'app')).toBe(false);
  expect(app.received.map(({ body }) => body.eventType)).toEqual(['installed']);
});

test('an app that refuses an upgrade keeps the version before', async () => {
  await installed(jira.controlUrl, app.descriptorUrl);
  const { sharedSecret } = app.installation();
  app.answers.set('installed', 500);
  app.scopes = ['READ', 'WRITE'];
  expect((await post({ descriptorUrl: app.descriptorUrl, approve: true, rotateSecret: true })).status).toBe(
    502,
  );
  expect(jira.world.state.connectApps).toMatchObject([
    { sharedSecret, grantedScopes: ['READ'], state: 'enabled' },
  ]);
});

test('a second install is an upgrade: same client key, same account, a new secret when asked', async () => {
  const before = await installed(jira.controlUrl, app.descriptorUrl);
  const first = app.installation().sharedSecret;
  expect(await installed(jira.controlUrl, app.descriptorUrl)).toEqual(before);
  expect(app.installation().sharedSecret).toBe(first);
  await post({ descriptorUrl: app.descriptorUrl, rotateSecret: true });
  expect(app.installation().sharedSecret).not.toBe(first);
  expect((await app.call('GET', `${jira.siteUrl}/rest/api/3/myself`)).status).toBe(200);
});

test('added scopes wait for an administrator', async () => {
  await installed(jira.controlUrl, app.descriptorUrl);
  app.scopes = ['READ', 'ADMIN'];
  const response = await post({ descriptorUrl: app.descriptorUrl });
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ approvalPending: true, addedScopes: ['ADMIN'] });
  expect((await app.call('GET', `${jira.siteUrl}/rest/api/3/permissions`)).status).toBe(403);
  await patchState(jira.controlUrl, { commands: [{ do: 'approve-update', app: 'test-app' }] });
  expect((await app.call('GET', `${jira.siteUrl}/rest/api/3/permissions`)).status).toBe(200);
});

test.each([
  { why: 'jwt without lifecycle.installed', extra: { lifecycle: {} }, problem: /lifecycle\.installed/ },
  { why: 'an unknown scope', extra: { scopes: ['EVERYTHING'] }, problem: /not a Connect scope/ },
  { why: 'no key', extra: { key: undefined }, problem: /key/ },
])('a descriptor with $why is refused by name', async ({ extra, problem }) => {
  app.extra = extra;
  const response = await post({ descriptorUrl: app.descriptorUrl });
  expect(response.status).toBe(400);
  expect(((await response.json()) as { message: string }).message).toMatch(problem);
  expect(app.received).toEqual([]);
});

test('a site whose app group is no administrator cannot take an ADMIN app', async () => {
  await patchState(jira.controlUrl, {
    commands: [{ do: 'revoke-global', permission: 'ADMINISTER', group: 'atlassian-addons-admin' }],
  });
  app.scopes = ['ADMIN'];
  expect((await post({ descriptorUrl: app.descriptorUrl })).status).toBe(409);
});

test('uninstalling sends both callbacks, disables the user and shuts the app out', async () => {
  const { accountId } = await installed(jira.controlUrl, app.descriptorUrl);
  const response = await fetch(`${jira.controlUrl}/apps/test-app`, { method: 'DELETE' });
  expect(response.status).toBe(200);
  expect(app.received.slice(2).map(({ body }) => body.eventType)).toEqual(['disabled', 'uninstalled']);
  expect(decodeProtectedHeader(app.received[2]?.token ?? '').alg).toBe('HS256');
  expect(decodeProtectedHeader(app.received[3]?.token ?? '').alg).toBe('RS256');
  expect(findUser(jira.world.state, accountId)).toMatchObject({ active: false, groups: [] });
  expect((await app.call('GET', `${jira.siteUrl}/rest/api/3/myself`)).status).toBe(401);
  expect((await fetch(`${jira.controlUrl}/apps/test-app`, { method: 'DELETE' })).status).toBe(404);
});

test('installing again after uninstalling brings a new secret and the same client key', async () => {
  const before = await installed(jira.controlUrl, app.descriptorUrl);
  const { sharedSecret } = app.installation();
  await fetch(`${jira.controlUrl}/apps/test-app`, { method: 'DELETE' });
  expect(await installed(jira.controlUrl, app.descriptorUrl)).toEqual(before);
  expect(app.installation().sharedSecret).not.toBe(sharedSecret);
  expect((await app.call('GET', `${jira.siteUrl}/rest/api/3/myself`)).status).toBe(200);
});

test('on request, uninstalled overtakes disabled', async () => {
  await installed(jira.controlUrl, app.descriptorUrl);
  await patchState(jira.controlUrl, { faults: ['swapped-callbacks'] });
  await fetch(`${jira.controlUrl}/apps/test-app`, { method: 'DELETE' });
  expect(app.received.slice(2).map(({ body }) => body.eventType)).toEqual(['uninstalled', 'disabled']);
});
