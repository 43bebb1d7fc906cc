import { Kysely, PostgresDialect } from 'kysely';
import type { PoolConfig } from 'pg';
import type { Tables } from './tables.ts';

/** Milliseconds; a request must not wait for a database that is frozen, locked or busy with something else. */
export interface PostgresPatience {
  readonly connectMs: number;
  /** Of the server, for one statement. */
  readonly statementMs: number;
  readonly lockMs: number;
  /** Of ours, where the server does not even say that it is late. */
  readonly answerMs: number;
}

export const servingPatience: PostgresPatience = {
  connectMs: 3_000,
  statementMs: 5_000,
  lockMs: 2_000,
  answerMs: 6_000,
};

/** A migration waits for the replica that is at it already. */
export const migratingPatience: PostgresPatience = {
  connectMs: 5_000,
  statementMs: 300_000,
  lockMs: 300_000,
  answerMs: 310_000,
};

interface PostgresOptions {
  readonly patience: PostgresPatience;
  readonly connections: number;
  /** Connections that break while no statement runs are told here; the pool replaces them by itself. */
  readonly onIdleError: (error: Error) => void;
}

/** The driver is loaded here: with the embedded database a start does without it. */
export async function openPostgres(url: string, options: PostgresOptions): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg');
  // bigint columns hold seconds and milliseconds, far below 2^53.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const { patience } = options;
  const config: PoolConfig = {
    connectionString: url,
    max: options.connections,
    connectionTimeoutMillis: patience.connectMs,
    statement_timeout: patience.statementMs,
    lock_timeout: patience.lockMs,
    query_timeout: patience.answerMs,
    idle_in_transaction_session_timeout: patience.statementMs * 2,
    keepAlive: true,
    types,
  };
  const pool = new pg.Pool(config);
  pool.on('error', options.onIdleError);
  // The pool listens to idle connections only: one that breaks between two statements of a transaction would end the process.
  pool.on('connect', (client) => void client.on('error', options.onIdleError));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
