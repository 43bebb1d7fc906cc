import supertest from 'supertest';
import { freePort } from '../../run/free-port.ts';
import { runBackend } from './backend.ts';
import { getAs } from './jira.ts';
import { stageForAll } from './stage.ts';

const stage = stageForAll();

test('the headers Atlassian asks for, and none that tell or track', async () => {
  const site = await stage.installed('headers');
  const { headers } = await getAs(site, stage.backend.url, '/tenant').expect(200);
  expect(headers).toMatchObject({
    'cache-control': 'no-cache, no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  });
  for (const name of ['x-powered-by', 'set-cookie', 'etag', 'strict-transport-security'])
    expect(headers[name]).toBeUndefined();
});

test('HSTS of a year when the public address is https, and metrics on a port of their own', async () => {
  const port = String(await freePort());
  const secure = await runBackend(stage.atlassian, {
    BASE_URL: 'https://clearance.example.com',
    METRICS_PORT: port,
  });
  const local = secure.listeningOn;
  const { headers, body } = await supertest(local).get('/atlassian-connect.json').expect(200);
  expect(headers['strict-transport-security']).toContain('max-age=31536000');
  expect(body.baseUrl).toBe('https://clearance.example.com');
  expect((await supertest(`http://localhost:${port}`).get('/metrics').expect(200)).text).toContain(
    'clearance_http_answers_total{method="GET",status="200"} 1',
  );
  await supertest(local).get('/metrics').expect(404);
  await secure.close();
});
