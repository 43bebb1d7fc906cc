import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import Sqlite from 'libsql';
import { openEmbedded } from '../../src/add-on/database/embedded.ts';
import { migrate } from '../../src/add-on/database/migrate.ts';
import { sharedCommit } from '../../src/add-on/database/shared-commit.ts';
import { databaseTrouble } from '../../src/add-on/database/trouble.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const folder = temporaryFolder('commit');
const db = openEmbedded(join(folder, 'clearance.db'));
/** Sees what is committed, as whoever opens the file after a crash does. */
const other = openEmbedded(join(folder, 'clearance.db'));

beforeAll(async () => {
  await migrate(db, 'embedded');
});
afterAll(async () => {
  await db.destroy();
  await other.destroy();
  rmSync(folder, { recursive: true });
});

const committed = async (name: string): Promise<boolean> => {
  const query = other.selectFrom('watch_points').select('points').where('hour', '=', hours.indexOf(name));
  return (await query.executeTakeFirst()) !== undefined;
};
const hours = Array.from({ length: 200 }, (_, index) => `work ${index}`);

describe('work that shares a commit', () => {
  const commit = sharedCommit(db);
  const write = (name: string): Promise<string> =>
    commit(async (through) => {
      await through
        .insertInto('watch_points')
        .values({ hour: hours.indexOf(name), points: 1 })
        .execute();
      return name;
    });

  test('is durable when it is told so, each of many at once', async () => {
    const seen = await Promise.all(hours.slice(0, 100).map(async (name) => committed(await write(name))));
    expect(seen).toEqual(seen.map(() => true));
  });

  test('fails alone: what stood beside it is committed all the same', async () => {
    const [before, failed, after] = await Promise.allSettled([
      write('work 100'),
      write('work 1'),
      write('work 101'),
    ]);
    expect([before, after]).toEqual([
      { status: 'fulfilled', value: 'work 100' },
      { status: 'fulfilled', value: 'work 101' },
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_PRIMARYKEY' } });
    expect([await committed('work 100'), await committed('work 101')]).toEqual([true, true]);
  });

  test('waits once, all together, for a lock that does not come', async () => {
    const locking = new Sqlite(join(folder, 'clearance.db'));
    locking.exec('begin immediate');
    const began = performance.now();
    const names = hours.slice(150, 160);
    const told = await Promise.all(names.map((name) => write(name).catch(databaseTrouble)));
    expect(told).toEqual(names.map(() => 'busy'));
    // Each waits for two seconds, so one after the other they would take twenty.
    expect(performance.now() - began).toBeLessThan(10_000);
    locking.exec('commit');
    locking.close();
    expect(await committed(await write('work 150'))).toBe(true);
  });

  test('sees what came before it in the same commit', async () => {
    const points = (): Promise<number> =>
      commit(async (through) => {
        await sql`update watch_points set points = points + 1 where hour = 2`.execute(through);
        const row = await through
          .selectFrom('watch_points')
          .select('points')
          .where('hour', '=', 2)
          .executeTakeFirstOrThrow();
        return row.points;
      });
    expect(await Promise.all(Array.from({ length: 10 }, points))).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
