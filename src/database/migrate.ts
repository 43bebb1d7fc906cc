import { type Kysely, type Migration, Migrator } from 'kysely';
import { up as selfTests } from './migrations/self-tests.ts';
import { up as tenants } from './migrations/tenants.ts';
import type { Tables } from './tables.ts';

/** In the order of their names; a published one is never changed. */
const migrations: Record<string, Migration> = {
  '2026-11-01-tenants': { up: tenants },
  '2026-11-02-self-tests': { up: selfTests },
};

/**
 * Brings the schema up to date. Safe with several replicas starting at once: on PostgreSQL Kysely's migrator holds an
 * advisory lock for the whole of it. Throws when a migration fails.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
