import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { installed, patchState, TestApp } from './connect-app.ts';

let jira: SimulatedJira;
let app: TestApp;

beforeAll(async () => {
  [jira, app] = await Promise.all([startSimulatedJira(), TestApp.start()]);
  await installed(jira.controlUrl, app.descriptorUrl);
});

afterAll(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const patch = (body: unknown) =>
  fetch(`${jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('things are changed by what they are known by, new ones are filled up', async () => {
  await patchState(jira.controlUrl, {
    site: { latencyMs: 1 },
    users: [
      { accountId: accounts.member, displayName: 'Mika the Second' },
      { accountId: 'new-one', displayName: 'Nora', groups: ['jira-users-acme'] },
    ],
    groups: [{ name: 'fresh' }],
    globalPermissions: { BULK_CHANGE: [] },
  });
  const { state } = jira.world;
  expect(state.users.find(({ accountId }) => accountId === accounts.member)).toMatchObject({
    displayName: 'Mika the Second',
    active: true,
  });
  expect(state.users.find(({ accountId }) => accountId === 'new-one')).toMatchObject({
    active: true,
    accountType: 'atlassian',
    applicationRoles: ['jira-software'],
  });
  expect(state.globalPermissions.BULK_CHANGE).toEqual([]);
  expect(state.groups.some(({ name, groupId }) => name === 'fresh' && groupId !== '')).toBe(true);
  await patchState(jira.controlUrl, { users: [{ accountId: 'new-one', $remove: true }] });
  expect(state.users.some(({ accountId }) => accountId === 'new-one')).toBe(false);
});

test('maps, short names and members will do as well', async () => {
  await patchState(jira.controlUrl, {
    users: { [accounts.member]: { displayName: 'Mika' } },
    groups: { 'jira-admins-acme': { members: [accounts.member] } },
    permissions: { USER_PICKER: ['site-admins'] },
    scopes: { 'test-app': ['admin'] },
  });
  const { state } = jira.world;
  const admins = state.users.filter(({ groups }) => groups.includes('jira-admins-acme'));
  expect(admins.map(({ displayName }) => displayName)).toEqual(['Mika']);
  expect(state.globalPermissions.USER_PICKER).toEqual(['site-admins']);
  expect(state.connectApps[0]?.grantedScopes).toEqual(['ADMIN']);
  await patchState(jira.controlUrl, {
    groups: [{ name: 'jira-admins-acme', members: [accounts.admin] }],
    scopes: { 'test-app': ['READ'] },
  });
  expect((await patch({ scopes: { nobody: ['READ'] } })).status).toBe(400);
});

test.each([
  ['an unknown name', { usres: [] }, /usres: the state has nothing of this name/],
  [
    'a value of another type',
    { site: { suspended: 'yes' } },
    /site\.suspended: expected boolean, got string/,
  ],
  ['an item without its name', { users: [{ displayName: 'x' }] }, /users\[0\]: needs accountId/],
  ['an unknown fault', { faults: ['no-such'] }, /no fault no-such/],
  ['an unknown command', { commands: [{ do: 'explode' }] }, /do/],
  [
    'an unknown group',
    { commands: [{ do: 'add-to-group', account: accounts.admin, group: 'none' }] },
    /no group none/,
  ],
])('%s is refused by name', async (_, body, message) => {
  const response = await patch(body);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { message: string }).message).toMatch(message);
});

test('roles are joined and left by name', async () => {
  const step = (what: 'add-to-role' | 'remove-from-role') =>
    patchState(jira.controlUrl, {
      commands: [{ do: what, project: 'OPS', role: 'Administrators', account: 'app:test-app' }],
    });
  const roles = () => app.call('GET', `${jira.siteUrl}/rest/api/3/project/OPS/role`);
  expect((await roles()).status).toBe(404);
  await step('add-to-role');
  expect((await roles()).status).toBe(200);
  await step('remove-from-role');
  expect((await roles()).status).toBe(404);
});

test('the request log says who asked what, newest last, and holds no credential', async () => {
  const url = `${jira.siteUrl}/rest/api/3/field?jwt=${app.token('GET', `${jira.siteUrl}/rest/api/3/field`)}`;
  expect((await fetch(url)).status).toBe(200);
  const requestsOf = async (query: string): Promise<{ role: string }[]> =>
    (await fetch(`${jira.controlUrl}/requests${query}`)).json() as Promise<{ role: string }[]>;
  const requests = await requestsOf('');
  expect(requests.at(-1)).toMatchObject({
    role: 'site',
    method: 'GET',
    path: '/rest/api/3/field?jwt=***',
    identity: 'connect-app',
    status: 200,
  });
  expect(JSON.stringify(requests)).not.toContain('eyJ');
  expect(new Set(requests.map(({ role }) => role))).toEqual(new Set(['site']));
  await fetch(`${jira.installKeysUrl}/none`);
  expect((await requestsOf('?role=install-keys')).at(-1)).toMatchObject({ path: '/none', status: 404 });
  expect((await requestsOf('?role=all')).length).toBeGreaterThan(requests.length);
});

test('a web page cannot steer the site', async () => {
  const response = await fetch(`${jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '{"site":{"suspended":true}}',
  });
  expect(response.status).toBe(403);
  expect(jira.world.state.site.suspended).toBe(false);
});

test('the state can be read, whole and in parts', async () => {
  expect(await (await fetch(`${jira.controlUrl}/state/site`)).json()).toMatchObject({
    name: 'acme',
    deployment: 'cloud',
  });
  expect((await fetch(`${jira.controlUrl}/state/none`)).status).toBe(404);
});

test('nothing else is there', async () => {
  expect((await fetch(`${jira.controlUrl}/nothing`)).status).toBe(404);
});
