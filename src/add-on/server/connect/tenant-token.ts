import type { Request } from 'express';
import {
  type AppAddress,
  type ConnectClaims,
  decodeToken,
  type QshPolicy,
  type Rejected,
  rejected,
  verifyHs256,
} from '../../../tokens/index.ts';
import type { ConnectTenant } from '../../tenants/tenant.ts';
import type { TenantCache } from '../../tenants/tenant-cache.ts';

export interface TenantTokenDeps {
  readonly app: AppAddress;
  readonly cache: TenantCache;
  readonly now: () => Date;
}

interface VerifiedTenantToken {
  readonly ok: true;
  readonly tenant: ConnectTenant;
  readonly claims: ConnectClaims;
}

/** What a route takes: the qsh it demands, and whether an uninstalled tenant's late calls are still heard. */
interface TenantTokenPolicy {
  readonly qsh: QshPolicy;
  readonly hearsUninstalled: boolean;
}

/** The one verifier of tokens signed with a shared secret; the key follows `iss`, everything else is fixed by the route. */
export async function verifyTenantToken(
  compact: string,
  req: Request,
  policy: TenantTokenPolicy,
  deps: TenantTokenDeps,
): Promise<VerifiedTenantToken | Rejected> {
  const decoded = decodeToken(compact);
  if (!decoded.ok) return decoded;
  const { iss } = decoded.token;
  const keyed = await deps.cache.find(iss);
  if (keyed === null) return rejected({ kind: 'tenant-unknown', clientKey: iss });
  const { tenant, key } = keyed;
  if (key === null) return rejected({ kind: 'tenant-uninstalled', clientKey: iss });
  const { baseUrl, appKey, basePath } = deps.app;
  const verified = verifyHs256(decoded.token, {
    key,
    method: req.method,
    url: req.originalUrl,
    basePath,
    qsh: policy.qsh,
    audiences: [baseUrl, appKey, tenant.clientKey],
    now: Math.floor(deps.now().getTime() / 1000),
  });
  if (!verified.ok) return verified;
  if (tenant.state === 'uninstalled' && !policy.hearsUninstalled) {
    return rejected({ kind: 'tenant-uninstalled', clientKey: tenant.clientKey });
  }
  return { ok: true, tenant, claims: verified.claims };
}
