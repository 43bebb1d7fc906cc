import type { Kysely } from 'kysely';

/** Which signed lifecycle calls were already heard, so that a captured one cannot be played again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('connect_tenants').addColumn('heard_tokens', 'text').execute();
}
