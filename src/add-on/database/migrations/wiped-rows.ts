import { type Kysely, sql } from 'kysely';

/** Rows deleted or changed before a vacuum comes; by itself PostgreSQL waits for a fifth of the table, on a quiet server for weeks. */
const soon: Readonly<Record<string, number>> = {
  connect_tenants: 1,
  forge_tenants: 1,
  self_tests: 20,
  self_test_events: 200,
  watches: 20,
  watch_alerts: 20,
};

/** PostgreSQL only: what is deleted of a tenant is also freed, a minute or so later. SQLite overwrites it at once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [table, threshold] of Object.entries(soon)) {
    await sql`alter table ${sql.table(table)} set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = ${sql.lit(threshold)})`.execute(
      db,
    );
  }
}
