import { request } from 'node:http';
import { join } from 'node:path';
import Sqlite from 'libsql';
import supertest from 'supertest';
import { until } from '../../run/until.ts';
import { runBackend } from './backend.ts';
import { contextToken, hookEvent, type JiraSite, postAs, signedEvent } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();
const asAdministrator = (site: JiraSite) => ({ Authorization: `JWT ${contextToken(site)}` });

async function installedWithRun(site: JiraSite): Promise<string> {
  await signedEvent(site, stage.backend.url, stage.key, 'installed').expect(204);
  const begun = await supertest(stage.backend.url)
    .post('/api/self-tests')
    .set(asAdministrator(site))
    .send({ operations: ['GET /rest/api/3/priority/search'] })
    .expect(202);
  return begun.body.id;
}

async function finished(site: JiraSite, id: string): Promise<void> {
  await until(async () => {
    const { body } = await supertest(stage.backend.url)
      .get(`/api/self-tests/${id}`)
      .set(asAdministrator(site));
    return body.state !== 'running';
  });
}

test('after uninstalled the files hold no secret, no token and no report of that site, byte for byte', async () => {
  const site = stage.siteNamed('leaving');
  const other = stage.siteNamed('staying');
  const id = await installedWithRun(site);
  await finished(site, id);
  const kept = await installedWithRun(other);
  await finished(other, kept);
  // Another run goes on while the site leaves.
  stage.atlassian.hold();
  const running = await installedWithRun(site);
  const leaving = signedEvent(site, stage.backend.url, stage.key, 'uninstalled').then();
  stage.atlassian.letGo();
  expect((await leaving).status).toBe(204);
  const bytes = stage.backend.stored();
  for (const trace of [id, running, 'oauth-leaving', site.sharedSecret]) expect(bytes).not.toContain(trace);
  expect(bytes).toContain(kept);
  const { body } = await supertest(stage.backend.url)
    .get(`/api/self-tests/${kept}`)
    .set(asAdministrator(other));
  expect(body.state).toBe('finished');
  // `disabled` is sent in parallel and comes late; it is still told from a forged one.
  await hookEvent(site, stage.backend.url, 'disabled').expect(204);
  await hookEvent(
    { ...site, sharedSecret: 'another-secret-0123456789' },
    stage.backend.url,
    'disabled',
  ).expect(401);
  await supertest(stage.backend.url).get('/api/tenant').set(asAdministrator(site)).expect(401);
});

test('DELETE /api/data erases the runs of the tenant that asks and nothing else', async () => {
  const [site, other] = [stage.siteNamed('erasing'), stage.siteNamed('watching')];
  const id = await installedWithRun(site);
  await finished(site, id);
  const kept = await installedWithRun(other);
  await finished(other, kept);
  await supertest(stage.backend.url).delete('/api/data').expect(401);
  await supertest(stage.backend.url).delete('/api/data').set(asAdministrator(site)).expect(204);
  await supertest(stage.backend.url).get(`/api/self-tests/${id}`).set(asAdministrator(site)).expect(404);
  const list = await supertest(stage.backend.url)
    .get('/api/self-tests')
    .set(asAdministrator(site))
    .expect(200);
  expect(list.body.selfTests).toEqual([]);
  await supertest(stage.backend.url).get(`/api/self-tests/${kept}`).set(asAdministrator(other)).expect(200);
  expect(stage.backend.stored()).not.toContain(id);
  await supertest(stage.backend.url).get('/api/data').set(asAdministrator(site)).expect(405);
});

/** A request whose head is sent, and believed, some time before its body. */
function begunAs(site: JiraSite, method: 'POST' | 'PUT', path: string) {
  const sent = request(`${stage.backend.url}/api${path}`, {
    method,
    headers: { ...asAdministrator(site), 'Content-Type': 'application/json', Expect: '100-continue' },
  });
  sent.flushHeaders();
  return (body: object): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      sent.once('response', (answer) => resolve(answer.resume().statusCode));
      sent.once('error', reject);
      sent.end(JSON.stringify(body));
    });
}

test.each([
  ['POST', '/self-tests', { operations: ['GET /rest/api/3/priority/search'] }],
  ['PUT', '/watch', { every: 'hour' }],
] as const)(
  'a %s %s that was believed before the site left and is whole only afterwards stores nothing',
  async (method, path, body) => {
    const site = await stage.installed(`hurrying-${method.toLowerCase()}`);
    const { asked } = stage.atlassian;
    asked.length = 0;
    const end = begunAs(site, method, path);
    await until(() => asked.some((one) => one.endsWith('/permissions/check')));
    await signedEvent(site, stage.backend.url, stage.key, 'uninstalled').expect(204);
    expect(await end(body)).toBe(401);
    expect(stage.backend.stored()).not.toContain(`connect:${site.clientKey}`);
  },
);

test('what a server that was killed had not erased of a site that left is erased by the next start', async () => {
  const before = await runBackend(stage.atlassian);
  const [site, other] = [stage.siteNamed('half-gone'), stage.siteNamed('whole')];
  for (const one of [site, other]) {
    await signedEvent(one, before.url, stage.key, 'installed').expect(204);
    await postAs(one, before.url, '/self-tests', { operations: ['GET /rest/api/3/priority/search'] }).expect(
      202,
    );
    await supertest(before.url)
      .put('/api/watch')
      .set(asAdministrator(one))
      .send({ every: 'day' })
      .expect(200);
  }
  await before.close();
  const { folder } = before;
  const database = new Sqlite(join(folder, 'clearance.db'));
  database
    .prepare("update connect_tenants set state = 'uninstalled' where client_key = ?")
    .run(site.clientKey);
  database.close();
  const after = await runBackend(stage.atlassian, {}, { folder });
  const bytes = after.stored();
  expect(bytes).not.toContain('connect:half-gone');
  expect(bytes).toContain('connect:whole');
  await after.close();
});
