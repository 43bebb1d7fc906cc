import supertest from 'supertest';
import { refusingProxy } from '../../jira-client/refusing-proxy.ts';
import { signingKey, startAtlassian } from './atlassian.ts';
import { runBackend } from './backend.ts';
import { getAs, signedEvent, siteNamed } from './jira.ts';

test('behind a proxy of the company the backend asks for keys and calls sites through it', async () => {
  const key = signingKey('key-1');
  const proxy = await refusingProxy();
  const atlassian = await startAtlassian(key);
  // The first source of keys is outside, the second on this machine, and called without the proxy.
  const keys = `https://keys.example,${atlassian.url}/keys`;
  const backend = await runBackend(atlassian, { HTTPS_PROXY: proxy.url, CONNECT_INSTALL_KEYS_URL: keys });
  try {
    const site = { ...siteNamed('behind', atlassian.url), baseUrl: 'https://behind.atlassian.net' };
    await signedEvent(site, backend.url, key, 'installed').expect(204);
    // Whether Ada administers the site is asked of the site.
    const { body } = await getAs(site, backend.url, '/tenant').expect(403);
    expect([...new Set(proxy.asked)]).toEqual(['keys.example:443', 'behind.atlassian.net:443']);
    expect(JSON.stringify(body)).toContain('proxy');
    await supertest(backend.url).get('/healthz').expect(200);
  } finally {
    await backend.close();
    await Promise.all([atlassian.close(), proxy.close()]);
  }
});
