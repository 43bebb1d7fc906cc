import { type RawBuilder, sql } from 'kysely';
import type { DatabaseAddress } from './database-address.ts';

/** Milliseconds since 1970 as one clock tells them to all replicas; null in the embedded database's one server: its own. */
export type DatabaseClock = () => RawBuilder<number>;

/**
 * Leases are compared by the clock of the database: replicas whose own clocks differ by more than a lease would end each
 * other's runs.
 */
export function databaseClock(kind: DatabaseAddress['kind'], now: () => Date): DatabaseClock {
  return kind === 'postgres'
    ? () => sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : () => sql<number>`${now().getTime()}`;
}
