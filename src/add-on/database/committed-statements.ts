import type { SqliteStatement } from 'kysely';
import type { Connection } from './sqlite.ts';

/**
 * A statement that commits what it writes. One that finds the database locked by another process stays begun, and libsql cannot reset it:
 * from then on every write of this connection seems to succeed and none is committed, until it is closed and they are lost. So
 * the lock is taken before a write, by `exec`, of which nothing stays behind; what comes after it cannot find the database locked.
 */
export function committed(database: Connection, text: string): SqliteStatement {
  const control = controls[text];
  if (control !== undefined) return controlling(() => control(database));
  const statement = database.prepare(text);
  const within = /^\s*(select|pragma)\b/i.test(text) ? reading : writing(database);
  return {
    // libsql asks its native side for it each time, though it is known once a statement is prepared.
    reader: statement.reader,
    all: (parameters) => within(() => statement.all(parameters)),
    run: (parameters) => within(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/** A transaction takes the lock as it begins: what it has read would be out of date by the time it had to wait for it. */
const begin = (database: Connection): void => void database.exec('begin immediate');

/** SQLite ends some transactions by itself, as on a full disk. */
function rollback(database: Connection): void {
  if (database.inTransaction) database.exec('rollback');
}

const controls: Readonly<Record<string, (database: Connection) => void>> = {
  begin,
  'begin immediate': begin,
  commit: (database) => void database.exec('commit'),
  rollback,
};

function controlling(control: () => void): SqliteStatement {
  const run = () => {
    control();
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, run, all: () => [], iterate: () => [][Symbol.iterator]() };
}

const reading = <T>(read: () => T): T => read();

const writing =
  (database: Connection) =>
  <T>(write: () => T): T => {
    if (database.inTransaction) return write();
    begin(database);
    try {
      const written = write();
      database.exec('commit');
      return written;
    } catch (error) {
      rollback(database);
      throw error;
    }
  };
