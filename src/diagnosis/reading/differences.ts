import type { ExchangeReading } from './exchange.ts';
import { askedJql } from './jql.ts';
import { asksForToken, tenantOf } from './tenants.ts';

/** One thing in which two calls can differ; `other`: things of which nothing follows where they alone differ. */
export type Difference =
  | 'credential form'
  | 'credential sent'
  | 'user agent'
  | 'site'
  | 'base'
  | 'version'
  | 'slash left out'
  | 'other';

/** What is not stated of a call cannot differ. */
export function differences(a: ExchangeReading, b: ExchangeReading): ReadonlySet<Difference> {
  const found = new Set<Difference>();
  const another = a.identity !== b.identity || a.foreign !== b.foreign;
  if (!another && known(a.credential.scheme, b.credential.scheme)) found.add('credential form');
  else if (!another && a.credential.absent && b.credential.scheme !== null) found.add('credential sent');
  // Whoever is asked to log in has come through to Jira, with whatever program.
  if (a.status !== 401 && known(programOf(a), programOf(b))) found.add('user agent');
  const placed = !isWithoutOneHost(a, b);
  const elsewhere = a.address.place !== b.address.place || a.address.host !== b.address.host;
  if (placed && !elsewhere) {
    if (known(a.address.cloudId, b.address.cloudId)) found.add('site');
    // A resource may stand with a slash at its end only; one too many comes from a base address.
    if (!endsInSlash(a) && endsInSlash(b)) found.add('slash left out');
    else if (
      a.address.contextPath !== b.address.contextPath ||
      gatewayProduct(a) !== gatewayProduct(b) ||
      oddities(a) !== oddities(b)
    )
      found.add('base');
  }
  if (known(a.address.version, b.address.version)) found.add('version');
  const isOther =
    another ||
    (placed && (elsewhere || known(a.address.scheme, b.address.scheme))) ||
    a.method !== b.method ||
    // Of calls whose address nobody states, none is known to be the same as another.
    a.address.place === 'unstated' ||
    b.address.place === 'unstated' ||
    pathOf(a) !== pathOf(b) ||
    tenantOf(a) !== tenantOf(b) ||
    queryOf(a) !== queryOf(b) ||
    known(a.exchange.request.body, b.exchange.request.body);
  if (isOther) found.add('other');
  return found;
}

/** Whoever shows the headers of a call shows its User-Agent among them; null: they are not shown. */
const programOf = ({ requestHeaders }: ExchangeReading): string | null =>
  requestHeaders.size === 0 ? null : (requestHeaders.get('user-agent') ?? '');

/** Logs leave the host out: what the same caller asked by its path alone was asked at the same place. */
const isWithoutOneHost = (a: ExchangeReading, b: ExchangeReading): boolean =>
  (a.address.place === 'relative') !== (b.address.place === 'relative') && !a.foreign && !b.foreign;

const known = (a: string | null | undefined, b: string | null | undefined): boolean =>
  a !== null && a !== undefined && b !== null && b !== undefined && a !== b;

/** "jira" in /ex/jira/{cloudId}; null at any other address. */
export const gatewayProduct = ({ address: { place, path } }: ExchangeReading): string | null =>
  place === 'gateway' ? (/^\/ex\/([a-z]+)\//.exec(path)?.[1] ?? null) : null;

const endsInSlash = ({ address }: ExchangeReading) => address.oddities.has('trailing-slash');

const oddities = ({ address }: ExchangeReading) =>
  [...address.oddities].filter((oddity) => oddity !== 'http').join();

/** The next page of a list is the same call; the hash of a signed query differs with it. */
export function queryOf({ address, credential }: ExchangeReading): string {
  const signed = credential.scheme === 'jwt';
  const asked = address.query.filter(([name]) => signed || !paging.has(name.toLowerCase()));
  return asked.map((pair) => pair.join('=')).join('&');
}

const paging = new Set(['startat', 'maxresults', 'nextpagetoken', 'start', 'limit', 'offset', 'cursor']);

/** The path behind the version, which is a difference of its own. */
function pathOf(call: ExchangeReading): string {
  return trimmed(call).replace(/^\/rest\/api\/(?:2|3|latest)(?=\/|$)/, '');
}

export function samePath(a: ExchangeReading, b: ExchangeReading): boolean {
  return a.address.place !== 'unstated' && !asksForToken(a) && trimmed(a) === trimmed(b);
}

/** The reference knows the operation, and it is the same. */
export const isOfSameOperation = ({ needs: a }: ExchangeReading, { needs: b }: ExchangeReading): boolean =>
  a.operation !== null && a.operation === b.operation;

/** One host, and at the gateway one product and one cloud id. */
export const sameSite = (a: ExchangeReading, b: ExchangeReading): boolean =>
  a.address.host === b.address.host &&
  a.address.cloudId === b.address.cloudId &&
  gatewayProduct(a) === gatewayProduct(b);

/** A call of the REST API there. */
export const callsSameSite = (call: ExchangeReading, at: ExchangeReading): boolean =>
  sameSite(call, at) && call.address.restPath !== null;

export function sameBase(a: ExchangeReading, b: ExchangeReading): boolean {
  if (isWithoutOneHost(a, b)) return true;
  return (
    sameSite(a, b) &&
    a.address.contextPath === b.address.contextPath &&
    a.address.scheme === b.address.scheme &&
    [...a.address.oddities].join() === [...b.address.oddities].join()
  );
}

function trimmed(call: ExchangeReading): string {
  return (call.address.restPath ?? call.address.path).replace(/\/$/, '');
}

/**
 * `/rest/api/2/project/DATA` and `/rest/api/3/project/DATA/role` are about one resource, and so is a search for the key of an issue.
 * `/rest/api/3/project/search` is about none: the reference writes a word there, not a parameter.
 */
export function sameResource(a: ExchangeReading, b: ExchangeReading): boolean {
  const key = (call: ExchangeReading) => {
    const segments = (call.address.restPath ?? '').split('/');
    const named = call.needs.operation?.path.split('/')[5];
    return segments.length >= 6 && named?.startsWith('{') !== false
      ? segments.slice(4, 6).join('/').toLowerCase()
      : null;
  };
  const left = key(b);
  return left !== null && (left === key(a) || searches(a, left));
}

function searches(call: ExchangeReading, resource: string): boolean {
  const sought = /\bkey\s{0,4}=\s{0,4}\\?"?([a-z][a-z0-9_]{1,40}-\d{1,10})\b/.exec(askedJql(call))?.[1];
  return sought !== undefined && resource === `issue/${sought}`;
}
