import { percentDecoded } from '../addresses/percent-decoded.ts';
import { unpacker } from './facts/decode.ts';
import type { FactsSource } from './facts/encoded.ts';
import { packedShelves } from './facts/packed.ts';
import { facts } from './facts/table.ts';
import { type CalledPath, readCalledPath } from './matching/address.ts';
import { type NearestPaths, nearestPaths } from './matching/nearest.ts';
import { type Shelves, shelvesOf } from './matching/shelves.ts';
import { type PathTree, pathTree, type Templated } from './matching/tree.ts';
import type { NamedNeed, Operation } from './operation.ts';

/** What a method and an address come to. `params` are decoded; `allowed` are the methods the path does have. */
export type Resolution =
  | {
      readonly kind: 'known';
      readonly operation: Operation;
      readonly params: Readonly<Record<string, string>>;
      readonly address: CalledPath;
    }
  | {
      readonly kind: 'wrong-method';
      readonly operations: readonly Operation[];
      readonly allowed: readonly string[];
      readonly address: CalledPath;
    }
  | { readonly kind: 'unknown'; readonly nearest: readonly Operation[]; readonly address: CalledPath };

export interface OperationsTable {
  readonly all: readonly Operation[];
  /** ISO 8601 day of the newest document the table was made from. */
  readonly date: string;
  readonly sources: readonly FactsSource[];
  /** The operation of a name such as "GET /rest/api/3/role/{id}"; `latest`, other parameter names and real paths will do. */
  named(name: string): Operation | null;
  /** The operation behind a method and a URL or path of any form. Never throws. */
  resolve(method: string, urlOrPath: string): Resolution;
}

/** "GET /rest/api/3/role/{id}": how an operation is named in reports and on the command line. */
export const nameOf = (operation: Pick<Operation, 'method' | 'path'>): string =>
  `${operation.method} ${operation.path}`;

/** How an operation, or an event that takes scopes, is named. */
export const needName = (need: Operation | NamedNeed): string => ('name' in need ? need.name : nameOf(need));

const templateParameter = /^\{(.*)\}$/;

/**
 * Segments of a REST path for matching: runs of slashes count as one and a trailing slash is dropped (the address
 * lists both as oddities), `latest` stands for the newest version.
 */
const segmentsOf = (restPath: string): string[] => {
  const segments: string[] = [];
  for (const segment of restPath.split('/')) if (segment !== '') segments.push(percentDecoded(segment));
  if (segments[2] === 'latest' && segments[0] === 'rest') {
    if (segments[1] === 'api') segments[2] = '3';
    if (segments[1] === 'agile') segments[2] = '1.0';
  }
  return segments;
};

/** Names and places of the parameters of a template. */
const parametersOf = ({ path }: Operation): readonly (readonly [string, number])[] =>
  path
    .split('/')
    .slice(1)
    .flatMap((part, index) => {
      const name = templateParameter.exec(part)?.[1];
      return name === undefined ? [] : [[name, index] as const];
    });

const nearestShown = 3;

interface Made {
  readonly date: string;
  readonly sources: readonly FactsSource[];
}

/** The shipped table, which the caller holds. An operation is unpacked when it is first asked for: a short run looks at a few of 1,400. */
export const loadOperations = (): OperationsTable => tableOver(packedShelves(facts), unpacker(facts), facts);

/** A table of any operations, for instance a few for a test. */
export const tableOf = (all: readonly Operation[], made: Made): OperationsTable =>
  tableOver(shelvesOf(all), (operation) => operation, made);

const tableOver = <Row extends Templated>(
  shelves: Shelves<Row>,
  unpack: (row: Row) => Operation,
  made: Made,
): OperationsTable => {
  const tree: PathTree<Row> = pathTree(shelves);
  // Unpacked when first asked for: many callers only look up a few.
  let all: readonly Operation[] | null = null;
  const parameters = new Map<Operation, ReturnType<typeof parametersOf>>();
  let nearest: NearestPaths | null = null;

  const paramsOf = (operation: Operation, segments: readonly string[]): Record<string, string> => {
    const params: Record<string, string> = {};
    const known = parameters.get(operation) ?? parametersOf(operation);
    parameters.set(operation, known);
    for (const [name, index] of known) params[name] = segments[index] ?? '';
    return params;
  };

  const everything = (): readonly Operation[] => {
    all ??= shelves.all().map(unpack);
    return all;
  };

  const resolve = (method: string, urlOrPath: string): Resolution => {
    const address = readCalledPath(urlOrPath);
    const segments = segmentsOf(address.restPath);
    const verb = method.trim().toUpperCase();
    const { row, sameShape } = tree.find(verb === 'HEAD' ? 'GET' : verb, segments);
    if (row !== null) {
      const operation = unpack(row);
      return { kind: 'known', operation, params: paramsOf(operation, segments), address };
    }
    if (sameShape.length > 0)
      return {
        kind: 'wrong-method',
        operations: sameShape.map(unpack),
        allowed: sameShape.map(({ method: m }) => m),
        address,
      };
    let closest: readonly Operation[] | null = null;
    return {
      kind: 'unknown',
      /** Searched when it is asked for: most who ask want to know only that there is no such path. */
      get nearest() {
        nearest ??= nearestPaths(everything());
        closest ??= nearest.find(verb, segments, nearestShown);
        return closest;
      },
      address,
    };
  };

  return {
    get all() {
      return everything();
    },
    date: made.date,
    sources: made.sources,
    resolve,
    named(name) {
      const [, method, path] = /^\s*([A-Za-z]+)\s+(\S.*)$/.exec(name) ?? [];
      if (method === undefined || path === undefined) return null;
      const found = resolve(method, path);
      return found.kind === 'known' ? found.operation : null;
    },
  };
};
