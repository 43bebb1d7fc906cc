import type { Operation, OperationsTable } from '../../jira-facts/index.ts';

/** What is only known at run time stands between these two characters, with the name it has in the source. */
export const holeStart = '\uE000';
const holeEnd = '\uE001';

/** A place in an address that is only known at run time. */
export const hole = (name: string): string =>
  `${holeStart}${name.replace(/[^A-Za-z0-9_]/g, '').slice(0, 40) || 'value'}${holeEnd}`;

const holes = /\uE000([^\uE000\uE001]*)\uE001/g;
const oneHole = /^(?:\uE000[^\uE001]*\uE001)+$/;

/** Holes as path parameters: `{issueKey}`. */
export const shown = (text: string): string => text.replace(holes, '{$1}').replace(/\}\{/g, '_');

/** Every hole the same, so that two spellings of one address compare equal. */
export const shapeOf = (path: string): string => path.replace(holes, '{}').replace(/\{[^{}/]*\}/g, '{}');

/** Placeholders that the app fills in later (`{0}`, `%s`, `:id`, `<id>`, `$id`): holes too. */
const withPlaceholders = (segment: string): string =>
  /^(?:%[sdj]|:[A-Za-z]\w*|<[^<>/]*>|\$[A-Za-z_]\w*|\$\{[^{}]*\}|\{[^{}]*\}|\{\{[^{}]*\}\})$/.test(segment)
    ? hole(segment)
    : segment.replace(/\{\d{0,3}\}|%[sd]/g, hole('value'));

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

const pathFrom = (text: string): { host: string | null; path: string; rooted: boolean } => {
  const scheme = /^[a-z][a-z0-9+.-]{0,20}:\/\//i.exec(text);
  const rest = scheme ? text.slice(scheme[0].length) : text;
  if (scheme === null) return { host: null, path: text, rooted: true };
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  return {
    host: host.includes(holeStart) ? null : host,
    path: slash < 0 ? '/' : rest.slice(slash),
    rooted: true,
  };
};

/** Where a query or a fragment starts, holes skipped. */
const cutQuery = (text: string): string => {
  // A stray `&` starts a query as well: what stood before it was left out for want of a value.
  const cut = text.search(/[?#&]/);
  return cut < 0 ? text : text.slice(0, cut);
};

/**
 * What providers of builds, deployments and the like send through the gateway, as the documents name it:
 * `https://api.atlassian.com/jira/builds/0.1/cloud/{cloudId}/bulk`. Source: the Software document.
 */
const throughGateway =
  /^\/jira\/(builds|deployments|devinfo|featureflags|remotelinks|operations|devopscomponents|security)\/([\d.]{1,8})\/cloud\/[^/]{1,200}\/(.{1,400})$/;

/** `/rest/api/content`: the API of Confluence has no version in its addresses, Jira's always. */
export const isOfConfluence = (address: string): boolean =>
  /^\/(?:wiki\/|rest\/api\/(?!latest)[a-z])/.test(address);

/**
 * The REST path in an address; null when there is none: prose, an address of Confluence, Bitbucket or some other
 * service. Understands a missing slash, `~`, a base address that is not known, and the gateway.
 */
export const restPathOf = (address: string, families: ReadonlySet<string>): RestPath | null => {
  const text = cutQuery(address.trim());
  if (text.length > 2_000 || /[\s"'`|<>]/.test(text.replace(holes, ''))) return null;
  const { host, path } = pathFrom(text);
  const [, provider, version = '', rest = ''] =
    host === 'api.atlassian.com' ? (throughGateway.exec(path) ?? []) : [];
  if (provider !== undefined)
    return { path: `/rest/${provider}/${version}/${rest}`, host, isJira: true, isShort: false };
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
  return { path: `/${segments.join('/')}`, host, isJira: known && !foreign, isShort: false };
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

/** How an address stands to Jira's documents. */
export type PathReading =
  | { readonly kind: 'known'; readonly operation: Operation; readonly path: string }
  /** The path is documented, with other methods only (or the method is not known). */
  | { readonly kind: 'other-methods'; readonly methods: readonly string[]; readonly path: string }
  /** A part that decides is only known at run time. */
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'undocumented'; readonly path: string };

const asTemplate = (path: string): string =>
  path
    .split('/')
    .map((segment) => (oneHole.test(segment) ? '{value}' : segment.replace(holes, '')))
    .join('/');

/** A hole that hangs on a segment's end carries a query more often than a name. */
const withoutHangingHole = (path: string): string => {
  let rest = path;
  while (rest.endsWith(holeEnd)) rest = rest.slice(0, Math.max(0, rest.lastIndexOf(holeStart)));
  return rest.endsWith('/') ? path : rest;
};

export interface PathReader {
  readonly families: ReadonlySet<string>;
  read(method: string, path: string): PathReading;
  /** Methods that the documents have at a path. */
  methodsAt(path: string): readonly string[];
}

/** Addresses kept in mind for one scan. */
const mostReadings = 20_000;

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

/** Holds paths with holes against the table. */
export const pathReader = (table: OperationsTable): PathReader => {
  const templates = table.all.map(({ path }) => path.split('/').slice(1));
  const families = new Set(table.all.flatMap(({ path }) => path.split('/')[2] ?? []));

  const couldBe = (path: string): boolean => {
    if (!path.includes(holeStart)) return false;
    const segments = path.split('/').slice(1);
    return templates.some((template) => fits(template, segments, 0, 0));
  };

  // The same few addresses are asked for again and again, and what is in no document costs most.
  const readings = new Map<string, PathReading>();

  const read = (method: string, path: string): PathReading => {
    const key = `${method} ${path}`;
    const before = readings.get(key);
    if (before !== undefined) return before;
    const reading = readAnew(method, path);
    if (readings.size < mostReadings) readings.set(key, reading);
    return reading;
  };

  const readAnew = (method: string, path: string): PathReading => {
    for (const candidate of [path, withoutHangingHole(path)]) {
      const found = table.resolve(method, asTemplate(candidate));
      if (found.kind === 'known') return { kind: 'known', operation: found.operation, path: candidate };
      if (found.kind === 'wrong-method')
        return { kind: 'other-methods', methods: found.allowed, path: candidate };
    }
    return couldBe(path) ? { kind: 'open', path } : { kind: 'undocumented', path };
  };

  return {
    families,
    read,
    methodsAt: (path) => {
      const found = verbs.filter((verb) => read(verb, path).kind === 'known');
      return found;
    },
  };
};

/** Whether a template fits when a hole may stand for a name, for several segments or for part of one. */
const fits = (template: readonly string[], sent: readonly string[], t: number, s: number): boolean => {
  if (s === sent.length) return t === template.length;
  if (t === template.length) return false;
  const [wanted = '', segment = ''] = [template[t], sent[s]];
  if (segment.includes(holeStart)) {
    const literal = segment.slice(0, segment.indexOf(holeStart));
    const alone = wanted.startsWith('{') || wanted.startsWith(literal);
    if (!alone) return false;
    if (s === sent.length - 1) return true;
    return fits(template, sent, t + 1, s + 1) || (t + 1 < template.length && fits(template, sent, t + 1, s));
  }
  return (wanted === segment || wanted.startsWith('{')) && fits(template, sent, t + 1, s + 1);
};
