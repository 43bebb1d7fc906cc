import supertest from 'supertest';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { type RunningBackend, runBackend } from './backend.ts';
import { contextToken, hookEvent, type JiraSite, pageUrl, signedEvent } from './jira.ts';

const key = signingKey('key-1');
let atlassian: Atlassian;
let backend: RunningBackend;

const siteNamed = (
  clientKey: string,
  sharedSecret = `secret-of-${clientKey}-0123456789abcdef`,
): JiraSite => ({
  clientKey,
  sharedSecret,
  baseUrl: atlassian.url,
});
const tenantOf = (site: JiraSite) =>
  supertest(backend.url)
    .get('/api/tenant')
    .set('Authorization', `JWT ${contextToken(site)}`);

beforeAll(async () => {
  atlassian = await startAtlassian();
  atlassian.installKeys.set(key.kid, key.publicPem);
  backend = await runBackend(atlassian, {}, { prefix: '/some/prefix' });
});
afterAll(async () => {
  await backend.close();
  await atlassian.close();
});

describe('the life of a Connect tenant', () => {
  test('installed, enabled, used, disabled and uninstalled in parallel, installed again', async () => {
    const site = siteNamed('life');
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    await hookEvent(site, backend.url, 'enabled').expect(204);
    const { body } = await tenantOf(site).expect(200);
    expect(body).toEqual({
      clientKey: 'life',
      siteUrl: atlassian.url,
      state: 'enabled',
      scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
      identities: ['connect-app', 'connect-user', 'anonymous'],
    });
    await signedEvent(site, backend.url, key, 'uninstalled').expect(204);
    await hookEvent(site, backend.url, 'disabled').expect(204);
    await hookEvent(site, backend.url, 'enabled').expect(401);
    await tenantOf(site).expect(401);
    await signedEvent(site, backend.url, key, 'uninstalled').expect(204);
    const again = siteNamed('life', 'a-new-secret-0123456789abcdef-0123456789');
    await signedEvent(again, backend.url, key, 'installed').expect(204);
    await tenantOf(site).expect(401);
    expect((await tenantOf(again).expect(200)).body.state).toBe('installed');
  });

  test('uninstalled for a tenant never heard of is acknowledged', async () => {
    await signedEvent(siteNamed('never-heard-of'), backend.url, key, 'uninstalled').expect(204);
  });

  test('a site that moved keeps its tenant, and the log says so', async () => {
    const site = { ...siteNamed('moving'), baseUrl: 'https://before.atlassian.net' };
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    await signedEvent({ ...site, baseUrl: atlassian.url }, backend.url, key, 'installed').expect(204);
    expect((await tenantOf(site).expect(200)).body.siteUrl).toBe(atlassian.url);
    expect(backend.logged.join('')).toContain('"movedFrom":"https://before.atlassian.net"');
  });

  test('many installs at once end in one tenant with one of the secrets', async () => {
    const sites = Array.from({ length: 8 }, (_, index) =>
      siteNamed('at-once', `secret-number-${index}-0123456789abcdef`),
    );
    const answers = await Promise.all(sites.map((site) => signedEvent(site, backend.url, key, 'installed')));
    expect(answers.map(({ status }) => status)).toEqual(sites.map(() => 204));
    const accepted = await Promise.all(sites.map((site) => tenantOf(site)));
    expect(accepted.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('two production key addresses are tried in order', async () => {
    const second = await startAtlassian();
    second.installKeys.set('elsewhere', signingKeyElsewhere.publicPem);
    const urls = `${atlassian.url}/keys,${second.url}/keys`;
    const other = await runBackend(atlassian, { CONNECT_INSTALL_KEYS_URL: urls });
    await signedEvent(siteNamed('two-sources'), other.url, signingKeyElsewhere, 'installed').expect(204);
    await other.close();
    await second.close();
  });
});

const signingKeyElsewhere = signingKey('elsewhere');

describe('the panel page', () => {
  test('is for administrators in the frame of their own site', async () => {
    const site = siteNamed('paged');
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    const answer = await supertest(backend.url).get(pageUrl(site, backend.url)).set('Accept', 'text/html');
    expect([200, 503]).toContain(answer.status);
    if (answer.status === 200) {
      expect(answer.headers['content-security-policy']).toContain(`frame-ancestors ${atlassian.url}`);
      expect(answer.text).toContain('<meta name="clearance-door" content="connect" />');
      expect(answer.text).toContain('https://connect-cdn.atl-paas.net/all.js');
      expect(answer.text).not.toContain(site.sharedSecret);
    }
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-cache, no-store');
  });

  test('explains itself to everybody else', async () => {
    const site = siteNamed('paged-too');
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    const page = await supertest(backend.url)
      .get(pageUrl(site, backend.url, 'bob'))
      .set('Accept', 'text/html');
    expect(page.status).toBe(403);
    expect(page.text).toContain('This page is for Jira administrators');
    expect(page.headers['content-security-policy']).toContain(`frame-ancestors ${atlassian.url}`);
    const nobody = await supertest(backend.url)
      .get(pageUrl(site, backend.url, null))
      .set('Accept', 'application/json');
    expect([nobody.status, nobody.body.error.code]).toEqual([403, 'forbidden']);
  });
});

describe('who is an administrator', () => {
  test('is asked of Jira once a minute and account', async () => {
    const site = siteNamed('asking');
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    atlassian.asked.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => tenantOf(site).expect(200)));
    await tenantOf(site).expect(200);
    expect(atlassian.asked).toEqual(['/rest/api/3/permissions/check']);
    const bob = supertest(backend.url)
      .get('/api/tenant')
      .set('Authorization', `JWT ${contextToken(site, 'bob')}`);
    expect((await bob).body.error.code).toBe('not-administrator');
  });

  test('doubt is 403 with the reason', async () => {
    const site = siteNamed('doubted');
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    atlassian.broken = 503;
    const { status, body } = await tenantOf(site);
    atlassian.broken = null;
    expect(status).toBe(403);
    expect(body.error.code).toBe('forbidden');
    expect(body.error.message).toMatch(/Most likely: .+ \([a-z-]+\)\. [A-Z][^.]+\. /);
  });
});
