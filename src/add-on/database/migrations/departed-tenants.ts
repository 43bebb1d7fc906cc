import { type Kysely, sql } from 'kysely';

/** Sites that uninstalled before their secrets and reports were erased with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from self_test_events where self_test_id in (
    select id from self_tests where tenant in (
      select 'connect:' || client_key from connect_tenants where state = 'uninstalled'
      union all select 'forge:' || installation_id from forge_tenants where state = 'uninstalled'))`.execute(
    db,
  );
  await sql`delete from self_tests where tenant in (
    select 'connect:' || client_key from connect_tenants where state = 'uninstalled'
    union all select 'forge:' || installation_id from forge_tenants where state = 'uninstalled')`.execute(db);
  await sql`update connect_tenants set shared_secret = '', base_url = '', display_url = null, oauth_client_id = null,
    installation_id = null, cloud_id = null where state = 'uninstalled'`.execute(db);
  await sql`update forge_tenants set api_base_url = '', site_url = null, cloud_id = null, environment_id = null,
    app_version = null, system_token = null, system_token_expires_at = null where state = 'uninstalled'`.execute(
    db,
  );
}
