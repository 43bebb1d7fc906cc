import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { scenarioNamed } from '../../src/simulated-jira/scenarios/index.ts';
import { newSigningKey } from '../../src/simulated-jira/signing-key.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { exchange, installed, TestApp } from './connect-app.ts';

const installKey = newSigningKey();
let jira: SimulatedJira;
let app: TestApp;

async function begin(name: string, scopes: string[]): Promise<void> {
  const scenario = scenarioNamed(name);
  if (scenario === null) throw new Error(`no scenario ${name}`);
  [jira, app] = await Promise.all([startSimulatedJira({ scenario, installKey }), TestApp.start()]);
  app.scopes = scopes;
  await installed(jira.controlUrl, app.descriptorUrl);
}

afterEach(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const status = async (path: string) => (await app.call('GET', `${jira.siteUrl}${path}`)).status;

test('the thread that began it all: READ, an administrator, two calls that work and two that do not', async () => {
  await begin('healthy', ['READ', 'ACT_AS_USER']);
  const assertion = app.assertion(jira.connectAuthServerUrl, jira.siteUrl, accounts.admin);
  const exchanged = await exchange(jira.connectAuthServerUrl, assertion);
  const { access_token: token } = (await exchanged.json()) as { access_token: string };
  const asAdmin = async (path: string) =>
    (await fetch(`${jira.siteUrl}/rest/api/3${path}`, { headers: { authorization: `Bearer ${token}` } }))
      .status;
  expect(await asAdmin('/configuration')).toBe(200);
  expect(await asAdmin('/search/jql?jql=project%20%3D%20PAY')).toBe(200);
  expect(await asAdmin('/permissions')).toBe(401);
  expect(await asAdmin('/settings/columns')).toBe(401);
});

test('demo: scopes missing, closed operations, no administrator, one project shut', async () => {
  await begin('demo', ['READ', 'WRITE', 'ACT_AS_USER']);
  expect(await status('/rest/api/3/permissions')).toBe(403);
  expect(await status('/rest/api/3/settings/columns')).toBe(403);
  expect(await status('/rest/api/3/applicationrole')).toBe(403);
  const audit = await app.call('GET', `${jira.siteUrl}/rest/api/3/auditing/record`);
  expect(await audit.text()).toContain('Only Jira administrators');
  const projects = await app.call('GET', `${jira.siteUrl}/rest/api/3/project/search`);
  const { values } = (await projects.json()) as { values: { key: string }[] };
  expect(values.map(({ key }) => key)).toEqual(['PAY', 'TEAM']);
  for (const path of ['/myself', '/configuration', '/field', '/permissionscheme', '/serverInfo']) {
    expect(await status(`/rest/api/3${path}`)).toBe(200);
  }
});

test('healthy: an ADMIN app may do everything that is open to apps', async () => {
  await begin('healthy', ['ADMIN', 'ACT_AS_USER']);
  const open = [
    '/rest/api/3/permissions',
    '/rest/api/3/mypermissions?permissions=ADMINISTER',
    '/rest/api/3/myself',
    '/rest/api/3/configuration',
    '/rest/api/3/search/jql?jql=project%20%3D%20OPS',
    '/rest/api/3/project/search',
    '/rest/api/3/project/OPS/role',
    '/rest/api/3/project/OPS/permissionscheme',
    '/rest/api/3/group/member?groupname=atlassian-addons-admin',
    '/rest/api/3/group/bulk',
    '/rest/api/3/groups/picker',
    `/rest/api/3/user/groups?accountId=${accounts.admin}`,
    '/rest/api/3/user/search?query=a',
    '/rest/api/3/role',
    '/rest/api/3/permissionscheme?expand=permissions',
    '/rest/api/3/auditing/record',
    '/rest/api/3/webhook',
    '/rest/api/3/field',
    '/rest/api/3/priority',
    '/rest/api/3/issue/createmeta',
    '/rest/api/2/issuetype',
    '/rest/api/latest/status',
    '/rest/agile/1.0/board',
    '/rest/servicedeskapi/info',
  ];
  const refused: string[] = [];
  for (const path of open) if ((await status(path)) !== 200) refused.push(path);
  expect(refused).toEqual([]);
});

test('no name but the known ones', () => {
  expect(scenarioNamed('no-such')).toBeNull();
});
