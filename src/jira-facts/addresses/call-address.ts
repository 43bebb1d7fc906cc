import { cloudSite, hostOf, noteHost } from './call-host.ts';
import { readPath } from './call-path.ts';
import { isOfForms, readProviderPath } from './provider-address.ts';

/** Who stands behind an address: decides which credential can work there at all. */
type Place =
  | 'cloud-site'
  | 'gateway'
  | 'auth-server'
  | 'connect-auth-server'
  | 'self-hosted'
  | 'relative'
  | 'atlassian-other'
  | 'app'
  | 'unreadable'
  /** Stated to be none of these. */
  | 'elsewhere'
  /** The record states none: that proves nothing. */
  | 'unstated';

/** What a record may say of an address; where it does, the host name does not count. */
export type StatedPlace = 'site' | 'gateway' | 'authorization-server' | 'self-hosted' | 'other';

export type Oddity =
  | 'double-slash'
  /** A variable in the path stood empty. */
  | 'empty-segment'
  | 'trailing-slash'
  | 'http'
  | 'jira-segment'
  | 'page-address'
  | 'doubled-base'
  | 'gateway-without-product'
  | 'cloud-id-not-an-id'
  | 'malformed-host'
  | 'non-rest-path'
  | 'placeholder'
  | 'blank-in-path'
  /** The question mark is percent-encoded, so that the parameters became part of the path. */
  | 'encoded-query'
  /** `/ex/jira/{cloudId}` in a call that is already bound to a site. */
  | 'gateway-path';

export interface Address {
  readonly host: string | null;
  readonly scheme: string | null;
  readonly place: Place;
  readonly cloudId: string | null;
  readonly path: string;
  /** What stands between the host (or the cloud id) and `/rest`; empty when nothing does. */
  readonly contextPath: string;
  /** From `/rest` on, slashes mended; null when the path has none. */
  readonly restPath: string | null;
  /** First segment after `/rest`: `api`, `agile`, `servicedeskapi` … */
  readonly family: string | null;
  /** `2`, `3`, `latest` for `/rest/api`. */
  readonly version: string | null;
  readonly query: readonly (readonly [string, string])[];
  readonly oddities: ReadonlySet<Oddity>;
}

const cloudId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const authHosts = ['auth.atlassian.com', 'id.atlassian.com', 'accounts.atlassian.com'];
const longest = 8_192;

/**
 * Reads an address without network and without throwing: a path without host is a Forge `requestJira` call, an
 * address that no parser takes is `unreadable`. `selfHosted` says that the evidence calls the deployment Server or
 * Data Center; `stated` is what the record itself says the address is.
 */
