import { createSecretKey, type KeyObject } from 'node:crypto';
import type { ConnectTenants } from './connect-tenants.ts';
import type { ConnectTenant } from './tenant.ts';

/** A tenant with its secret as the key object that verification wants; making that object costs more than verifying. */
interface KeyedTenant {
  readonly tenant: ConnectTenant;
  /** null: the site has uninstalled, and its secret is gone. */
  readonly key: KeyObject | null;
}

/** Tenants at hand for verification, so that a request costs no query. */
export interface TenantCache {
  find(clientKey: string): Promise<KeyedTenant | null>;
  /** To be called before an acknowledged change is answered. */
  forget(clientKey: string): void;
  /**
   * To be called before a site's secret is erased: `disabled` is sent in parallel with `uninstalled` and may come after it,
   * so its secret is remembered here, in memory alone, for some minutes.
   */
  depart(clientKey: string): Promise<void>;
}

const departureMs = 300_000;

interface TenantCacheOptions {
  readonly now: () => Date;
  /** Milliseconds. 0: ask the database each time, as replicas must, since another one may have changed the tenant. */
  readonly maxAgeMs: number;
  readonly maxEntries?: number;
}

export function tenantCache(tenants: Pick<ConnectTenants, 'find'>, options: TenantCacheOptions): TenantCache {
  const entries = new Map<string, { readonly keyed: KeyedTenant; readonly until: number }>();
  const maxEntries = options.maxEntries ?? 1_000;
  const departed = new Map<string, { readonly key: KeyObject; readonly until: number }>();
  /** Another one after each change that was announced. */
  let latest = {};

  function keyOf(tenant: ConnectTenant, now: number): KeyObject | null {
    if (tenant.sharedSecret !== null) return createSecretKey(tenant.sharedSecret.reveal(), 'utf8');
    const left = departed.get(tenant.clientKey);
    return left !== undefined && left.until > now ? left.key : null;
  }

  return {
    async find(clientKey) {
      const now = options.now().getTime();
      const entry = entries.get(clientKey);
      if (entry && entry.until > now) return entry.keyed;
      const before = latest;
      const tenant = await tenants.find(clientKey);
      if (tenant === null) return null;
      const keyed = { tenant, key: keyOf(tenant, now) };
      // What was read before a change was announced may be what the change replaced.
      if (before === latest && options.maxAgeMs > 0) {
        if (entries.size >= maxEntries) entries.clear();
        entries.set(clientKey, { keyed, until: now + options.maxAgeMs });
      }
      return keyed;
    },
    forget(clientKey) {
      latest = {};
      entries.delete(clientKey);
    },
    async depart(clientKey) {
      const keyed = await this.find(clientKey);
      if (keyed === null || keyed.key === null) return;
      if (departed.size >= maxEntries) departed.clear();
      departed.set(clientKey, { key: keyed.key, until: options.now().getTime() + departureMs });
    },
  };
}
