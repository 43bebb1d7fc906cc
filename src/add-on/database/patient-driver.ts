import { setTimeout as pause } from 'node:timers/promises';
import {
  type DatabaseConnection,
  type Driver,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { systemErrorCode } from '../config/system-error.ts';

/** Milliseconds a statement waits for a lock of another process, in all and between two looks. */
const longestWaitMs = 2_000;
const lookMs = 25;

/**
 * SQLite waits for a lock within the statement and so holds the event loop. With a busy timeout of nothing it gives up at
 * once, and the waiting is done here, between turns of the loop; after two seconds the statement fails as busy.
 */
export class PatientSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return patient(new SqliteDriver({ database: this.#database }));
  }
}

function patient(driver: Driver): Driver {
  const wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const real = (connection: DatabaseConnection): DatabaseConnection => inner.get(connection) ?? connection;

  function wrap(connection: DatabaseConnection): DatabaseConnection {
    const known = wrapped.get(connection);
    if (known) return known;
    const made: DatabaseConnection = {
      executeQuery: (query) => waiting(() => connection.executeQuery(query)),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
    wrapped.set(connection, made);
    inner.set(made, connection);
    return made;
  }

  return {
    init: () => driver.init(),
    acquireConnection: async () => wrap(await driver.acquireConnection()),
    beginTransaction: (connection, settings) =>
      waiting(() => driver.beginTransaction(real(connection), settings)),
    commitTransaction: (connection) => waiting(() => driver.commitTransaction(real(connection))),
    rollbackTransaction: (connection) => driver.rollbackTransaction(real(connection)),
    releaseConnection: (connection) => driver.releaseConnection(real(connection)),
    destroy: () => driver.destroy(),
  };
}

async function waiting<T>(attempt: () => Promise<T>): Promise<T> {
  const until = performance.now() + longestWaitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= until) throw error;
    }
    await pause(lookMs);
  }
}

/** `SQLITE_BUSY_SNAPSHOT` is no wait: what was read is out of date, and reading it again is the caller's. */
function isBusy(error: unknown): boolean {
  return systemErrorCode(error) === 'SQLITE_BUSY';
}
