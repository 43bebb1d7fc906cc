import { connect, createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import supertest from 'supertest';
import type { DatabaseAddress } from '../../../src/add-on/database/database-address.ts';
import { openNotices } from '../../../src/add-on/database/notices.ts';
import { openDatabase } from '../../../src/add-on/database/open.ts';
import { freePort } from '../../run/free-port.ts';
import { until } from '../../run/until.ts';
import { type DatabaseUnderTest, postgresUnderTest } from '../databases.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { type RunningBackend, runBackend } from './backend.ts';
import { contextToken, getAs, type JiraSite, postAs, signedEvent, siteNamed } from './jira.ts';

const key = signingKey('key-1');
const keyNamed = (name: string, byte: number): string =>
  `${name}:${Buffer.alloc(32, byte).toString('base64')}`;
const [oldKey, newKey] = [keyNamed('old', 3), keyNamed('new', 4)];
let atlassian: Atlassian;
let postgres: DatabaseUnderTest;
let running: RunningBackend[] = [];

beforeAll(async () => {
  atlassian = await startAtlassian(key);
  postgres = await postgresUnderTest();
});
afterEach(async () => {
  await Promise.all(running.map((replica) => replica.close()));
  running = [];
});
afterAll(async () => {
  await postgres.stop();
  await atlassian.close();
});

async function newDatabase(): Promise<Extract<DatabaseAddress, { kind: 'postgres' }>> {
  const address = await postgres.create();
  if (address.kind !== 'postgres') throw new Error('PostgreSQL');
  return address;
}

/** A replica on this database; `aheadMs`: how far its clock is ahead. */
async function replica(
  url: string,
  { keys = oldKey, aheadMs = 0 }: { keys?: string; aheadMs?: number } = {},
): Promise<RunningBackend> {
  const env = { DATABASE_URL: url, ENCRYPTION_KEYS: keys };
  const started = await runBackend(atlassian, env, { now: () => new Date(Date.now() + aheadMs) });
  running.push(started);
  return started;
}

const get = ({ url }: RunningBackend, site: JiraSite, path: string) => getAs(site, url, path);
const start = ({ url }: RunningBackend, site: JiraSite) =>
  postAs(site, url, '/self-tests', { operations: ['GET /rest/api/3/priority/search'] });

const five = 300_000;

test.each([five, -five])(
  'a replica whose clock is %d ms off ends no run that lives and says so',
  async (aheadMs) => {
    const { url } = await newDatabase();
    const right = await replica(url.reveal());
    const wrong = await replica(url.reveal(), { aheadMs });
    expect(right.logged.join('')).not.toContain('the clock of this machine');
    expect(wrong.logged.join('')).toContain(`"secondsAhead":${aheadMs / 1_000}`);
    const [living, other] = [siteNamed('living', atlassian.url), siteNamed('other', atlassian.url)];
    for (const site of [living, other]) await signedEvent(site, right.url, key, 'installed').expect(204);
    await get(right, living, '/tenant').expect(200);
    atlassian.hold();
    const { id } = (await start(right, living).expect(202)).body;
    // A start looks for runs whose lease has ended, by whoever is asked.
    const now = Math.floor((Date.now() + aheadMs) / 1_000);
    const times = { iat: now, exp: now + 180 };
    const begun = supertest(wrong.url)
      .post('/api/self-tests')
      .set('Authorization', `JWT ${contextToken(other, 'ada', times)}`)
      .send({ operations: ['GET /rest/api/3/priority/search'] })
      .then();
    await until(() => atlassian.asked.filter((path) => path.includes('permissions/check')).length >= 2);
    atlassian.letGo();
    expect((await begun).status).toBe(202);
    const stream = await get(right, living, `/self-tests/${id}/events`);
    expect(stream.text).toContain('"state":"finished"');
  },
);

test('a token made now is taken by a clock half a minute off and refused by one five minutes off', async () => {
  const { url } = await newDatabase();
  const right = await replica(url.reveal());
  const site = siteNamed('timed', atlassian.url);
  await signedEvent(site, right.url, key, 'installed').expect(204);
  const seen: [number, number][] = [];
  for (const aheadMs of [30_000, -30_000, five, -five]) {
    const off = await replica(url.reveal(), { aheadMs });
    seen.push([aheadMs, (await get(off, site, '/tenant')).status]);
  }
  await get(right, site, '/tenant').expect(200);
  expect(seen).toEqual([
    [30_000, 200],
    [-30_000, 200],
    [five, 401],
    [-five, 401],
  ]);
});

test('a new key that one replica has first: the others answer 503, name the key, and serve again once they know it', async () => {
  const { url } = await newDatabase();
  const before = await replica(url.reveal(), { keys: oldKey });
  const site = siteNamed('turned', atlassian.url);
  await signedEvent(site, before.url, key, 'installed').expect(204);
  const ahead = await replica(url.reveal(), { keys: `${newKey},${oldKey}` });
  await get(ahead, site, '/tenant').expect(200);
  const refused = await get(before, site, '/tenant');
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  expect(before.logged.join('')).toContain('key id new');
  // The secret itself is not lost, and a replica that knows both keys serves whatever order they are in.
  const told = await replica(url.reveal(), { keys: `${oldKey},${newKey}` });
  await get(told, site, '/tenant').expect(200);
});

test('what one replica publishes another hears, also after its connection was cut', async () => {
  const address = await newDatabase();
  const database = await openDatabase(address, { onIdleError: () => undefined });
  const heard: (string | null)[] = [];
  const deaf = await openNotices(address, database.db, () => undefined);
  const listening = await openNotices(address, database.db, (topic) => heard.push(topic));
  await until(() => heard.length === 1);
  await deaf.publish('run-1');
  await until(() => heard.includes('run-1'));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'`.execute(
    database.db,
  );
  // Once it listens again it says that something may have been missed.
  await until(() => heard.filter((topic) => topic === null).length === 2);
  await deaf.publish('run-2');
  await until(() => heard.includes('run-2'));
  await Promise.all([deaf.close(), listening.close()]);
  await database.close();
});

