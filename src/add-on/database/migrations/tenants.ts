import type { Kysely } from 'kysely';

/** Who installed us, by either door. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('connect_tenants')
    .addColumn('client_key', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('base_url', 'text', (column) => column.notNull())
    .addColumn('display_url', 'text')
    .addColumn('shared_secret', 'text', (column) => column.notNull())
    .addColumn('oauth_client_id', 'text')
    .addColumn('installation_id', 'text')
    .addColumn('cloud_id', 'text')
    .addColumn('newest_lifecycle_at', 'bigint', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('forge_tenants')
    .addColumn('installation_id', 'text', (column) => column.primaryKey())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('api_base_url', 'text', (column) => column.notNull())
    .addColumn('site_url', 'text')
    .addColumn('cloud_id', 'text')
    .addColumn('environment_id', 'text')
    .addColumn('app_version', 'text')
    .addColumn('system_token', 'text')
    .addColumn('system_token_expires_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
}
