import { randomUUID } from 'node:crypto';
import supertest from 'supertest';
import { type DatabaseUnderTest, postgresUnderTest } from '../databases.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { forgeAppId, type RunningBackend, runBackend } from './backend.ts';
import { getAs, type JiraSite, postAs, rs256, seconds, signedEvent } from './jira.ts';

const key = signingKey('key-1');
let atlassian: Atlassian;
let postgres: DatabaseUnderTest;
let replicas: RunningBackend[];

beforeAll(async () => {
  atlassian = await startAtlassian(key);
  atlassian.forgeKeys.push(key.jwk);
  postgres = await postgresUnderTest();
  const address = await postgres.create();
  if (address.kind !== 'postgres') throw new Error('PostgreSQL');
  const env = {
    DATABASE_URL: address.url.reveal(),
    ENCRYPTION_KEYS: `shared:${Buffer.alloc(32, 3).toString('base64')}`,
  };
  replicas = await Promise.all([runBackend(atlassian, env), runBackend(atlassian, env)]);
});
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.close()));
  await postgres.stop();
  await atlassian.close();
});

const replica = (index: number): RunningBackend => {
  const found = replicas[index];
  if (!found) throw new Error(`no replica ${index}`);
  return found;
};

describe('two replicas on one PostgreSQL', () => {
  const siteWith = (sharedSecret: string): JiraSite => ({
    clientKey: 'shared',
    sharedSecret,
    baseUrl: atlassian.url,
  });
  const get = (index: number, site: JiraSite, path: string) => getAs(site, replica(index).url, path);

  test('what one acknowledges the other knows at once: install, new secret, uninstall', async () => {
    const [one, two] = [
      siteWith('first-secret-0123456789abcdef'),
      siteWith('second-secret-0123456789abcdef'),
    ];
    await signedEvent(one, replica(0).url, key, 'installed').expect(204);
    await get(1, one, '/tenant').expect(200);
    await signedEvent(two, replica(0).url, key, 'installed').expect(204);
    await get(1, one, '/tenant').expect(401);
    await get(1, two, '/tenant').expect(200);
    await signedEvent(two, replica(1).url, key, 'uninstalled').expect(204);
    await get(0, two, '/tenant').expect(401);
  });

  test('an invocation of Forge that one has heard is refused by the other', async () => {
    const installationId = 'ari:cloud:ecosystem::installation/shared';
    const token = (module: string, change: object = {}): string =>
      rs256(
        {
          ...{ iss: 'forge/invocation-token', aud: forgeAppId, iat: seconds(), exp: seconds() + 25 },
          jti: randomUUID(),
          app: {
            ...{ id: forgeAppId, installationId, apiBaseUrl: `${atlassian.url}/ex/jira/cloud` },
            environment: { type: 'PRODUCTION', id: 'environment-1' },
            module: { type: module === 'panel' ? 'jira:adminPage' : 'core:trigger', key: module },
          },
          ...change,
        },
        key,
      );
    const asked = (index: number, compact: string) =>
      supertest(replica(index).url).get('/api/tenant').set('Authorization', `Bearer ${compact}`);
    await supertest(replica(0).url)
      .post('/forge/events')
      .set('Authorization', `Bearer ${token('lifecycle')}`)
      .send({ eventType: 'avi:forge:installed:app' })
      .expect(204);
    const page = (): string => token('panel', { principal: 'ada' });
    const used = page();
    const { status } = await asked(0, used);
    expect(status).not.toBe(401);
    await asked(1, used).expect(401);
    await asked(0, used).expect(401);
    const together = page();
    const both = await Promise.all([asked(0, together), asked(1, together)]);
    expect(both.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  test('a run of one is followed on the other, and neither starts a second', async () => {
    const site = siteWith('third-secret-0123456789abcdef');
    await signedEvent(site, replica(0).url, key, 'installed').expect(204);
    atlassian.hold();
    await Promise.all(
      [0, 1].map((index) =>
        get(index, site, '/tenant')
          .timeout(200)
          .catch(() => null),
      ),
    );
    atlassian.letGo();
    const start = (index: number) => postAs(site, replica(index).url, '/self-tests', {});
    const answers = await Promise.all([start(0), start(1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    const id = answers[0]?.body.id;
    expect(answers[1]?.body.id).toBe(id);
    const streams = await Promise.all([
      get(0, site, `/self-tests/${id}/events`),
      get(1, site, `/self-tests/${id}/events`),
    ]);
    expect(streams[0]?.text).toBe(streams[1]?.text);
    expect(streams[0]?.text).toContain('event: finished');
    expect((await get(1, site, `/self-tests/${id}`).expect(200)).body.state).toBe('finished');
  });
});
