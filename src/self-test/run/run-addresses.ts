import type { Evidence, Exchange } from '../../evidence/index.ts';
import type { Identity } from '../../jira-client/index.ts';

/** What a run knows of its own addresses, each without trailing slash; null or empty: not known. A token endpoint says what it is itself. */
export interface RunAddresses {
  readonly site: string | null;
  readonly deployment: Evidence['deployment'];
  readonly gateways: readonly string[];
}

/** Writes on an exchange what its address is, unless whoever made the call has: where the run knows, the host name does not count. */
export function placed(exchange: Exchange, addresses: RunAddresses): Exchange {
  if (exchange.place !== undefined) return exchange;
  const { url } = exchange.request;
  const place = addresses.gateways.some((base) => isUnder(url, base))
    ? 'gateway'
    : addresses.site !== null && isUnder(url, addresses.site)
      ? siteOf(addresses.deployment)
      : undefined;
  return place === undefined ? exchange : { ...exchange, place };
}

const isUnder = (url: string, base: string): boolean =>
  url === base || url.startsWith(`${base}/`) || url.startsWith(`${base}?`);

function siteOf(deployment: Evidence['deployment']): Exchange['place'] {
  switch (deployment) {
    case 'cloud':
      return 'site';
    case 'server':
    case 'datacenter':
      return 'self-hosted';
    case null:
      return undefined;
  }
}

const product = '/ex/jira/';

/** Gateways that identities call at, by the path that only a gateway has. */
export function gatewaysOf(identities: readonly Identity[]): string[] {
  const bases = identities.flatMap(({ baseUrl, elsewhere }) => [baseUrl, elsewhere?.baseUrl ?? '']);
  return [...new Set(bases.filter((base) => base.includes(product)))].map((base) =>
    base.slice(0, base.indexOf(product)),
  );
}
