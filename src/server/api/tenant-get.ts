import type { Response } from 'express';
import type { Identity } from '../../jira/identity.ts';
import type { Caller } from './caller.ts';

export interface TenantGetDeps {
  readonly identitiesOf: (caller: Caller) => readonly Identity[];
}

/** `GET /api/tenant`: the caller's own site, without anything secret. */
export function tenantGet(deps: TenantGetDeps) {
  return (caller: Caller, _req: unknown, res: Response): void => {
    const { tenant } = caller;
    const identities = deps.identitiesOf(caller);
    const app = identities.find(({ kind }) => kind === 'connect-app' || kind === 'forge-app');
    res.json({
      ...(tenant.door === 'connect'
        ? { clientKey: tenant.clientKey }
        : { installationId: tenant.installationId }),
      siteUrl: siteUrlOf(tenant),
      state: tenant.state,
      scopes: app?.scopes ?? [],
      identities: identities.map(({ kind }) => kind),
    });
  };
}

export function siteUrlOf(tenant: Caller['tenant']): string {
  return tenant.door === 'connect' ? tenant.baseUrl : (tenant.siteUrl ?? tenant.apiBaseUrl);
}
