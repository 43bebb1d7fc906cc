import supertest from 'supertest';
import { until } from '../../run/until.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { type RunningBackend, runBackend } from './backend.ts';
import { contextToken, hookEvent, type JiraSite, signedEvent } from './jira.ts';

const key = signingKey('key-1');
let atlassian: Atlassian;
let backend: RunningBackend;

const siteNamed = (clientKey: string): JiraSite => ({
  clientKey,
  sharedSecret: `secret-of-${clientKey}-0123456789abcdef`,
  baseUrl: atlassian.url,
});
const asAdministrator = (site: JiraSite) => ({ Authorization: `JWT ${contextToken(site)}` });

beforeAll(async () => {
  atlassian = await startAtlassian();
  atlassian.installKeys.set(key.kid, key.publicPem);
  backend = await runBackend(atlassian);
});
afterAll(async () => {
  await backend.close();
  await atlassian.close();
});

async function installedWithRun(site: JiraSite): Promise<string> {
  await signedEvent(site, backend.url, key, 'installed').expect(204);
  const begun = await supertest(backend.url)
    .post('/api/self-tests')
    .set(asAdministrator(site))
    .send({ operations: ['GET /rest/api/3/priority/search'] })
    .expect(202);
  return begun.body.id;
}

async function finished(site: JiraSite, id: string): Promise<void> {
  await until(async () => {
    const { body } = await supertest(backend.url).get(`/api/self-tests/${id}`).set(asAdministrator(site));
    return body.state !== 'running';
  });
}

test('after uninstalled the files hold no secret, no token and no report of that site, byte for byte', async () => {
  const site = siteNamed('leaving');
  const other = siteNamed('staying');
  const id = await installedWithRun(site);
  await finished(site, id);
  const kept = await installedWithRun(other);
  await finished(other, kept);
  // Another run goes on while the site leaves.
  atlassian.hold();
  const running = await installedWithRun(site);
  const leaving = signedEvent(site, backend.url, key, 'uninstalled').then();
  atlassian.letGo();
  expect((await leaving).status).toBe(204);
  const bytes = backend.stored();
  for (const trace of [id, running, 'oauth-leaving', site.sharedSecret]) expect(bytes).not.toContain(trace);
  expect(bytes).toContain(kept);
  const { body } = await supertest(backend.url).get(`/api/self-tests/${kept}`).set(asAdministrator(other));
  expect(body.state).toBe('finished');
  // `disabled` is sent in parallel and comes late; it is still told from a forged one.
  await hookEvent(site, backend.url, 'disabled').expect(204);
  await hookEvent({ ...site, sharedSecret: 'another-secret-0123456789' }, backend.url, 'disabled').expect(
    401,
  );
  await supertest(backend.url).get('/api/tenant').set(asAdministrator(site)).expect(401);
});

test('DELETE /api/data erases the runs of the tenant that asks and nothing else', async () => {
  const [site, other] = [siteNamed('erasing'), siteNamed('watching')];
  const id = await installedWithRun(site);
  await finished(site, id);
  const kept = await installedWithRun(other);
  await finished(other, kept);
  await supertest(backend.url).delete('/api/data').expect(401);
  await supertest(backend.url).delete('/api/data').set(asAdministrator(site)).expect(204);
  await supertest(backend.url).get(`/api/self-tests/${id}`).set(asAdministrator(site)).expect(404);
  const list = await supertest(backend.url).get('/api/self-tests').set(asAdministrator(site)).expect(200);
  expect(list.body.selfTests).toEqual([]);
  await supertest(backend.url).get(`/api/self-tests/${kept}`).set(asAdministrator(other)).expect(200);
  expect(backend.stored()).not.toContain(id);
  await supertest(backend.url).get('/api/data').set(asAdministrator(site)).expect(405);
});
