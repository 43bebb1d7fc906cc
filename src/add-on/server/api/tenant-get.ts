import type { Response } from 'express';
import { siteUrlOf } from '../../tenants/site-of.ts';
import { kindsOfTenant } from '../../wiring/tenant-identities.ts';
import type { Caller } from './caller.ts';

export interface TenantGetDeps {
  /** Scopes the app asks for at the door a tenant came through. */
  readonly scopesOf: (door: Caller['tenant']['door']) => readonly string[];
}

/** `GET /api/tenant`: the caller's own site, without anything secret. */
export function tenantGet({ scopesOf }: TenantGetDeps) {
  return ({ tenant, viewer }: Caller, _req: unknown, res: Response): void => {
    const scopes = scopesOf(tenant.door);
    res.json({
      ...(tenant.door === 'connect'
        ? { clientKey: tenant.clientKey }
        : { installationId: tenant.installationId }),
      siteUrl: siteUrlOf(tenant),
      state: tenant.state,
      scopes,
      identities: kindsOfTenant(tenant, viewer, scopes),
    });
  };
}
