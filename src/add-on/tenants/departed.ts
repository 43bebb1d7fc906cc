import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { connectKey, forgeKey, readTenantKey } from './tenant.ts';

/**
 * Holds for a tenant, named by its key, unless it has uninstalled. It belongs into the statement that stores something of a tenant: who
 * asked for it may have been believed before the site left, and be done only after what was kept of it was erased.
 */
export function stays(tenant: string): RawBuilder<boolean> {
  return sql`not ${hasLeft(tenant)}`;
}

/** What is erased of a tenant: all there is, or what there is of one that has uninstalled. */
export type Erasure = 'all' | 'departed';

/**
 * What a statement that erases something of a tenant has to hold to. A site may install again at any time: what was stored since is of the new
 * installation, and no statement that still finds the site gone can see it. What is left of the old one by then, the new install erases.
 */
export function erasable(tenant: string, which: Erasure): RawBuilder<boolean> {
  return which === 'all' ? sql`true` : hasLeft(tenant);
}

function hasLeft(tenant: string): RawBuilder<boolean> {
  const { door, id } = readTenantKey(tenant);
  return door === 'forge'
    ? sql`exists (select 1 from forge_tenants where installation_id = ${id} and state = 'uninstalled')`
    : sql`exists (select 1 from connect_tenants where client_key = ${id} and state = 'uninstalled')`;
}

/**
 * Keys of the tenants that have uninstalled and of which something is still kept: the server was killed, or its database was away,
 * between the one and the other.
 */
export async function departedWithTraces(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ tenant: string }>`
    select tenant from (
      select ${connectKey('')} || client_key as tenant from connect_tenants where state = 'uninstalled'
      union all select ${forgeKey('')} || installation_id from forge_tenants where state = 'uninstalled') as departed
    where exists (select 1 from self_tests where self_tests.tenant = departed.tenant)
      or exists (select 1 from watches where watches.tenant = departed.tenant)
      or exists (select 1 from watch_alerts where watch_alerts.tenant = departed.tenant)`.execute(db);
  return rows.map(({ tenant }) => tenant);
}
