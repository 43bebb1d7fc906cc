import { asApp, asUser, getAppContext, route } from '@forge/api';
import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { until } from '../../run/until.ts';
import { jsonOf, postJson } from '../calls.ts';

const manifest = (scopes: string) => `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Functions }
permissions: { scopes: ${scopes} }
modules:
  function:
    - { key: greet, handler: index.greet }
    - { key: where, handler: index.where }
    - { key: on-issue, handler: index.onIssue }
  trigger:
    - { key: issues, function: on-issue, events: ['avi:jira:created:issue', 'avi:forge:installed:app'] }
`;

let jira: Jira;
let app: InstalledForgeApp;
const told: unknown[] = [];
/** The app's own source, as it would stand in src/index.js: nothing in it knows of a simulation. */
const functions = {
  greet: async (payload: unknown) => {
    const me = await asApp().requestJira(route`/rest/api/3/myself`);
    return { payload, greeting: `${(await me.json()).displayName} greets` };
  },
  where: (_: unknown, context: unknown) => context,
  'on-issue': async (event: unknown) => {
    told.push(event);
    if (JSON.stringify(event).includes('jira:created')) await commentOn(event);
  },
};

async function commentOn(event: unknown) {
  const { issue } = event as { issue: { key: string } };
  const seen = await asApp().requestJira(route`/rest/api/3/issue/${issue.key}`);
  told.push((await seen.json()).key);
}

beforeEach(async () => {
  jira = await createJira();
  told.length = 0;
  app = await jira.installForge({ manifest: manifest('[read:jira-work, read:jira-user]'), functions });
});
afterEach(() => jira.close());

const status = async (answer: Promise<{ status: number }>) => (await answer).status;
const ada = () => jira.credential('api-token', 'Ada Admin').accountId ?? '';

test('a function calls Jira as the app, with the scopes that were granted', async () => {
  expect(await app.invoke('greet', { a: 1 })).toEqual({ payload: { a: 1 }, greeting: 'Functions greets' });
  await app.run(async () => {
    expect(await status(asApp().requestJira(route`/rest/api/3/project/PAY`))).toBe(200);
    expect(await status(asApp().requestJira(route`/rest/api/3/role`))).toBe(401);
    expect(getAppContext().permissions?.scopes).toEqual(['read:jira-work', 'read:jira-user']);
  });
  expect(jira.requests().map(({ identity }) => identity)).toContain('forge-app');
});

test('a function is told the site it is installed on, and who uses it', async () => {
  const site = `ari:cloud:jira::site/${jira.cloudId}`;
  const nobody = (await app.invoke('where')) as { installation: { ari: object; contexts: object[] } };
  expect(nobody).toMatchObject({ installContext: site });
  expect(nobody).not.toHaveProperty('principal');
  expect(String(nobody.installation.ari)).toBe(app.installationId);
  expect(nobody.installation.contexts.map(String)).toEqual([site]);
  expect(await app.invoke('where', {}, { accountId: ada() })).toMatchObject({
    principal: { accountId: ada() },
  });
});

test('the gating status is for Forge apps that may read deployments', async () => {
  const gate = route`/rest/deployments/0.1/pipelines/p/environments/e/deployments/1/gating-status`;
  await app.run(async () => expect(await status(asApp().requestJira(gate))).toBe(401));
  const reader = await jira.installForge({
    manifest: manifest('[read:deployment-info:jira]').replace('11111111-2222', '11111111-3333'),
    functions,
  });
  await reader.run(async () =>
    expect((await (await asApp().requestJira(gate)).json()).gatingStatus).toBe('allowed'),
  );
});

test('a user is who uses the app, and nobody else without offline impersonation', async () => {
  const me = () => asUser().requestJira(route`/rest/api/3/myself`);
  await app.run(async () => expect((await (await me()).json()).accountId).toBe(ada()), { accountId: ada() });
  await app.run(() => expect(me()).rejects.toThrow('Authentication Required'));
  const mika = jira.credential('api-token', 'Mika Member').accountId ?? '';
  await app.run(
    async () => expect(await status(asUser(mika).requestJira(route`/rest/api/3/myself`))).toBe(401),
    { accountId: ada() },
  );
});

test('functions of two sites at once do not meet', async () => {
  const other = await createJira({ state: { users: [{ email: 'x@example.org', name: 'X' }] } });
  const there = await other.installForge({ manifest: manifest('[]'), functions });
  const [here, elsewhere] = await Promise.all(
    [app, there].map((one) => one.run(() => status(asApp().requestJira(route`/rest/api/3/project/PAY`)))),
  );
  expect([here, elsewhere]).toEqual([200, 401]);
  await other.close();
});

test('triggers run on install and on change', async () => {
  expect(told).toEqual([expect.objectContaining({ eventType: 'avi:forge:installed:app' })]);
  await postJson(
    `${jira.siteUrl}/rest/api/3/issue`,
    { fields: { project: { key: 'PAY' }, summary: 'Told', issuetype: { name: 'Task' } } },
    { authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' },
  );
  await until(() => told.length >= 3);
  expect(told[1]).toMatchObject({
    eventType: 'avi:jira:created:issue',
    issue: { fields: { summary: 'Told' } },
  });
  expect(told[2]).toMatch(/^PAY-/);
});

test('functions that run elsewhere ask for the tokens', async () => {
  const tokens = await jira.control(`/forge-apps/${encodeURIComponent(app.appId)}/tokens`, { as: ada() });
  const { apiBaseUrl, user } = tokens as { apiBaseUrl: string; user: string };
  const me = await fetch(`${apiBaseUrl}/rest/api/3/myself`, { headers: { authorization: `Bearer ${user}` } });
  expect((await jsonOf(me)).accountId).toBe(ada());
});

test('outside of a function there is no runtime, and an unknown function is named', async () => {
  await expect(asApp().requestJira(route`/rest/api/3/myself`)).rejects.toThrow(
    'No Forge function is running',
  );
  await expect(app.invoke('nonsense')).rejects.toThrow('The app has no function nonsense.');
  await expect(jira.installForge({ manifest: 'app: {}' })).rejects.toThrow('The manifest is not valid');
});
