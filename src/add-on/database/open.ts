import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
  sql,
} from 'kysely';
import Sqlite from 'libsql';
import type { DatabaseAddress } from './database-address.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';

export interface Database {
  readonly db: Kysely<Tables>;
  readonly kind: DatabaseAddress['kind'];
  /** Whether a trivial query is answered within two seconds. */
  reachable(): Promise<boolean>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** Connections that break while no statement runs are told here; the pool replaces them by itself. */
  readonly onIdleError: (error: Error) => void;
}

/** Opens the database and brings its schema up to date. Throws when it cannot be reached. */
export async function openDatabase(address: DatabaseAddress, options: DatabaseOptions): Promise<Database> {
  const db =
    address.kind === 'embedded' ? embedded(address.file) : await postgres(address.url.reveal(), options);
  try {
    await migrate(db, address.kind);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, kind: address.kind, reachable: () => reachable(db), close: () => db.destroy() };
}

/** SQLite through libsql, whose interface is better-sqlite3's, so that Kysely's own dialect drives it. */
function embedded(file: string): Kysely<Tables> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Sqlite(file);
  // Reports name people; the journal files inherit this mode.
  if (file !== ':memory:') chmodSync(file, 0o600);
  // First: switching to WAL already wants the lock, which another server starting at the same moment may hold.
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  // FULL: a commit is on disk before it returns, so an acknowledged install survives a crash and a power cut.
  database.pragma('synchronous = FULL');
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparedOnce(database) }) });
}

/** Statements kept, by their text: Kysely would have each prepared anew for each use, which costs as much as running it. */
const mostStatements = 200;

function preparedOnce(database: InstanceType<typeof Sqlite>): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(text) {
      const kept = statements.get(text);
      if (kept) return kept;
      const statement: SqliteStatement = database.prepare(text);
      if (statements.size >= mostStatements) statements.clear();
      statements.set(text, statement);
      return statement;
    },
  };
}

/** The driver is loaded here: with the embedded database a start does without it. */
async function postgres(connectionString: string, options: DatabaseOptions): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg');
  // bigint columns hold seconds and milliseconds, far below 2^53.
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 5_000, types });
  pool.on('error', options.onIdleError);
  // The pool listens to idle connections only: one that breaks between two statements of a transaction would end the process.
  pool.on('connect', (client) => void client.on('error', options.onIdleError));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

async function reachable(db: Kysely<Tables>): Promise<boolean> {
  const late = AbortSignal.timeout(2_000);
  const waited = new Promise<false>((resolve) => {
    late.addEventListener('abort', () => resolve(false), { once: true });
  });
  try {
    return await Promise.race([sql`select 1`.execute(db).then(() => true), waited]);
  } catch {
    return false;
  }
}
