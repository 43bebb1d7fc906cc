import supertest from 'supertest';
import { signingKey, startAtlassian } from './atlassian.ts';
import { runBackend } from './backend.ts';
import { contextToken, getAs, hookEvent, type JiraSite, pageUrl, signedEvent } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll({ prefix: '/some/prefix' });
const tenantOf = (site: JiraSite) => getAs(site, stage.backend.url, '/tenant');

describe('the life of a Connect tenant', () => {
  test('installed, enabled, used, disabled and uninstalled in parallel, installed again', async () => {
    const site = await stage.installed('life');
    await hookEvent(site, stage.backend.url, 'enabled').expect(204);
    const { body } = await tenantOf(site).expect(200);
    expect(body).toEqual({
      clientKey: 'life',
      siteUrl: stage.atlassian.url,
      state: 'enabled',
      scopes: ['READ', 'WRITE', 'ACT_AS_USER'],
      identities: ['connect-app', 'connect-user', 'anonymous'],
    });
    await signedEvent(site, stage.backend.url, stage.key, 'uninstalled').expect(204);
    await hookEvent(site, stage.backend.url, 'disabled').expect(204);
    await hookEvent(site, stage.backend.url, 'enabled').expect(401);
    await tenantOf(site).expect(401);
    await signedEvent(site, stage.backend.url, stage.key, 'uninstalled').expect(204);
    const again = stage.siteNamed('life', 'a-new-secret-0123456789abcdef-0123456789');
    await signedEvent(again, stage.backend.url, stage.key, 'installed').expect(204);
    await tenantOf(site).expect(401);
    expect((await tenantOf(again).expect(200)).body.state).toBe('installed');
  });

  test('uninstalled for a tenant never heard of is acknowledged', async () => {
    await signedEvent(stage.siteNamed('never-heard-of'), stage.backend.url, stage.key, 'uninstalled').expect(
      204,
    );
  });

  test('a site that moved keeps its tenant, and the log says so', async () => {
    const site = { ...stage.siteNamed('moving'), baseUrl: 'https://before.atlassian.net' };
    await signedEvent(site, stage.backend.url, stage.key, 'installed').expect(204);
    await signedEvent(
      { ...site, baseUrl: stage.atlassian.url },
      stage.backend.url,
      stage.key,
      'installed',
    ).expect(204);
    expect((await tenantOf(site).expect(200)).body.siteUrl).toBe(stage.atlassian.url);
    expect(stage.backend.logged.join('')).toContain('"movedFrom":"https://before.atlassian.net"');
  });

  test('many installs at once end in one tenant with one of the secrets', async () => {
    const sites = Array.from({ length: 8 }, (_, index) =>
      stage.siteNamed('at-once', `secret-number-${index}-0123456789abcdef`),
    );
    const answers = await Promise.all(
      sites.map((site) => signedEvent(site, stage.backend.url, stage.key, 'installed')),
    );
    expect(answers.map(({ status }) => status)).toEqual(sites.map(() => 204));
    const accepted = await Promise.all(sites.map((site) => tenantOf(site)));
    expect(accepted.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('two production key addresses are tried in order', async () => {
    const second = await startAtlassian();
    second.installKeys.set('elsewhere', signingKeyElsewhere.publicPem);
    const urls = `${stage.atlassian.url}/keys,${second.url}/keys`;
    const other = await runBackend(stage.atlassian, { CONNECT_INSTALL_KEYS_URL: urls });
    await signedEvent(stage.siteNamed('two-sources'), other.url, signingKeyElsewhere, 'installed').expect(
      204,
    );
    await other.close();
    await second.close();
  });
});

const signingKeyElsewhere = signingKey('elsewhere');

describe('the panel page', () => {
  test('is for administrators in the frame of their own site', async () => {
    const site = await stage.installed('paged');
    const answer = await supertest(stage.backend.url)
      .get(pageUrl(site, stage.backend.url))
      .set('Accept', 'text/html');
    expect([200, 503]).toContain(answer.status);
    if (answer.status === 200) {
      expect(answer.headers['content-security-policy']).toContain(`frame-ancestors ${stage.atlassian.url}`);
      expect(answer.text).toContain('<meta name="clearance-door" content="connect" />');
      expect(answer.text).toContain('https://connect-cdn.atl-paas.net/all.js');
      expect(answer.text).not.toContain(site.sharedSecret);
    }
    expect(answer.headers['x-frame-options']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-cache, no-store');
  });

  test('explains itself to everybody else', async () => {
    const site = await stage.installed('paged-too');
    const page = await supertest(stage.backend.url)
      .get(pageUrl(site, stage.backend.url, 'bob'))
      .set('Accept', 'text/html');
    expect(page.status).toBe(403);
    expect(page.text).toContain('This page is for Jira administrators');
    expect(page.headers['content-security-policy']).toContain(`frame-ancestors ${stage.atlassian.url}`);
    const nobody = await supertest(stage.backend.url)
      .get(pageUrl(site, stage.backend.url, null))
      .set('Accept', 'application/json');
    expect([nobody.status, nobody.body.error.code]).toEqual([403, 'forbidden']);
  });
});

describe('who is an administrator', () => {
  test('is asked of Jira once a minute and account', async () => {
    const site = await stage.installed('asking');
    stage.atlassian.asked.length = 0;
    await Promise.all(Array.from({ length: 5 }, () => tenantOf(site).expect(200)));
    await tenantOf(site).expect(200);
    expect(stage.atlassian.asked).toEqual(['/rest/api/3/permissions/check']);
    const bob = supertest(stage.backend.url)
      .get('/api/tenant')
      .set('Authorization', `JWT ${contextToken(site, 'bob')}`);
    expect((await bob).body.error.code).toBe('not-administrator');
  });

  test('doubt is 403 with the reason', async () => {
    const site = await stage.installed('doubted');
    stage.atlassian.broken = 503;
    const { status, body } = await tenantOf(site);
    stage.atlassian.broken = null;
    expect(status).toBe(403);
    expect(body.error.code).toBe('forbidden');
    expect(body.error.message).toMatch(/Most likely: .+ \([a-z-]+\)\. [A-Z][^.]+\. /);
  });
});
