import { percentDecoded } from '../../addresses/percent-decoded.ts';

/** A way in which an address is unusual; none of them is judged here, because Jira reacts to each differently. */
export type AddressOddity =
  | 'double-slash'
  | 'trailing-slash'
  | 'extra-prefix'
  | 'encoded-slash'
  | 'http'
  | 'white-space'
  | 'backslash'
  | 'bad-encoding'
  | 'dot-segment'
  | 'user-info'
  | 'fragment'
  | 'no-rest-path'
  | 'gateway-without-jira'
  | 'cloud-id-missing'
  | 'unfilled-placeholder';

/**
 * What was recognised in front of a REST path. `site`: a host of Jira Cloud; `gateway`: api.atlassian.com or any
 * address with `/ex/jira/{cloudId}`; `relative`: no host; `other`: any other host (custom domain, Server, localhost).
 */
export interface CalledPath {
  readonly base: 'site' | 'gateway' | 'relative' | 'other';
  /** Lower case, with its port; null for a relative address. */
  readonly host: string | null;
  readonly scheme: 'http' | 'https' | null;
  readonly cloudId: string | null;
  /** Segments between the base and `/rest`, e.g. `/jira`; empty on Jira Cloud. */
  readonly contextPath: string;
  /** From `/rest` on, as it was sent: slashes and encoding untouched, without query. The whole path when there is no `/rest`. */
  readonly restPath: string;
  /** Names of the query parameters, never their values: these may be secrets. */
  readonly query: readonly string[];
  readonly oddities: readonly AddressOddity[];
}

const siteHost = /(^|\.)(atlassian\.net|jira\.com|jira-dev\.com|atlassian-us-gov-mod\.net)(:\d+)?$/;
const gatewayHost = /^api\.(atlassian\.com|stg\.atlassian\.com|atlassian-us-gov-mod\.com)(:\d+)?$/;
const absolute = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#\\]*)/;
/** A host without its scheme: something with a dot or a port, or localhost, before the first slash. */
const bareHost = /^(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?(?=[/?#]|$)/i;

const hasBadEncoding = (path: string): boolean => {
  if (!path.includes('%')) return false;
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
};

const queryNames = (query: string): string[] =>
  query === ''
    ? []
    : [
        ...new Set(
          query
            .split('&')
            .map((pair) => percentDecoded(pair.split('=', 1)[0] ?? ''))
            .filter((name) => name !== ''),
        ),
      ];

interface Front {
  readonly scheme: string | null;
  readonly authority: string | null;
  readonly rest: string;
}

const front = (text: string): Front => {
  const full = absolute.exec(text);
  if (full) return { scheme: full[1] ?? null, authority: full[2] ?? '', rest: text.slice(full[0].length) };
  const bare = text.startsWith('/') ? null : bareHost.exec(text);
  if (bare) return { scheme: null, authority: bare[0], rest: text.slice(bare[0].length) };
  return { scheme: null, authority: null, rest: text };
};

/** `/ex/jira/{cloudId}`; without a cloudId the REST path follows at once. */
const gatewayPath = /^\/+ex\/+([^/]+)(?:\/+(?!rest(?:\/|$))([^/]+))?/;

/**
 * Takes any text apart that was used as the address of a Jira call: full URL, gateway address, host without scheme,
 * path with or without leading slash. Never throws; what is strange is listed in `oddities`.
 */
export const readCalledPath = (input: string): CalledPath => {
  const oddities: AddressOddity[] = [];
  const trimmed = input.trim();
  if (trimmed !== input || white.test(trimmed)) oddities.push('white-space');
  const { scheme: rawScheme, authority, rest } = front(trimmed);
  const scheme =
    rawScheme?.toLowerCase() === 'http' ? 'http' : rawScheme?.toLowerCase() === 'https' ? 'https' : null;
  if (scheme === 'http') oddities.push('http');
  if (authority?.includes('@')) oddities.push('user-info');
  const host = authority === null ? null : authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();

  const hash = rest.indexOf('#');
  if (hash >= 0) oddities.push('fragment');
  const beforeHash = hash < 0 ? rest : rest.slice(0, hash);
  const mark = beforeHash.indexOf('?');
  const sentPath = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  const query = queryNames(mark < 0 ? '' : beforeHash.slice(mark + 1));
  if (sentPath.includes('\\')) oddities.push('backslash');
  const slashed = sentPath.replaceAll('\\', '/');
  const path = slashed.startsWith('/') || slashed === '' ? slashed : `/${slashed}`;

  const gateway = gatewayPath.exec(path);
  const isGatewayHost = host !== null && gatewayHost.test(host);
  const throughGateway = gateway !== null && (isGatewayHost || gateway[1] === 'jira');
  const cloudId = throughGateway && gateway[1] === 'jira' ? percentDecoded(gateway[2] ?? '') || null : null;
  if (isGatewayHost && gateway?.[1] !== 'jira') oddities.push('gateway-without-jira');
  else if (throughGateway && cloudId === null) oddities.push('cloud-id-missing');
  const behind = throughGateway ? path.slice(gateway[0].length) : path;

  const at = restAt(behind);
  const contextPath = at < 0 ? '' : trimSlashes(behind.slice(0, at));
  const restPath = at < 0 ? behind || '/' : behind.slice(at);
  if (at < 0) oddities.push('no-rest-path');
  if (contextPath !== '') oddities.push('extra-prefix');
  if (!plainPath.test(path)) {
    if (path.includes('//')) oddities.push('double-slash');
    if (restPath.length > 1 && restPath.endsWith('/')) oddities.push('trailing-slash');
    if (/%2f/i.test(restPath)) oddities.push('encoded-slash');
    if (hasBadEncoding(path)) oddities.push('bad-encoding');
    if (/\/\.{1,2}(\/|$)/.test(path)) oddities.push('dot-segment');
  }
  if (unfilled.test(restPath)) oddities.push('unfilled-placeholder');

  return {
    base:
      isGatewayHost || throughGateway
        ? 'gateway'
        : host === null
          ? 'relative'
          : siteHost.test(host)
            ? 'site'
            : 'other',
    host: host === '' ? null : host,
    scheme,
    cloudId,
    contextPath,
    restPath,
    query,
    oddities,
  };
};

/** Nothing in it that could be odd: most paths, so that the rarer tests need not run. */
const plainPath = /^(?:\/[A-Za-z0-9_~@:{}-][A-Za-z0-9_~@:{}.-]*)+$/;
const white = /\s/;
/** What a program leaves behind that forgot to fill in a value. */
const unfilled = /\/(undefined|null|NaN|\[object%20Object\]|\$\{[^/]*\})(\/|$)/;

/** One slash in front, none behind. By hand: a regular expression takes quadratic time on a long run of slashes. */
const trimSlashes = (path: string): string => {
  let [start, end] = [0, path.length];
  while (start < end && path[start] === '/') start += 1;
  while (end > start && path[end - 1] === '/') end -= 1;
  return start === end ? '' : `/${path.slice(start, end)}`;
};

/** Where `/rest/` begins; a run of slashes before it is left to the context path, so that it stays visible. */
const restAt = (path: string): number => {
  // A base address that already ends in /rest/api/3 repeats it: the last one is the path that was meant.
  const family = /^.*(?=\/rest\/(?:api|agile|servicedeskapi)\/)/s.exec(path);
  return family ? family[0].length : path.search(/\/rest(?=\/|$)/);
};
