import type { Tenant } from './tenant.ts';

/** The address that people open; of a Forge installation whose page nobody has opened yet, that of its API. */
export function siteUrlOf(tenant: Tenant): string {
  return tenant.door === 'connect' ? tenant.baseUrl : (tenant.siteUrl ?? tenant.apiBaseUrl);
}

/** A tenant's site as a self-test is told of it. */
export function siteOf(tenant: Tenant) {
  const { cloudId } = tenant;
  const site = { url: siteUrlOf(tenant), ...(cloudId === null ? {} : { cloudId }) };
  return { ...site, deployment: 'cloud' as const };
}

/** When a Forge app was installed: rights of its user appear minutes later. Those of a Connect app are there at once. */
export function installedAt({ door, createdAt }: Tenant): { readonly installedAt?: Date } {
  return door === 'forge' ? { installedAt: new Date(createdAt) } : {};
}