export function readAddress(
  url: string,
  selfHosted: boolean,
  audience: 'jira' | 'app' = 'jira',
  stated: StatedPlace | null = null,
): Address {
  const text = url.slice(0, longest).trim();
  const oddities = new Set<Oddity>();
  const split = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(text);
  const scheme = split?.[1]?.toLowerCase() ?? null;
  const authority = split?.[2] ?? null;
  const rest = split ? (split[3] ?? '') : text.startsWith('/') ? text : `/${text}`;
  const cut = rest.search(/[?#]/);
  const path = (cut < 0 ? rest : rest.slice(0, cut)) || '/';
  const query = readQuery(cut < 0 ? '' : rest.slice(cut + 1));
  const host = authority === null ? null : hostOf(authority);
  // A machine talking to itself, as in tests and simulations, has no certificate to show.
  if (scheme === 'http' && !(host !== null && loopback.test(host))) oddities.add('http');
  if (host !== null) noteHost(host, authority ?? '', scheme, oddities);
  const bare = split === null && !text.startsWith('/');
  const place =
    text === ''
      ? placeUnnamed(stated)
      : host !== null && stated !== null
        ? placeStated(stated, host, path, audience)
        : placeOf(host, path, selfHosted, audience, bare);
  const inner =
    place === 'gateway' ? readGateway(fromProduct(path, stated), oddities) : { cloudId: null, path };
  const shape = readPath(inner.path, place, oddities);
  return { host, scheme, place, cloudId: inner.cloudId, path, ...shape, query, oddities };
}

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What an authorization server refuses names itself, also where nobody says whom they asked. */
const placeUnnamed = (stated: StatedPlace | null): Place =>
  stated === 'authorization-server' ? 'auth-server' : 'unstated';

/** Both authorization servers are called alike in a record; the one of Connect has `/oauth2/token`. */
function placeStated(stated: StatedPlace, host: string, path: string, audience: 'jira' | 'app'): Place {
  switch (stated) {
    case 'site':
      return 'cloud-site';
    case 'gateway':
      return 'gateway';
    case 'authorization-server':
      return path.includes('/oauth2/') ? 'connect-auth-server' : 'auth-server';
    case 'self-hosted':
      return 'self-hosted';
    case 'other': {
      const known = placeOf(host, path, false, audience, false);
      return known === 'app' || known === 'atlassian-other' ? known : 'elsewhere';
    }
  }
}

function placeOf(
  host: string | null,
  path: string,
  selfHosted: boolean,
  audience: 'jira' | 'app',
  bare: boolean,
): Place {
  if (host === null) return bare && path.length < 2 ? 'unreadable' : 'relative';
  if (host === 'api.atlassian.com' || host === 'api.stg.atlassian.com') return 'gateway';
  if (authHosts.includes(host)) return path.startsWith('/rest/') ? 'atlassian-other' : 'auth-server';
  if (host === 'auth.atlassian.io' || host.startsWith('oauth-2-authorization-server.')) {
    return 'connect-auth-server';
  }
  if (cloudSite.test(host)) return 'cloud-site';
  if (audience === 'app') return 'app';
  if (/\.(atlassian\.com|atlassian\.io|atl-paas\.net)$/.test(host) && !selfHosted) return 'atlassian-other';
  return 'self-hosted';
}

/** A gateway that is stated to be one may stand behind a prefix; Atlassian's own has none. */
function fromProduct(path: string, stated: StatedPlace | null): string {
  const product = stated === 'gateway' ? path.indexOf('/ex/') : -1;
  return product > 0 ? path.slice(product) : path;
}

function readGateway(path: string, oddities: Set<Oddity>): { cloudId: string | null; path: string } {
  const segments = path.split('/');
  const [, first = ''] = segments;
  if (first !== 'ex') {
    const provided = readProviderPath(path);
    if (provided !== null) return { cloudId: provided.cloudId, path: provided.restPath };
    if (isOfForms(path)) return { cloudId: null, path: '' };
    if (first === 'rest' || first === 'jira' || cloudId.test(first)) {
      oddities.add('gateway-without-product');
      return { cloudId: null, path };
    }
    // Another interface of the gateway (automation, administration, accessible-resources): no Jira REST path.
    return { cloudId: null, path: '' };
  }
  const id = segments[3] ?? '';
  if (!cloudId.test(id)) oddities.add(/[<{:]|cloud/i.test(id) ? 'placeholder' : 'cloud-id-not-an-id');
  const rest = `/${segments.slice(4).join('/')}`;
  return { cloudId: cloudId.test(id) ? id : null, path: rest };
}

function readQuery(text: string): (readonly [string, string])[] {
  if (text === '') return [];
  const hash = text.indexOf('#');
  const query = hash < 0 ? text : text.slice(0, hash);
  return query
    .split('&')
    .slice(0, 200)
    .filter((part) => part !== '')
    .map((part) => {
      const eq = part.indexOf('=');
      return eq < 0 ? ([part, ''] as const) : ([part.slice(0, eq), part.slice(eq + 1)] as const);
    });
}

/** Operations of the platform: the reference names them all, so a path outside of it is a wrong one. */
export function wellKnownFamily({ family, version }: Address): boolean {
  return family === 'api' && version !== null && /^(2|3|latest)$/.test(version);
}

const refusedPaths: readonly Oddity[] = ['trailing-slash', 'double-slash', 'empty-segment', 'gateway-path'];

/** A path that the gateway refuses with "scope does not match" whatever the scopes are. */
export function oddPath({ oddities }: Address): boolean {
  return refusedPaths.some((odd) => oddities.has(odd));
}
