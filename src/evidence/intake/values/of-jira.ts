import type { Outcome } from './outcome.ts';
import { publicPlace } from './public-place.ts';

const split = /^[a-z]{2,10}:\/\/([^/?#]*)([^?#]*)/i;
const pathOfJira =
  /\/(?:rest|ex|_edge|gateway\/api|plugins\/servlet|secure|browse|jira)(?:\/|$)|\/login\.jsp|\/oauth\/token$/;

/**
 * Resources that clients name below the root of the API, with or without its version (`/issue/ABC-1`, `/api/3/myself`). Other paths
 * without a host are routes of the program itself, as its own log tells of them; so are names that any program has, such as `/users`.
 */
const resource =
  /^\/(?:(?:api\/)?(?:\d|latest)\/[a-z]|(?:issue(?:Link|type)?|project|field|filter|dashboard|board|sprint|epic|worklog|user|group|role|search|jql|myself|(?:my)?permissions|serverInfo|applicationrole|servicedesk)(?:[/?]|$))/;

/** A path as the client called it, which keeps to itself what stands before; `latest` where nobody states the version. */
export function belowRest(url: string): string {
  if (!resource.test(url)) return url;
  if (url.startsWith('/api/')) return `/rest${url}`;
  if (/^\/(?:\d|latest)\//.test(url)) return `/rest/api${url}`;
  const family = /^\/(?:board|sprint|epic)\b/.test(url)
    ? 'agile/1.0'
    : url.startsWith('/servicedesk')
      ? 'servicedeskapi'
      : 'api/latest';
  return `/rest/${family}${url}`;
}

/** What somebody put in place of a host may stand for any. */
const masked = /^(?:x{2,}|\*{2,}|\.{3}|…)[.:]/i;

/** Whether nothing of an address speaks against Jira: it has no host, or a host or a path as Jira has them. */
export function mayBeJira(url: string): boolean {
  if (url === '') return true;
  const [, host = '', path = ''] = split.exec(url) ?? [];
  return (
    (host === '' && (!url.startsWith('/') || resource.test(url) || pathOfJira.test(url))) ||
    /jira|atlassian/i.test(host) ||
    masked.test(host) ||
    pathOfJira.test(path) ||
    publicPlace(url) !== null
  );
}

/**
 * Of calls to several hosts those that may be Jira's: a program also calls others, and what those answer says nothing of this
 * failure. Where none is known to be Jira's, those of which nobody states an address; else all. Linear in their number.
 */
export function ofJira<T>(all: readonly T[], outcomeOf: (one: T) => Outcome): readonly T[] {
  const told = all.map((one) => ({ one, ...outcomeOf(one) }));
  const own = told.filter(({ url }) => mayBeJira(url));
  if (own.length === 0 || own.length === all.length) return all;
  const hosts = new Set(own.map(({ url }) => hostOf(url)));
  // An address without an outcome may be a setting, and the call that failed one that somebody masked.
  const ended = own.some(({ status, failed }) => failed || status !== null);
  return told
    .filter(
      ({ url, status, failed }) => hosts.has(hostOf(url)) || !(ended || (!failed && (status ?? 400) < 400)),
    )
    .map(({ one }) => one);
}

export const hostOf = (url: string): string => split.exec(url)?.[1]?.toLowerCase() ?? '';
