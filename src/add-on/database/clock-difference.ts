import { sql } from 'kysely';
import type { Log } from '../log.ts';
import { databaseClock } from './clock.ts';
import type { Database } from './open.ts';

/** Tokens are judged by this machine's clock with a leeway of 60 s; half of that is reason to say so. */
const worthTellingMs = 30_000;

/**
 * Says in the log when this machine's clock and the database's are apart: replicas with other clocks refuse tokens that are good.
 * Leases are told by the database alone and do not suffer.
 */
export async function tellClockDifference(
  { db, kind }: Pick<Database, 'db' | 'kind'>,
  now: () => Date,
  log: Log,
): Promise<void> {
  if (kind === 'embedded') return;
  const { rows } = await sql<{ at: number }>`select ${databaseClock(kind, now)()} as at`.execute(db);
  const apartMs = now().getTime() - Number(rows[0]?.at ?? now().getTime());
  if (Math.abs(apartMs) < worthTellingMs) return;
  const secondsAhead = Math.round(apartMs / 1_000);
  log.warn(
    { secondsAhead },
    'the clock of this machine differs from the database’s; tokens that are good may be refused until it is set (NTP)',
  );
}
