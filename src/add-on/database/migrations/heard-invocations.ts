import type { Kysely } from 'kysely';

/** Forge's invocation tokens that were used already, so that one replica knows what another has heard. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('heard_invocations')
    .addColumn('digest', 'text', (column) => column.primaryKey())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
}
