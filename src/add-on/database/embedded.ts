import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, type SqliteDatabase, type SqliteStatement } from 'kysely';
import { committed } from './committed-statements.ts';
import { makeFolder } from './make-folder.ts';
import { PatientSqliteDialect } from './patient-driver.ts';
import { type Connection, openSqlite } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** SQLite through libsql, whose interface is better-sqlite3's, so that Kysely's own dialect drives it. */
export function openEmbedded(file: string): Kysely<Tables> {
  if (file !== ':memory:') makeFolder(dirname(file));
  const database = openSqlite(file);
  // Reports name people; the journal files inherit this mode.
  if (file !== ':memory:') chmodSync(file, 0o600);
  // While it is set up: switching to WAL wants the lock, which another server starting at the same moment may hold.
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = WAL');
  // FULL: a commit is on disk before it returns, so an acknowledged install survives a crash and a power cut.
  database.pragma('synchronous = FULL');
  // What is deleted is overwritten, not only forgotten.
  database.pragma('secure_delete = ON');
  // From here on the waiting is done outside of SQLite; see PatientSqliteDialect.
  database.pragma('busy_timeout = 0');
  return new Kysely<Tables>({ dialect: new PatientSqliteDialect(preparedOnce(database)) });
}

/** Statements kept, by their text: Kysely would have each prepared anew for each use, which costs as much as running it. */
const mostStatements = 200;

function preparedOnce(database: Connection): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => void database.close(),
    prepare(text) {
      const kept = statements.get(text);
      if (kept) return kept;
      const statement = committed(database, text);
      if (statements.size >= mostStatements) statements.clear();
      statements.set(text, statement);
      return statement;
    },
  };
}