test('while PostgreSQL is frozen every request is answered 503 in time and /readyz is 503; thawed, all is well', async () => {
  const { url } = await newDatabase();
  const line = await freezable(url.reveal());
  const [frozen] = [await replica(line.url)];
  if (!frozen) throw new Error('a replica');
  const site = siteNamed('frozen', atlassian.url);
  await signedEvent(site, frozen.url, key, 'installed').expect(204);
  line.freeze();
  const [api, ready, lives] = await Promise.all([
    get(frozen, site, '/tenant'),
    supertest(frozen.url).get('/readyz'),
    supertest(frozen.url).get('/healthz'),
  ]);
  expect([api.status, ready.status, lives.status]).toEqual([503, 503, 200]);
  expect(frozen.logged.join('')).toContain('"trouble":"away"');
  line.thaw();
  await until(async () => (await supertest(frozen.url).get('/readyz')).status === 200);
  await until(async () => (await get(frozen, site, '/tenant')).status === 200);
  await frozen.close();
  running = [];
  line.close();
});

/** A way to the database that can stop passing anything on, without closing. */
async function freezable(databaseUrl: string) {
  const address = new URL(databaseUrl);
  const far = { port: Number(address.port), host: address.hostname };
  let frozen = false;
  const held: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const through = connect(far);
    const pass = (from: Socket, to: Socket): void => {
      sockets.add(from);
      from.on('data', (chunk) => (frozen ? held.push(() => to.write(chunk)) : to.write(chunk)));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    };
    pass(near, through);
    pass(through, near);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  address.port = String(port);
  return {
    url: address.href,
    freeze: () => {
      frozen = true;
    },
    thaw: () => {
      frozen = false;
      for (const send of held.splice(0)) send();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
