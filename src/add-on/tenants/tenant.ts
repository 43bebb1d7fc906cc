import { z } from 'zod';
import type { Secret } from '../../tokens/index.ts';

/** Where an installation stands; transitions are in lifecycle.ts. */
export const TenantState = z.enum(['installed', 'enabled', 'disabled', 'uninstalled']);
export type TenantState = z.infer<typeof TenantState>;

interface TenantBase {
  readonly state: TenantState;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly cloudId: string | null;
}

/** One site that installed the Connect app; `clientKey` identifies it. */
export interface ConnectTenant extends TenantBase {
  readonly door: 'connect';
  readonly clientKey: string;
  readonly baseUrl: string;
  readonly displayUrl: string | null;
  /** null once the site has uninstalled: nothing of it is kept. */
  readonly sharedSecret: Secret | null;
  readonly oauthClientId: string | null;
  readonly installationId: string | null;
}

/** One installation of the Forge app; `installationId` identifies it and is new after each reinstall. */
export interface ForgeTenant extends TenantBase {
  readonly door: 'forge';
  readonly installationId: string;
  readonly apiBaseUrl: string;
  readonly siteUrl: string | null;
  readonly environmentId: string | null;
  readonly appVersion: string | null;
  /** Newest token delivered as x-forge-oauth-system, while it lives. */
  readonly systemToken: Secret | null;
  readonly systemTokenExpiresAt: string | null;
}

export type Tenant = ConnectTenant | ForgeTenant;

/** The name of a tenant across both doors: what runs and caches are kept under. */
export function tenantKey(tenant: Tenant): string {
  return tenant.door === 'connect' ? connectKey(tenant.clientKey) : forgeKey(tenant.installationId);
}

export function connectKey(clientKey: string): string {
  return `connect:${clientKey}`;
}

export function forgeKey(installationId: string): string {
  return `forge:${installationId}`;
}

/** What such a name is made of; `id` is a clientKey or an installationId. */
export function readTenantKey(key: string): { readonly door: Tenant['door']; readonly id: string } {
  const id = key.slice(key.indexOf(':') + 1);
  return { door: key === forgeKey(id) ? 'forge' : 'connect', id };
}
