import { openDatabase } from '../../../src/add-on/database/open.ts';
import { bossJobs } from '../../../src/add-on/jobs/boss-jobs.ts';
import { delayMs, embeddedJobs } from '../../../src/add-on/jobs/embedded-jobs.ts';
import {
  firstDelaySeconds,
  type Jobs,
  longestDelaySeconds,
  mostTries,
} from '../../../src/add-on/jobs/jobs.ts';
import { type DatabaseUnderTest, postgresUnderTest, sqliteUnderTest } from '../databases.ts';

interface Opened {
  readonly jobs: Jobs;
  /** Another server on the same database; none for the embedded one. */
  readonly second: Jobs | null;
  close(): Promise<void>;
}

const kinds = [
  {
    name: 'embedded',
    start: sqliteUnderTest,
    open: async (under: DatabaseUnderTest): Promise<Opened> => {
      const database = await openDatabase(await under.create(), { onIdleError: () => undefined });
      const jobs = embeddedJobs({
        db: database.db,
        now: () => new Date(),
        random: () => 0,
        onError: () => undefined,
        pollMs: 20,
      });
      return {
        jobs,
        second: null,
        close: async () => {
          await jobs.stop();
          await database.close();
        },
      };
    },
  },
  {
    name: 'pg-boss',
    start: postgresUnderTest,
    open: async (under: DatabaseUnderTest): Promise<Opened> => {
      const address = await under.create();
      if (address.kind !== 'postgres') throw new Error('this is about PostgreSQL');
      const deps = { connectionString: address.url.reveal(), onError: () => undefined };
      const [jobs, second] = [await bossJobs(deps), await bossJobs(deps)];
      return {
        jobs,
        second,
        close: async () => {
          await Promise.all([jobs.stop(), second.stop()]);
        },
      };
    },
  },
];

describe.each(kinds)('jobs, $name', ({ start, open }) => {
  let under: DatabaseUnderTest;
  beforeAll(async () => {
    under = await start();
  });
  afterAll(() => under.stop());

  test('a job is done once it is due, once, whoever works', async () => {
    const { jobs, second, close } = await open(under);
    const done: string[] = [];
    const all = new Promise<void>((resolve) => {
      const handler = async (key: string): Promise<void> => {
        done.push(key);
        if (done.length === 3) resolve();
      };
      void Promise.all([jobs, second].map((one) => one?.work('watch', 2, handler)));
    });
    const now = new Date();
    await Promise.all(['a', 'b', 'c'].map((key) => jobs.put('watch', key, now)));
    await jobs.put('watch', 'later', new Date(now.getTime() + 3_600_000));
    await all;
    expect(done.sort()).toEqual(['a', 'b', 'c']);
    await close();
  });

  test('putting the same key again moves it, and it can be taken back', async () => {
    const { jobs, close } = await open(under);
    const done: string[] = [];
    const later = new Date(Date.now() + 3_600_000);
    await jobs.put('watch', 'moved', later);
    await jobs.put('watch', 'gone', later);
    await jobs.put('watch', 'moved', new Date());
    await jobs.remove('watch', 'gone');
    await new Promise<void>((resolve) => {
      void jobs.work('watch', 1, async (key) => {
        done.push(key);
        resolve();
      });
    });
    expect(done).toEqual(['moved']);
    await close();
  });

  test('what is put while it is being done is done next', async () => {
    const { jobs, close } = await open(under);
    let times = 0;
    await jobs.put('watch', 'again', new Date());
    await new Promise<void>((resolve) => {
      void jobs.work('watch', 1, async (key) => {
        times += 1;
        if (times === 2) return resolve();
        await jobs.put('watch', key, new Date());
      });
    });
    expect(times).toBe(2);
    await close();
  });
});

test('each try again waits longer, never longer than the longest, and half of it is chance', () => {
  const delays = Array.from({ length: mostTries + 4 }, (_, index) => delayMs(index + 1, () => 1));
  expect(delays[0]).toBe(firstDelaySeconds * 1_000);
  expect(Math.max(...delays)).toBe(longestDelaySeconds * 1_000);
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(delayMs(1, () => 0)).toBe((firstDelaySeconds * 1_000) / 2);
});

test('embedded: a job that takes too long is told to end, and is tried again later', async () => {
  const database = await openDatabase(
    { kind: 'embedded', file: ':memory:' },
    { onIdleError: () => undefined },
  );
  const now = new Date('2026-11-26T12:00:00Z');
  let failed: (key: string) => void = () => undefined;
  const lost = new Promise<string>((resolve) => {
    failed = resolve;
  });
  const jobs = embeddedJobs({
    ...{ db: database.db, now: () => now, random: () => 1, pollMs: 60_000, mostMs: 1 },
    onError: (_error, _queue, key) => failed(key),
  });
  await jobs.put('watch', 'endless', now);
  await jobs.work('watch', 1, async (_key, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    throw signal.reason;
  });
  expect(await lost).toBe('endless');
  await jobs.stop();
  const rows = await database.db.selectFrom('jobs').selectAll().execute();
  expect(rows).toEqual([
    {
      ...{ queue: 'watch', key: 'endless', state: 'waiting', tries: 1 },
      run_at: now.getTime() + firstDelaySeconds * 1_000,
    },
  ]);
  await database.close();
});
