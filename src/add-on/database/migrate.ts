import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { up as departedTenants } from './migrations/departed-tenants.ts';
import { up as heardInvocations } from './migrations/heard-invocations.ts';
import { up as heardTokens } from './migrations/heard-tokens.ts';
import { up as selfTests } from './migrations/self-tests.ts';
import { up as tenants } from './migrations/tenants.ts';
import { up as watches } from './migrations/watches.ts';
import { up as wipedRows } from './migrations/wiped-rows.ts';
import { up as writeMarks } from './migrations/write-marks.ts';
import type { Tables } from './tables.ts';

type Dialect = 'embedded' | 'postgres';

/** In the order of their names; a published one is never changed. */
const migrationsOf = (dialect: Dialect): Record<string, Migration> => ({
  '2026-11-01-tenants': { up: tenants },
  '2026-11-02-self-tests': { up: selfTests },
  '2026-11-03-heard-tokens': { up: heardTokens },
  '2026-11-25-departed-tenants': { up: departedTenants },
  '2026-11-25-write-marks': { up: writeMarks },
  '2026-11-26-watches': { up: watches },
  '2026-11-26-wiped-rows': { up: dialect === 'postgres' ? wipedRows : async () => undefined },
  '2026-11-27-heard-invocations': { up: heardInvocations },
});

/**
 * Brings the schema up to date. Safe with several servers starting at once: on PostgreSQL Kysely's migrator holds an
 * advisory lock for the whole of it, on SQLite the write lock is taken before anything is read. Throws when it fails.
 */
export async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') return toLatest(db, dialect, {});
  await db.connection().execute(async (connection) => {
    // Kysely would begin a deferred transaction, in which two servers both find the tables missing.
    await sql`begin immediate`.execute(connection);
    try {
      await toLatest(connection, dialect, { disableTransactions: true });
      await sql`commit`.execute(connection);
    } catch (error) {
      await sql`rollback`.execute(connection);
      throw error;
    }
  });
}

async function toLatest(
  db: Kysely<Tables>,
  dialect: Dialect,
  options: { disableTransactions?: true },
): Promise<void> {
  const provider = { getMigrations: async () => migrationsOf(dialect) };
  const migrator = new Migrator({ db, provider, ...options });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw newerSchema(error) ?? error;
}

/** What Kysely calls corrupted: a newer version of ours has been here, and its columns are not to be guessed. */
function newerSchema(error: unknown): Error | null {
  const unknown = /previously executed migration (\S+) is missing/.exec(
    error instanceof Error ? error.message : '',
  );
  if (unknown === null) return null;
  return new Error(
    `a newer version of Clearance has used it (migration ${unknown[1]}); start that one, or restore a backup from before`,
  );
}
