import { readProviderPath } from '../../jira-facts/index.ts';

/** What is only known at run time stands between these two characters, with the name it has in the source. */
export const holeStart = '\uE000';
export const holeEnd = '\uE001';

/** A place in an address that is only known at run time. */
export const hole = (name: string): string =>
  `${holeStart}${name.replace(/[^A-Za-z0-9_]/g, '').slice(0, 40) || 'value'}${holeEnd}`;

export const holes = /\uE000([^\uE000\uE001]*)\uE001/g;
export const oneHole = /^(?:\uE000[^\uE001]*\uE001)+$/;

/** The hole that a text begins with, by its name, and what stands behind it; null: it begins with none. */
export const firstHole = (text: string): { readonly name: string; readonly rest: string } | null => {
  const end = text.startsWith(holeStart) ? text.indexOf(holeEnd) : -1;
  return end < 0 ? null : { name: text.slice(1, end), rest: text.slice(end + 1) };
};

/** Holes as path parameters: `{issueKey}`. */
export const shown = (text: string): string => text.replace(holes, '{$1}').replace(/\}\{/g, '_');

/** Every hole the same, so that two spellings of one address compare equal. */
export const shapeOf = (path: string): string => path.replace(holes, '{}').replace(/\{[^{}/]*\}/g, '{}');

/** Placeholders that the app fills in later (`{0}`, `%s`, `:id`, `<id>`, `$id`): holes too. */
const withPlaceholders = (segment: string): string =>
  /^(?:%[sdj]|:[A-Za-z]\w*|<[^<>/]*>|\$[A-Za-z_]\w*|\$\{[^{}]*\}|\{[^{}]*\}|\{\{[^{}]*\}\})$/.test(segment)
    ? hole(segment)
    : segment.replace(/\{\d{0,3}\}|%[sd]/g, hole('value'));

/** `###KEY###`, `@key@`, `%key%`: the same between two marks, of which `#` would else begin a fragment. */
const marked = /(?<=\/)(#{1,3}|@{1,3}|%)[A-Za-z]\w{0,60}\1(?=[/?]|$)/g;

export interface RestPath {
  /** From `/rest/` on, holes kept, without query. */
  readonly path: string;
  readonly host: string | null;
  /** The family (`api`, `agile`, …) is one of Jira's. */
  readonly isJira: boolean;
  /** `/rest` is not written: some base address supplies it. Jira's only where a document knows the rest. */
  readonly isShort: boolean;
}

const atlassianHost =
  /(?:^|\.)(?:atlassian\.net|atlassian\.com|jira\.com|jira-dev\.com|atlassian-us-gov-mod\.net)(?::\d+)?$/;
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
const exampleHost = /(?:^|[.-])(?:example|your|jira|domain|site|test|invalid)/i;

/** Roots that no other product has, whatever the host is called; Bitbucket has `api/latest` too. */
const jirasOwn = /^(?:api\/[23]|agile\/1\.0)$/;

const pathFrom = (text: string): { host: string | null; path: string } => {
  const scheme = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(text);
  if (scheme === null) return { host: null, path: text };
  const rest = text.slice(scheme[0].length);
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  return {
    host: host === '' || host.includes(holeStart) ? null : host,
    path: slash < 0 ? '/' : rest.slice(slash),
  };
};

/** Where a query or a fragment starts, holes skipped. */
const cutQuery = (text: string): string => {
  // A stray `&` starts a query as well: what stood before it was left out for want of a value.
  const cut = text.search(/[?#&]/);
  return cut < 0 ? text : text.slice(0, cut);
};

/** `/rest/api/content`: the API of Confluence has no version in its addresses, Jira's always. */
export const isOfConfluence = (address: string): boolean =>
  /^\/(?:wiki\/|rest\/api\/(?!latest)[a-z])/.test(address);

/**
 * The REST path in an address; null when there is none: prose, an address of Confluence, Bitbucket or some other
 * service. Understands a missing slash, `~`, a base address that is not known, and the gateway.
 */
export const restPathOf = (address: string, families: ReadonlyMap<string, string>): RestPath | null => {
  const text = cutQuery(address.trim().replace(marked, (word) => hole(word)));
  if (text.length > 2_000 || /[\s"'`|<>]/.test(text.replace(holes, ''))) return null;
  const { host, path } = pathFrom(text);
  const provided = host === 'api.atlassian.com' ? readProviderPath(path) : null;
  if (provided !== null) return { path: provided.restPath, host, isJira: true, isShort: false };
  const start = startOfRest(path);
  if (start < 0) return shortPath(path, host);
  const prefix = path.slice(0, start).replace(holes, '');
  if (/wiki|confluence|bitbucket|stash|bamboo|crowd/i.test(prefix) || !plainPrefix.test(prefix)) return null;
  const segments = path
    .slice(start)
    .split('/')
    .filter((segment) => segment !== '')
    .map(withPlaceholders);
  const family = segments[1] ?? '';
  const written = segments[2] ?? '';
  const known =
    family === 'api'
      ? /^(?:2|3|latest)(?:\uE000|$)/.test(written) || written.startsWith(holeStart)
      : families.has(family) || (/^[a-z][\w-]*$/i.test(family) && /^(?:\d+(?:\.\d+)*|latest)$/.test(written));
  const foreign =
    host !== null && !atlassianHost.test(host) && !localHost.test(host) && !exampleHost.test(host);
  const isOurs = !foreign || jirasOwn.test(segments.slice(1, 3).join('/'));
  return { path: `/${segments.join('/')}`, host, isJira: known && isOurs, isShort: false };
};

/** `api/3/issue/…`, `/agile/1.0/board`: the rest of an address whose beginning stands elsewhere. */
const shortForm = /^(?:api\/(?:2|3|latest)|agile\/1\.0|servicedeskapi|greenhopper\/1\.0)\//;

/** What stands for the beginning: one unknown part, `~`, or a slash. */
const withoutBeginning = (path: string): string => {
  const rest = path.startsWith(holeStart) ? path.slice(path.indexOf(holeEnd) + 1) : path.replace(/^~/, '');
  return rest.startsWith('/') ? rest.slice(1) : rest;
};

const shortPath = (path: string, host: string | null): RestPath | null => {
  const rest = withoutBeginning(path);
  if (!shortForm.test(rest) || host !== null) return null;
  const segments = rest
    .split('/')
    .filter((segment) => segment !== '')
    .map(withPlaceholders);
  return { path: `/rest/${segments.join('/')}`, host, isJira: true, isShort: true };
};

/** A base path; a colon is part of no path before `/rest`, but of identifiers that look like one. */
const plainPrefix = /^[\w~/.@${}%-]*$/;

const startOfRest = (path: string): number => {
  let at = -1;
  for (let next = path.indexOf('rest/'); next >= 0; next = path.indexOf('rest/', next + 1)) {
    const before = path[next - 1];
    if (before === undefined || before === '/' || before === '~' || before === holeEnd || before === '}')
      at = next;
  }
  return at;
};
