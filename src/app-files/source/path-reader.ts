import type { Operation, OperationsTable } from '../../jira-facts/index.ts';
import type { FoundCall } from './found.ts';
import { holeEnd, holeStart, holes, oneHole, type RestPath, shown } from './rest-path.ts';

/** How an address stands to Jira's documents. */
export type PathReading =
  | { readonly kind: 'known'; readonly operation: Operation; readonly path: string }
  /** The path is documented, with other methods only (or the method is not known). */
  | { readonly kind: 'other-methods'; readonly methods: readonly string[]; readonly path: string }
  /** A part that decides is only known at run time. */
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'undocumented'; readonly path: string };

/** A call with an address that was read. */
export const callRead = (
  place: Pick<FoundCall, 'file' | 'line'>,
  method: string,
  reading: PathReading,
  by: FoundCall['by'],
): FoundCall => ({
  ...place,
  method,
  path: shown(reading.path),
  operation: reading.kind === 'known' ? reading.operation : null,
  by,
});

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

/** A version that is configured is read as the newest that the family has: `/rest/api/{version}/issue`. */
const withVersion = (path: string, families: ReadonlyMap<string, string>): string => {
  const [, rest = '', family = '', version = '', ...behind] = path.split('/');
  const newest = families.get(family);
  return newest !== undefined && oneHole.test(version)
    ? `/${[rest, family, newest, ...behind].join('/')}`
    : path;
};

export interface PathReader {
  /** Families of Jira's API, each with its newest version. */
  readonly families: ReadonlyMap<string, string>;
  read(method: string, path: string): PathReading;
  /** Methods that the documents have at a path. */
  methodsAt(path: string): readonly string[];
  /** Whether an address is what comes before those of operations: `/rest/api/3`. */
  isRoot(path: RestPath): boolean;
}

/** Addresses kept in mind for one scan. */
const mostReadings = 20_000;

const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

/** Holds paths with holes against the table. */
export const pathReader = (table: OperationsTable): PathReader => {
  const templates = table.all.map(({ path }) => path.split('/').slice(1));
  // Few begin otherwise than others: to sort them all took longer than all else that is made ready here.
  const beginnings = new Set(templates.map(([, family = '', version = '']) => `${family},${version}`));
  const families = new Map(
    [...beginnings].sort().map((one): [string, string] => {
      const [family = '', version = ''] = one.split(',');
      return [family, version];
    }),
  );

  const couldBe = (given: string): boolean => {
    const path = withVersion(given, families);
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
      const found = table.resolve(method, asTemplate(withVersion(candidate, families)));
      if (found.kind === 'known') return { kind: 'known', operation: found.operation, path: candidate };
      if (found.kind === 'wrong-method')
        return { kind: 'other-methods', methods: found.allowed, path: candidate };
    }
    return couldBe(path) ? { kind: 'open', path } : { kind: 'undocumented', path };
  };

  /** Where no document has the path, it has none for any method: asked once, since that costs most. */
  const isDocumented = (path: string): boolean => ['known', 'other-methods'].includes(read('GET', path).kind);

  const methodsAt = (path: string): readonly string[] =>
    isDocumented(path) ? verbs.filter((verb) => read(verb, path).kind === 'known') : [];

  return {
    families,
    read,
    methodsAt,
    isRoot: ({ path, isJira }) => isJira && path.split('/').length <= 4 && methodsAt(path).length === 0,
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
