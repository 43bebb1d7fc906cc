import { createSecretKey, randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { backUp } from '../../src/add-on/database/backup.ts';
import { makeFolder } from '../../src/add-on/database/make-folder.ts';
import { type Database, openDatabase } from '../../src/add-on/database/open.ts';
import { restore } from '../../src/add-on/database/restore.ts';
import { claimDatabase } from '../../src/add-on/database/single-server.ts';
import { databaseTrouble } from '../../src/add-on/database/trouble.ts';
import type { EncryptionKey } from '../../src/add-on/tenants/encryption-keys.ts';
import { openTenants } from '../../src/add-on/tenants/open-tenants.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { freePort } from '../run/free-port.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { type DatabaseUnderTest, postgresUnderTest } from './databases.ts';

const noise = { onIdleError: () => undefined };
const now = (): Date => new Date('2026-11-25T12:00:00Z');
const newFile = (): string => join(temporaryFolder('database'), 'clearance.db');
const keyNamed = (id: string): EncryptionKey => ({ id, key: createSecretKey(randomBytes(32)) });
const first = keyNamed('first');

const installation = (clientKey: string) => ({
  clientKey,
  baseUrl: 'https://acme.atlassian.net',
  displayUrl: null,
  sharedSecret: new Secret(`secret-of-${clientKey}`),
  oauthClientId: null,
  installationId: null,
  cloudId: null,
  signedAt: 1_000,
  token: { digest: clientKey, until: 2_000 },
});

async function tenants(database: Database, ...keys: [EncryptionKey, ...EncryptionKey[]]) {
  const opening = await openTenants(database, keys, now);
  if (!opening.ok) throw new Error(opening.problem);
  return opening.tenants;
}

describe('the embedded database', () => {
  test('a folder in the place of a file is said in a sentence, by backup and restore', () => {
    const folder = temporaryFolder('database');
    const file = join(folder, 'clearance.db');
    const told = { ok: false, problem: expect.stringContaining('is a folder, or may not be opened') };
    expect(backUp(folder, `${file}.backup`)).toEqual(told);
    expect(restore(folder, file)).toEqual(told);
    expect(existsSync(`${file}.backup`) || existsSync(file)).toBe(false);
  });

  test('no backup takes the name of a journal of the database', () => {
    const file = newFile();
    writeFileSync(file, '');
    for (const end of ['-wal', '-shm', '-journal'])
      expect(backUp(file, `${file}${end}`)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('journal'),
      });
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test('missing folders are made, by two at once too; one that cannot be made is an error and no endless wait', () => {
    const folder = join(temporaryFolder('database'), 'a', 'b', 'c');
    makeFolder(folder);
    makeFolder(folder);
    expect(statSync(folder).isDirectory()).toBe(true);
    expect(() => makeFolder('/proc/nothing/of/this')).toThrow(/EN|EROFS|EACCES|EPERM/);
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file'))).not.toThrow();
    expect(() => makeFolder(join(folder, 'file', 'below'))).toThrow('ENOTDIR');
  });

  test('a backup taken while the server writes is whole, and a restore brings back what it held', async () => {
    const file = newFile();
    const backup = `${file}.backup`;
    const database = await openDatabase({ kind: 'embedded', file }, noise);
    const { connect: stored } = await tenants(database, first);
    await stored.install(installation('before'));
    // What copying the file alone would give: everything is still in the journal.
    copyFileSync(file, `${file}.copied`);
    expect(backUp(file, backup)).toEqual({ ok: true });
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    await stored.install(installation('after'));
    await database.close();

    expect(restore(backup, file)).toEqual({ ok: true });
    const restored = await openDatabase({ kind: 'embedded', file }, noise);
    const { connect: read } = await tenants(restored, first);
    expect((await read.find('before'))?.sharedSecret?.reveal()).toBe('secret-of-before');
    expect(await read.find('after')).toBeNull();
    await restored.close();
    expect(existsSync(`${file}.before-restore`)).toBe(true);
  });

  test("a backup has its name only once it is whole, and one that was killed is in nobody's way", async () => {
    const file = newFile();
    const database = await openDatabase({ kind: 'embedded', file }, noise);
    const { connect: stored } = await tenants(database, first);
    await stored.install(installation('before'));
    const backup = `${file}.backup`;
    // What kill -9 leaves: part of a file, and its journal.
    writeFileSync(`${backup}.writing`, readFileSync(file).subarray(0, 4_096));
    writeFileSync(`${backup}.writing-journal`, 'half');
    expect(restore(`${backup}.writing`, file)).toMatchObject({ ok: false });
    expect(backUp(file, backup)).toEqual({ ok: true });
    expect(existsSync(`${backup}.writing`)).toBe(false);
    await database.close();
  });

  test('what a restore replaces is kept as one whole file, the journal of a killed server within', async () => {
    const running = newFile();
    const database = await openDatabase({ kind: 'embedded', file: running }, noise);
    const { connect: stored } = await tenants(database, first);
    expect(backUp(running, `${running}.backup`)).toEqual({ ok: true });
    await stored.install(installation('in-the-journal'));
    const killed = newFile();
    for (const end of ['', '-wal']) copyFileSync(`${running}${end}`, `${killed}${end}`);
    await database.close();
    expect(restore(`${running}.backup`, killed)).toEqual({ ok: true });
    expect(existsSync(`${killed}-wal`)).toBe(false);
    const kept = `${killed}.kept`;
    copyFileSync(`${killed}.before-restore`, kept);
    const before = await openDatabase({ kind: 'embedded', file: kept }, noise);
    const { connect: read } = await tenants(before, first);
    expect(await read.find('in-the-journal')).not.toBeNull();
    await before.close();
  });

  test('refuses what is no backup, an existing target, and a restore under a running server', () => {
    const file = newFile();
    const rubbish = `${file}.rubbish`;
    writeFileSync(rubbish, 'no database');
    expect(backUp(file, `${file}.backup`)).toMatchObject({ ok: false });
    expect(backUp(rubbish, rubbish)).toMatchObject({ ok: false, problem: expect.stringContaining('exists') });
    expect(restore(rubbish, file)).toMatchObject({ ok: false });
    const claim = claimDatabase(file);
    const good = newFile();
    const database = new Sqlite(good);
    database.exec('create table connect_tenants (a)');
    database.close();
    expect(restore(good, file)).toMatchObject({ ok: false, problem: expect.stringContaining('running') });
    claim?.release();
    expect(restore(good, file)).toEqual({ ok: true });
    expect(readFileSync(file).subarray(0, 6).toString()).toBe('SQLite');
  });

  test('closed, it is one whole file without its journal', async () => {
    const [file, copy] = [newFile(), newFile()];
    const database = await openDatabase({ kind: 'embedded', file }, noise);
    await database.db.insertInto('watch_points').values({ hour: 7, points: 1 }).execute();
    await database.close();
    copyFileSync(file, copy);
    const copied = new Sqlite(copy);
    expect(copied.prepare('select hour from watch_points').all()).toEqual([{ hour: 7 }]);
    copied.close();
  });

  test('a newer version that has used it is named, not called a corruption', async () => {
    const file = newFile();
    await (await openDatabase({ kind: 'embedded', file }, noise)).close();
    const other = new Sqlite(file);
    other.exec("insert into kysely_migration values ('2030-01-01-future', '2030-01-01')");
    other.close();
    await expect(openDatabase({ kind: 'embedded', file }, noise)).rejects.toThrow(
      /^a newer version of Clearance has used it \(migration 2030-01-01-future\)/,
    );
  });

  test('is claimed by one server at a time', () => {
    const file = newFile();
    const claim = claimDatabase(file);
    expect(claim).not.toBeNull();
    expect(claimDatabase(file)).toBeNull();
    claim?.release();
    const again = claimDatabase(file);
    expect(again).not.toBeNull();
    again?.release();
  });

  test('a lock of another process is waited for without holding the loop, and is then trouble, not a fault', async () => {
    const file = newFile();
    const database = await openDatabase({ kind: 'embedded', file }, noise);
    const { connect: stored } = await tenants(database, first);
    const other = new Sqlite(file);
    other.exec('begin immediate');
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    const failed: unknown = await stored.install(installation('locked')).catch((error: unknown) => error);
    clearInterval(turning);
    expect(databaseTrouble(failed)).toBe('busy');
    expect(turns).toBeGreaterThan(20);
    expect(await database.writable()).toBe(false);
    expect(await database.reachable()).toBe(true);
    const waiting = stored.install(installation('waited'));
    setTimeout(() => other.exec('commit'), 100);
    expect((await waiting).kind).toBe('installed');
    other.close();
    await database.close();
  });
});

/** A database of ours, and another process that writes to it, or waits with its lock. */
async function twoWriters() {
  const file = newFile();
  const { db, close } = await openDatabase({ kind: 'embedded', file }, noise);
  const other = new Sqlite(file);
  const points = (hour: number) => ({ hour, points: 1 });
  return {
    db,
    other,
    write: (hour: number) => db.insertInto('watch_points').values(points(hour)).execute(),
    /** What is there for everybody else, and so after a kill. */
    committed: () => other.prepare('select hour from watch_points order by hour').all(),
    close: async () => {
      other.close();
      await close();
    },
  };
}

describe('what another process does to a write of the embedded database', () => {
  test('after a lock that was waited for in vain, what is written is committed', async () => {
    const inVain: ((db: Database['db']) => Promise<unknown>)[] = [
      (db) => db.deleteFrom('watch_points').where('hour', '=', 9).execute(),
      (db) => db.deleteFrom('watch_points').where('hour', '=', 9).returning('hour').execute(),
      (db) => db.transaction().execute((trx) => trx.deleteFrom('watch_points').execute()),
    ];
    const committedAfter = async (waiting: (db: Database['db']) => Promise<unknown>) => {
      const { db, other, write, committed, close } = await twoWriters();
      other.exec('begin immediate');
      expect(await waiting(db).catch(databaseTrouble)).toBe('busy');
      other.exec('commit');
      await write(1);
      const first = committed();
      other.exec('insert into watch_points values (2, 1)');
      await write(3);
      const all = committed();
      await close();
      return [first, all];
    };
    const wanted = [[{ hour: 1 }], [{ hour: 1 }, { hour: 2 }, { hour: 3 }]];
    expect(await Promise.all(inVain.map(committedAfter))).toEqual([wanted, wanted, wanted]);
  });

  test('a transaction that has read is not overtaken before it writes', async () => {
    const { db, other, committed, close } = await twoWriters();
    await db.transaction().execute(async (trx) => {
      await trx.selectFrom('watch_points').selectAll().execute();
      expect(() => other.exec('insert into watch_points values (2, 1)')).toThrow('locked');
      await trx.insertInto('watch_points').values({ hour: 1, points: 1 }).execute();
    });
    expect(committed()).toEqual([{ hour: 1 }]);
    await close();
  });

  test('what only reads needs no lock, however it is laid out', async () => {
    const { db, other, close } = await twoWriters();
    other.exec('begin immediate');
    const read = sql`
      select hour from watch_points`.execute(db);
    expect(await read.then(({ rows }) => rows, databaseTrouble)).toEqual([]);
    other.exec('commit');
    await close();
  });

  test('a write that fails by itself leaves the lock to others', async () => {
    const { other, write, committed, close } = await twoWriters();
    await write(1);
    await expect(write(1)).rejects.toThrow('UNIQUE');
    other.exec('insert into watch_points values (2, 1)');
    expect(committed()).toEqual([{ hour: 1 }, { hour: 2 }]);
    await close();
  });
});

test('keys are turned over in three steps, and no replica of a step meets what it cannot open', async () => {
  const file = newFile();
  const second = keyNamed('second');
  const database = await openDatabase({ kind: 'embedded', file }, noise);
  const steps: [EncryptionKey, ...EncryptionKey[]][] = [[first], [first, second], [second, first], [second]];
  let before = await tenants(database, first);
  for (const [index, keys] of steps.entries()) {
    const after = await tenants(database, ...keys);
    await after.connect.install(installation(`by-new-${index}`));
    await before.connect.install(installation(`by-old-${index}`));
    for (const side of [before, after]) {
      for (const name of [`by-new-${index}`, `by-old-${index}`]) {
        expect((await side.connect.find(name))?.sharedSecret?.reveal()).toBe(`secret-of-${name}`);
      }
    }
    // As a rolling restart ends: every replica has begun with these keys.
    before = await tenants(database, ...keys);
  }
  await database.close();
});

describe('PostgreSQL', () => {
  let server: DatabaseUnderTest;
  let proxy: Server;
  let frozen = false;
  beforeAll(async () => {
    server = await postgresUnderTest();
  });
  afterAll(async () => {
    proxy?.close();
    await server.stop();
  });

  test('one that is frozen fails a statement in time, and serves again when it thaws', async () => {
    const address = await server.create();
    if (address.kind !== 'postgres') throw new Error('postgres');
    const target = new URL(address.url.reveal());
    const { port: realPort, hostname } = target;
    const held: (() => void)[] = [];
    proxy = createServer((near) => {
      const far = connect(Number(realPort), hostname);
      const pass = (from: typeof near, to: typeof near): void => {
        from.on('data', (chunk) => (frozen ? held.push(() => to.write(chunk)) : to.write(chunk)));
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      };
      pass(near, far);
      pass(far, near);
    });
    const port = await freePort();
    await new Promise<void>((resolve) => proxy.listen(port, resolve));
    target.port = String(port);
    const patience = { connectMs: 4_000, statementMs: 3_000, lockMs: 2_000, answerMs: 3_500 };
    const through = { kind: 'postgres' as const, url: new Secret(target.href) };
    const database = await openDatabase(through, { ...noise, patience });
    const { connect: stored } = await tenants(database, first);
    await stored.install(installation('before'));
    frozen = true;
    const failed: unknown = await stored.find('before').catch((error: unknown) => error);
    expect(databaseTrouble(failed)).toBe('away');
    expect(await database.writable()).toBe(false);
    frozen = false;
    for (const send of held.splice(0)) send();
    let found = null;
    while (found === null) found = await stored.find('before').catch(() => null);
    expect(found.clientKey).toBe('before');
    await database.close();
  });

  test('what is deleted is vacuumed after a few rows, whatever the size of the table', async () => {
    const database = await openDatabase(await server.create(), noise);
    const { rows } = await sql<{ relname: string; reloptions: string[] | null }>`
      select relname, reloptions from pg_class where relname in ('connect_tenants', 'forge_tenants', 'self_tests', 'self_test_events')`.execute(
      database.db,
    );
    expect(rows).toHaveLength(4);
    for (const { reloptions } of rows)
      expect(reloptions).toEqual(
        expect.arrayContaining([
          'autovacuum_vacuum_scale_factor=0',
          expect.stringMatching(/^autovacuum_vacuum_threshold=\d{1,3}$/),
        ]),
      );
    await database.close();
  });

  test('a row somebody else holds fails as busy', async () => {
    const address = await server.create();
    const patience = { connectMs: 30_000, statementMs: 30_000, lockMs: 100, answerMs: 60_000 };
    const database = await openDatabase(address, { ...noise, patience });
    const { connect: stored } = await tenants(database, first);
    await stored.install(installation('held'));
    const failed: unknown = await database.db.transaction().execute(async (trx) => {
      await trx.updateTable('connect_tenants').set({ display_url: null }).execute();
      return stored.install({ ...installation('held'), signedAt: 2_000 }).catch((error: unknown) => error);
    });
    expect(databaseTrouble(failed)).toBe('busy');
    await database.close();
  });
});
