import type { Kysely } from 'kysely';

/** One row that readiness writes again and again, to see that writing is possible. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('write_marks')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
}
