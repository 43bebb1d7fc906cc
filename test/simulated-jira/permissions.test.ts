import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { newSigningKey } from '../../src/simulated-jira/signing-key.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { exchange, installed, patchState, TestApp } from './connect-app.ts';

const installKey = newSigningKey();
let jira: SimulatedJira;
let app: TestApp;

beforeEach(async () => {
  [jira, app] = await Promise.all([startSimulatedJira({ installKey }), TestApp.start()]);
  app.scopes = ['ADMIN', 'ACT_AS_USER'];
  await installed(jira.controlUrl, app.descriptorUrl);
});

afterEach(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const api = (path: string) => `${jira.siteUrl}/rest/api/3${path}`;
const status = async (path: string, method = 'GET', body?: unknown) =>
  (await app.call(method, api(path), body)).status;
const read = async (path: string) => (await app.call('GET', api(path))).json();
const command = (...commands: unknown[]) => patchState(jira.controlUrl, { commands });
const fromAdmins = () =>
  command({ do: 'remove-from-group', account: 'app:test-app', group: 'atlassian-addons-admin' });
const outOf = (project: string, permission?: string) =>
  command({
    do: 'revoke-in-project',
    project,
    ...(permission === undefined ? {} : { permission }),
    holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
  });

async function as(accountId: string) {
  const assertion = app.assertion(jira.connectAuthServerUrl, jira.siteUrl, accountId);
  const response = await exchange(jira.connectAuthServerUrl, assertion);
  const { access_token: token } = (await response.json()) as { access_token: string };
  return (method: string, path: string, body?: unknown) =>
    fetch(api(path), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

test('scope first, permission second: the audit log is READ and yet wants Administer Jira', async () => {
  expect(await status('/auditing/record')).toBe(200);
  await fromAdmins();
  const refused = await app.call('GET', api('/auditing/record'));
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({
    errorMessages: ['Only Jira administrators can perform this operation.'],
  });
  expect(refused.headers.get('x-aaccountid')).not.toBeNull();
  expect(await status('/permissions')).toBe(200);
});

test('whatever group holds Administer Jira makes an administrator', async () => {
  await fromAdmins();
  await patchState(jira.controlUrl, { groups: [{ name: 'the-tidy-ones' }] });
  await command(
    { do: 'grant-global', permission: 'ADMINISTER', group: 'the-tidy-ones' },
    { do: 'add-to-group', account: 'app:test-app', group: 'the-tidy-ones' },
  );
  expect(await status('/auditing/record')).toBe(200);
  const admins = await read('/group/bulk?accessType=admin');
  expect(admins).toMatchObject({
    values: expect.arrayContaining([expect.objectContaining({ name: 'the-tidy-ones' })]),
  });
});

test('a scheme without apps hides its project, its issues and its search hits', async () => {
  const keys = async () =>
    ((await read('/project/search')) as { values: { key: string }[] }).values.map(({ key }) => key);
  expect(await keys()).toEqual(['PAY', 'OPS', 'TEAM']);
  await fromAdmins();
  await outOf('OPS');
  expect(await keys()).toEqual(['PAY', 'TEAM']);
  const project = await app.call('GET', api('/project/OPS'));
  expect(project.status).toBe(404);
  expect(await project.json()).toMatchObject({
    errorMessages: ["No project could be found with key 'OPS'."],
  });
  const issue = await app.call('GET', api('/issue/OPS-1'));
  expect(issue.status).toBe(404);
  expect(await issue.json()).toMatchObject({
    errorMessages: ['Issue does not exist or you do not have permission to see it.'],
  });
  const search = await app.call('GET', api('/search/jql?jql=project%20%3D%20OPS'));
  expect([search.status, await search.json()]).toEqual([200, { issues: [], isLast: true }]);
});

test('issue security hides single issues from people outside the level', async () => {
  const member = await as(accounts.member);
  expect((await member('GET', '/issue/PAY-1')).status).toBe(200);
  expect((await member('GET', '/issue/PAY-2')).status).toBe(404);
  expect(await status('/issue/PAY-2')).toBe(200);
  const hits = (await (await member('GET', '/search/jql?jql=project%3DPAY&fields=summary')).json()) as {
    issues: { key: string }[];
  };
  expect(hits.issues.map(({ key }) => key)).toEqual(['PAY-1', 'PAY-3']);
});

test('roles of a project: 401 to somebody who may browse and not administer, 404 to somebody who may not browse', async () => {
  const member = await as(accounts.member);
  const seen = await member('GET', '/project/PAY/role');
  expect(seen.status).toBe(401);
  expect(await seen.json()).toMatchObject({
    errorMessages: ['You cannot edit the configuration of this project.'],
  });
  const hidden = await fetch(api('/project/PAY/role'));
  expect(hidden.status).toBe(404);
  await command({
    do: 'grant-in-project',
    project: 'PAY',
    permission: 'BROWSE_PROJECTS',
    holder: { type: 'anyone' },
  });
  const wanting = await fetch(api('/project/PAY/role'));
  expect([wanting.status, await wanting.json()]).toMatchObject([
    401,
    { errorMessages: ['You are not authenticated. Authentication required to perform this operation.'] },
  ]);
  expect((await fetch(api('/project/PAY'))).status).toBe(200);
});

test('permissions/check: an app asks about anybody, a user about itself unless administrator', async () => {
  const body = {
    accountId: accounts.admin,
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [
      { permissions: ['EDIT_ISSUES', 'ADMINISTER_PROJECTS'], projects: [10000, 99999], issues: [10101] },
    ],
  };
  const answer = await app.call('POST', api('/permissions/check'), body);
  expect(await answer.json()).toEqual({
    globalPermissions: ['ADMINISTER'],
    projectPermissions: [
      { permission: 'EDIT_ISSUES', projects: [10000], issues: [10101] },
      { permission: 'ADMINISTER_PROJECTS', projects: [10000], issues: [10101] },
    ],
  });
  const member = await as(accounts.member);
  expect((await member('POST', '/permissions/check', body)).status).toBe(403);
  const own = await member('POST', '/permissions/check', {
    globalPermissions: ['ADMINISTER', 'BULK_CHANGE'],
  });
  expect(await own.json()).toMatchObject({ globalPermissions: ['BULK_CHANGE'] });
  const unknown = await app.call('POST', api('/permissions/check'), { globalPermissions: ['NO_SUCH'] });
  expect(unknown.status).toBe(400);
  expect(await unknown.json()).toMatchObject({ errors: { NO_SUCH: 'Unrecognized permission' } });
});

test('mypermissions is optimistic without an issue and exact with one', async () => {
  await command(
    {
      do: 'revoke-in-project',
      project: 'PAY',
      permission: 'EDIT_ISSUES',
      holder: { type: 'projectRole', parameter: 'Members' },
    },
    { do: 'grant-in-project', project: 'PAY', permission: 'EDIT_ISSUES', holder: { type: 'reporter' } },
  );
  const member = await as(accounts.member);
  const have = async (context: string) => {
    const response = await member('GET', `/mypermissions?permissions=EDIT_ISSUES${context}`);
    return ((await response.json()) as { permissions: Record<string, { havePermission: boolean }> })
      .permissions.EDIT_ISSUES?.havePermission;
  };
  expect(await have('&projectKey=PAY')).toBe(true);
  expect(await have('&issueKey=PAY-1')).toBe(false);
  expect((await member('GET', '/mypermissions')).status).toBe(400);
  expect((await member('GET', '/mypermissions?permissions=EDIT_ISSUES&projectKey=NONE')).status).toBe(404);
});

test('mypermissions answers anonymous with 200 and no right', async () => {
  const response = await fetch(api('/mypermissions?permissions=BROWSE_PROJECTS'));
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    permissions: { BROWSE_PROJECTS: { havePermission: false } },
  });
});

test.each([
  ['applicationRole', 'jira-software', true],
  ['applicationRole', 'jira-servicedesk', false],
  ['group', 'jira-users-acme', true],
  ['group', 'jira-admins-acme', false],
  ['user', accounts.member, true],
  ['user', accounts.admin, false],
  ['projectLead', undefined, false],
  ['anyone', undefined, true],
  ['sd.customer.portal.only', undefined, false],
])('a grant to %s %s opens a project to a member: %s', async (type, parameter, open) => {
  await outOf('TEAM', 'BROWSE_PROJECTS');
  await command(
    { do: 'revoke-in-project', project: 'TEAM', holder: { type: 'projectRole', parameter: 'Member' } },
    {
      do: 'grant-in-project',
      project: 'TEAM',
      permission: 'BROWSE_PROJECTS',
      holder: { type, ...(parameter === undefined ? {} : { parameter }) },
    },
  );
  const member = await as(accounts.member);
  expect((await member('GET', '/project/TEAM')).status).toBe(open ? 200 : 404);
});

test('an app access rule keeps the app out of a project, also as a user, and nobody else', async () => {
  await patchState(jira.controlUrl, { site: { blockedApps: [{ app: 'test-app', projects: ['PAY'] }] } });
  expect(await status('/issue/PAY-1')).toBe(404);
  const admin = await as(accounts.admin);
  expect((await admin('GET', '/issue/PAY-1')).status).toBe(404);
  expect(await status('/issue/TEAM-1')).toBe(200);
});

test('browse users and groups: a refusal here, an empty list there', async () => {
  for (const group of ['jira-users-acme', 'jira-admins-acme', 'site-admins', 'atlassian-addons-admin']) {
    await command({ do: 'revoke-global', permission: 'USER_PICKER', group });
  }
  const member = await as(accounts.member);
  expect((await member('GET', `/user?accountId=${accounts.admin}`)).status).toBe(403);
  const search = await member('GET', '/user/search?query=ada');
  expect([search.status, await search.json()]).toEqual([200, []]);
});

test('what belongs to another user wants Administer Jira', async () => {
  const member = await as(accounts.member);
  const own = await member('GET', `/user/properties?accountId=${accounts.member}`);
  const others = await member('GET', `/user/properties?accountId=${accounts.admin}`);
  expect([own.status, others.status]).toEqual([200, 403]);
});

test('operations for apps refuse people, whatever their rights', async () => {
  const { state } = jira.world;
  state.apiTokens.push({
    token: 'person',
    accountId: accounts.admin,
    scopes: null,
    expiresAt: '2099-01-01T00:00:00Z',
    revoked: false,
  });
  const authorization = `Basic ${Buffer.from('ada@example.com:person').toString('base64')}`;
  expect((await fetch(api('/workflow/rule/config'), { headers: { authorization } })).status).toBe(403);
  expect((await fetch(api('/webhook'), { headers: { authorization } })).status).toBe(403);
  expect(await status('/webhook')).toBe(200);
});
