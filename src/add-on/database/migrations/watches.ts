import type { Kysely } from 'kysely';

/** What is watched for each tenant, what it has told, and the jobs that do both on the embedded database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('watches')
    .addColumn('tenant', 'text', (column) => column.primaryKey())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('next_run_at', 'text')
    .addColumn('last_run', 'text')
    .addColumn('known', 'text')
    .execute();
  await db.schema
    .createTable('watch_alerts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('alert', 'text', (column) => column.notNull())
    .addColumn('delivered_at', 'text')
    .execute();
  await db.schema
    .createIndex('watch_alerts_of_tenant')
    .on('watch_alerts')
    .columns(['tenant', 'at'])
    .execute();
  await db.schema
    .createTable('watch_points')
    .addColumn('hour', 'bigint', (column) => column.primaryKey())
    .addColumn('points', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('jobs')
    .addColumn('queue', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('run_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('jobs_key', ['queue', 'key'])
    .execute();
}
