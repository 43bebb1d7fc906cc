import { type Kysely, sql } from 'kysely';

/** Self-tests and what they told while they ran. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('self_tests')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('summary', 'text')
    .addColumn('report', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .execute();
  // One run at a time and tenant, whichever replica is asked: the database decides, not a check before an insert.
  await sql`create unique index self_tests_running on self_tests (tenant) where state = 'running'`.execute(
    db,
  );
  await db.schema.createIndex('self_tests_of_tenant').on('self_tests').columns(['tenant', 'id']).execute();
  await db.schema
    .createTable('self_test_events')
    .addColumn('self_test_id', 'text', (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('self_test_events_key', ['self_test_id', 'sequence'])
    .execute();
}
