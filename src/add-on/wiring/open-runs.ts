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
import type { Erasure } from '../tenants/departed.ts';
import { toldOf } from '../told-of.ts';
import { allOrNone, type OrElse } from './all-or-none.ts';
import { hourlyMs, regularly } from './regularly.ts';

const sweepMs = 15_000;
/** Events of this server and, with PostgreSQL, of the others are announced; a look now and then finds what was missed. */
const feedPollMs = 3_000;

interface OpenRuns {
  readonly runs: SelfTestRuns;
  /** Erases what is kept of a tenant's runs, from the disk too. */
  readonly eraseRuns: (tenant: string, which: Erasure) => Promise<void>;
  /** No more sweeps; runs go on until they are stopped. */
  stopSweeping(): void;
  /** Lets go of the database's notices; after the runs have stopped and nobody listens any more. */
  close(): Promise<void>;
}

/** The self-tests of a server on its database: abandoned ones are given up, old ones erased, now and at intervals. */
export function openRuns(config: Config, database: Database, log: Log, now: () => Date): Promise<OpenRuns> {
  return allOrNone((orElse) => runsOf({ config, database, log, now }, orElse));
}

interface RunsParts {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
}

async function runsOf({ config, database, log, now }: RunsParts, orElse: OrElse): Promise<OpenRuns> {
  const store = runsStore(database.db, databaseClock(database.kind, now));
  const feed = runFeed({ events: store.events, exists: store.exists, pollMs: feedPollMs });
  const notices = await openNotices(config.database, database.db, (id) => feed.announce(id ?? undefined));
  orElse(() => notices.close());
  const runs = selfTestRuns({
    store,
    feed,
    publish: notices.publish,
    retentionDays: config.retentionDays,
    now,
    randomHex: () => randomBytes(10).toString('hex'),
    onError: (error, id) => log.error({ selfTest: id, error: toldOf(error) }, 'a self-test could not go on'),
  });
  const erase = async (): Promise<void> => {
    if ((await runs.expire()) > 0) await database.scrub();
  };
  const hourly = async (): Promise<void> => {
    await erase();
    await tellClockDifference(database, now, log);
  };
  await runs.giveUpAbandoned(database.kind === 'embedded' ? 'all' : undefined);
  await hourly();
  const sweep = regularly(() => runs.giveUpAbandoned(), sweepMs, log);
  const everyHour = regularly(hourly, hourlyMs, log);
  return {
    runs,
    eraseRuns: async (tenant, which) => {
      await runs.erase(tenant, which);
      await database.scrub();
    },
    stopSweeping: () => {
      sweep.stop();
      everyHour.stop();
    },
    close: () => notices.close(),
  };
}
