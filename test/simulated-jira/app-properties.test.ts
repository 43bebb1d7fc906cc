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
