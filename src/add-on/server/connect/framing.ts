import type { SiteHostPattern } from '../../../tokens/index.ts';
import type { ConnectTenant } from '../../tenants/tenant.ts';

/** The tenant's own site; also the address people see, where Jira, in the signed query, says it frames from there. */
export function framesOfTenant(tenant: ConnectTenant, framedFrom: unknown): string[] {
  const shown =
    tenant.displayUrl !== null && URL.canParse(tenant.displayUrl) ? new URL(tenant.displayUrl) : null;
  const custom =
    shown !== null &&
    plainOrigin.test(shown.origin) &&
    shown.origin !== tenant.baseUrl &&
    shown.origin === framedFrom;
  return custom ? [tenant.baseUrl, shown.origin] : [tenant.baseUrl];
}

/** URL parsing also lets `*`, `;` and `,` into a host, which in a policy mean any host, the next directive and the next policy. */
const plainOrigin = /^https:\/\/[a-z0-9.-]+(?::\d+)?$/;

/** SITE_HOSTS as sources of `frame-ancestors`: https, and http too where a pattern carries a port. */
export function framesOfSites(patterns: readonly SiteHostPattern[]): string[] {
  return patterns.flatMap(({ hostname, anySubdomain, port }) => {
    const host = anySubdomain ? `*${hostname}` : hostname;
    return port === null ? [`https://${host}`] : [`https://${host}:${port}`, `http://${host}:${port}`];
  });
}
