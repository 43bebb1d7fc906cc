import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { until } from '../run/until.ts';
import { get, jsonOf, postJson } from './calls.ts';
import { TestApp } from './connect-app.ts';

let jira: Jira;
let app: TestApp;
beforeAll(async () => {
  jira = await createJira();
  app = await TestApp.start();
});
beforeEach(() => {
  jira.reset();
  app.received.length = 0;
  app.answers.clear();
  app.extra = {};
});
afterAll(async () => {
  await jira.close();
  await app.close();
});

const as = (name: string) => ({ authorization: jira.credential('api-token', name).authorization ?? '' });
const upm = () => `${jira.siteUrl}/rest/plugins/1.0/`;
const tokenOf = async () => (await get(upm(), as('Ada Admin'))).headers.get('upm-token');
const start = (token: string | null, pluginUri = app.descriptorUrl) =>
  postJson(
    `${upm()}?token=${token}`,
    { pluginUri },
    { ...as('Ada Admin'), 'content-type': 'application/vnd.atl.plugins.remote.install+json' },
  );

/** The answer of a task once it no longer waits. */
async function ended(begun: Response): Promise<Response> {
  const { links } = await jsonOf(begun);
  const ask = () => fetch(jira.siteUrl + links.self, { headers: as('Ada Admin'), redirect: 'manual' });
  let answer = await ask();
  await until(async () => {
    answer = await ask();
    return answer.status === 303 || (await jsonOf(answer.clone())).status.done;
  });
  return answer;
}

test('installs an app for an administrator who has a token, switches it off and takes it away', async () => {
  const begun = await start(await tokenOf());
  expect(begun.status).toBe(202);
  const there = (await ended(begun)).headers.get('location') ?? '';
  expect(await jsonOf(await get(there, as('Ada Admin')))).toMatchObject({ key: 'test-app', enabled: true });
  const listed = await jsonOf(await get(upm(), as('Ada Admin')));
  expect(listed.plugins.map(({ key }: { key: string }) => key)).toEqual(['test-app']);
  const off = await fetch(there, { method: 'PUT', headers: as('Ada Admin'), body: '{"enabled":false}' });
  expect(await jsonOf(off)).toMatchObject({ enabled: false });
  expect((await fetch(there, { method: 'DELETE', headers: as('Ada Admin') })).status).toBe(204);
  expect((await get(there, as('Ada Admin'))).status).toBe(404);
  const told = () => app.received.map(({ body }) => body.eventType);
  await until(() => told().includes('uninstalled'));
  expect(told().slice(0, 3)).toEqual(['installed', 'enabled', 'disabled']);
});

test('says by a code what became of an installation that failed', async () => {
  app.answers.set('installed', 401);
  expect((await jsonOf(await ended(await start(await tokenOf())))).status).toMatchObject({
    done: true,
    subCode: 'connect.install.error.remote.host.bad.response.401',
  });
  const nowhere = await ended(await start(await tokenOf(), `${jira.siteUrl}/rest/api/3/none`));
  expect((await jsonOf(nowhere)).status.subCode).toBe('upm.pluginInstall.error.response.exception');
});

test('shows an app whatever its descriptor says of its vendor, version and use', async () => {
  app.extra = { vendor: { url: 'https://vendor.example.com' }, version: 3, description: null };
  await ended(await start(await tokenOf()));
  const listed = await get(upm(), as('Ada Admin'));
  expect((await jsonOf(listed)).plugins).toEqual([
    expect.objectContaining({ key: 'test-app', description: '', version: '1.0.0-AC' }),
  ]);
});

test('wants a token that serves once, and an administrator', async () => {
  const token = await tokenOf();
  expect((await start(token)).status).toBe(202);
  for (const used of [token, 'made-up']) {
    const refused = await start(used);
    expect([refused.status, (await jsonOf(refused)).subCode]).toEqual([403, 'upm.error.invalid.token']);
  }
  expect((await get(upm(), as('Mika Member'))).status).toBe(403);
  expect((await get(upm())).status).toBe(401);
});

test('an app may ask about itself, and nobody else about it', async () => {
  await ended(await start(await tokenOf()));
  const own = `${jira.siteUrl}/rest/atlassian-connect/1/addons/test-app`;
  expect(await jsonOf(await app.call('GET', own))).toMatchObject({ key: 'test-app', state: 'ENABLED' });
  expect((await get(own, as('Ada Admin'))).status).toBe(401);
  expect((await app.call('GET', `${jira.siteUrl}/rest/plugins/1.0/`)).status).toBe(404);
});
