import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { get, jsonOf } from './calls.ts';
import { installed, TestApp } from './connect-app.ts';

let jira: Jira;
let app: TestApp;
beforeAll(async () => {
  [jira, app] = await Promise.all([createJira(), TestApp.start()]);
  await installed(jira.controlUrl, app.descriptorUrl);
});
afterAll(() => Promise.all([jira.close(), app.close()]));

const address = (key: string) => `${jira.siteUrl}/rest/atlassian-connect/1/addons/${key}/properties`;

test('an app keeps properties of its own, whatever their names', async () => {
  for (const name of ['colour', '__proto__', 'constructor']) {
    const url = `${address('test-app')}/${name}`;
    expect((await app.call('GET', url)).status).toBe(404);
    expect((await app.call('PUT', url, { red: 1 })).status).toBe(201);
    expect((await app.call('PUT', url, { red: 2 })).status).toBe(200);
    expect(await jsonOf(await app.call('GET', url))).toEqual({ key: name, value: { red: 2 } });
  }
  const list = await jsonOf(await app.call('GET', address('test-app')));
  expect(list.keys).toHaveLength(3);
  expect((await app.call('DELETE', list.keys[0].self)).status).toBe(204);
  expect((await app.call('GET', list.keys[0].self)).status).toBe(404);
});

test('those of another app are closed, and people have no business there', async () => {
  expect((await app.call('GET', address('another-app'))).status).toBe(401);
  const { authorization } = jira.credential('api-token', 'Ada Admin');
  const answer = await get(address('test-app'), { authorization: authorization ?? '' });
  expect(answer.status).toBeGreaterThanOrEqual(401);
});

test('a Forge app keeps its own', async () => {
  const forge = await jira.installForge({
    manifest: `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Keeper }
permissions: { scopes: ["read:app-data:jira", "write:app-data:jira"] }
modules:
  function: [{ key: keep, handler: index.keep }]
  trigger: [{ key: t, function: keep, events: ['avi:jira:created:issue'] }]
`,
  });
  const { asApp, route } = await import('@forge/api');
  const status = (method: string, body?: string) =>
    forge.run(async () => {
      const headers = { 'content-type': 'application/json' };
      const init = { method, headers, ...(body === undefined ? {} : { body }) };
      return (await asApp().requestJira(route`/rest/forge/1/app/properties/colour`, init)).status;
    });
  expect(await status('PUT', '"red"')).toBe(201);
  expect(await status('GET')).toBe(200);
  expect(await status('DELETE')).toBe(204);
  expect(await status('GET')).toBe(404);
});

test('a Forge app modifies screens, and nobody else does', async () => {
  const forge = await jira.installForge({
    manifest: `
app: { id: 'ari:cloud:ecosystem::app/21111111-2222-4333-8444-555555555555', name: Modifier }
permissions: { scopes: ["read:app-data:jira", "write:app-data:jira", "read:jira-work", "write:jira-work", "manage:jira-configuration"] }
modules:
  function: [{ key: f, handler: index.f }]
  trigger: [{ key: t, function: f, events: ['avi:jira:created:issue'] }]
`,
  });
  const { asApp, assumeTrustedRoute } = await import('@forge/api');
  const ask = (method: string, path: string, body?: unknown) =>
    forge.run(async () => {
      const headers = { 'content-type': 'application/json' };
      const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const answer = await asApp().requestJira(
        assumeTrustedRoute(`/rest/api/3/uiModifications${path}`),
        init,
      );
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    });
  const context = { projectId: '10000', issueTypeId: '10001', viewType: 'GIC' };
  expect((await ask('POST', '', { name: 'x', contexts: [{ ...context, projectId: '1' }] })).status).toBe(404);
  const made = await ask('POST', '', { name: 'Shorter form', data: '{}', contexts: [context] });
  expect(made.status).toBe(201);
  expect((await ask('PUT', `/${made.body.id}`, { name: 'Short form' })).status).toBe(204);
  const [shown] = (await ask('GET', '?expand=contexts')).body.values;
  expect(shown).toMatchObject({ name: 'Short form', contexts: [{ ...context, isAvailable: true }] });
  expect((await ask('DELETE', `/${made.body.id}`)).status).toBe(204);
  expect((await ask('GET', '')).body.total).toBe(0);
  const { authorization } = jira.credential('api-token', 'Ada Admin');
  const answer = await get(`${jira.siteUrl}/rest/api/3/uiModifications`, {
    authorization: authorization ?? '',
  });
  expect(answer.status).toBe(403);
});
