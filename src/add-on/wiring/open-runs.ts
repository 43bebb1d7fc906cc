import { randomBytes } from 'node:crypto';
import type { Config } from '../config/config.ts';
import { databaseClock } from '../database/clock.ts';
import { tellClockDifference } from '../database/clock-difference.ts';
import { openNotices } from '../database/notices.ts';
import type { Database } from '../database/open.ts';
import type { Log } from '../log.ts';
import { runFeed } from '../runs/run-feed.ts';
import { type SelfTestRuns, selfTestRuns } from '../runs/runs.ts';
import { runsStore } from '../runs/runs-store.ts';
import { toldOf } from '../told-of.ts';

const sweepMs = 15_000;
const hourlyMs = 3_600_000;
/** Events of this server and, with PostgreSQL, of the others are announced; a look now and then finds what was missed. */
const feedPollMs = 3_000;

interface OpenRuns {
  readonly runs: SelfTestRuns;
  /** Erases what is kept of a tenant's runs, from the disk too. */
  readonly eraseRuns: (tenant: string) => Promise<void>;
  /** No more sweeps; runs go on until they are stopped. */
  stopSweeping(): void;
  /** Lets go of the database's notices; after the runs have stopped and nobody listens any more. */
  close(): Promise<void>;
}

/** The self-tests of a server on its database: abandoned ones are given up, old ones erased, now and at intervals. */
export async function openRuns(
  config: Config,
  database: Database,
  log: Log,
  now: () => Date,
): Promise<OpenRuns> {
  const store = runsStore(database.db, databaseClock(database.kind, now));
  const feed = runFeed({ events: store.events, exists: store.exists, pollMs: feedPollMs });
  const notices = await openNotices(config.database, database.db, (id) => feed.announce(id ?? undefined));
  const runs = selfTestRuns({
    store,
    feed,
    publish: notices.publish,
    retentionDays: config.retentionDays,
    now,
    randomHex: () => randomBytes(10).toString('hex'),
    onError: (error, id) => log.error({ selfTest: id, error: toldOf(error) }, 'a self-test could not go on'),
  });
  await runs.giveUpAbandoned(database.kind === 'embedded' ? 'all' : undefined);
  const sweep = setInterval(() => void runs.giveUpAbandoned().catch(() => undefined), sweepMs);
  const erase = async (): Promise<void> => {
    if ((await runs.expire()) > 0) await database.scrub();
  };
  const hourly = async (): Promise<void> => {
    await erase();
    await tellClockDifference(database, now, log);
  };
  const everyHour = setInterval(() => void hourly().catch(() => undefined), hourlyMs);
  await hourly();
  return {
    runs,
    eraseRuns: async (tenant) => {
      await runs.erase(tenant);
      await database.scrub();
    },
    stopSweeping: () => {
      clearInterval(sweep);
      clearInterval(everyHour);
    },
    close: () => notices.close(),
  };
}
