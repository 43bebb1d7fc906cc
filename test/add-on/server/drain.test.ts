import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import supertest from 'supertest';
import { freePort } from '../../run/free-port.ts';
import { until } from '../../run/until.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { runBackend } from './backend.ts';
import { contextToken, signedEvent, siteNamed } from './jira.ts';

const key = signingKey('key-1');
let atlassian: Atlassian;

beforeAll(async () => {
  atlassian = await startAtlassian(key);
});
afterAll(() => atlassian.close());

test('while requests in flight end, readiness is 503 and new work is refused; idle connections hold nothing up', async () => {
  const held: ServerResponse[] = [];
  const silentSite = createServer((_req, res) => void held.push(res));
  const sitePort = await freePort();
  await new Promise<void>((resolve) => silentSite.listen(sitePort, resolve));
  const backend = await runBackend(atlassian);
  const site = siteNamed('drained', `http://localhost:${sitePort}`);
  await signedEvent(site, backend.url, key, 'installed').expect(204);
  const idle = connect(Number(new URL(backend.url).port), 'localhost');
  idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  await new Promise((resolve) => idle.once('data', resolve));

  const authorization = `JWT ${contextToken(site)}`;
  const inFlight = supertest(backend.url).get('/api/tenant').set('Authorization', authorization).then();
  await until(() => held.length > 0);
  const closed = backend.close();
  await supertest(backend.url).get('/readyz').expect(503);
  await supertest(backend.url).get('/healthz').expect(200);
  const refused = await supertest(backend.url).get('/api/tenant').set('Authorization', authorization);
  expect([refused.status, refused.body.error.code, refused.headers['retry-after']]).toEqual([
    503,
    'unavailable',
    '5',
  ]);

  for (const res of held) {
    res.writeHead(200, { 'content-type': 'application/json' }).end('{"globalPermissions":["ADMINISTER"]}');
  }
  expect((await inFlight).status).toBe(200);
  await closed;
  await expect(supertest(backend.url).get('/healthz')).rejects.toThrow('ECONNREFUSED');
  silentSite.closeAllConnections();
  silentSite.close();
});
