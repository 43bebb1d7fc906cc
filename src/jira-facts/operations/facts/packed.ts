import { type Shelves, shelvesOf } from '../matching/shelves.ts';
import type { HttpMethod } from '../operation.ts';
import type { EncodedFacts } from './encoded.ts';

/** One operation before it is unpacked: what matching looks at. The v2 twin of a v3 operation shares its line. */
export interface PackedOperation {
  readonly method: HttpMethod;
  readonly path: string;
  readonly line: string;
  readonly twinOf: PackedOperation | null;
}

export const v3Prefix = '/rest/api/3/';
export const v2Prefix = '/rest/api/2/';

const httpMethods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;

export const broken = (what: string): never => {
  throw new Error(`The operations table is broken (${what}): regenerate it with npm run operations:table.`);
};

/** The operation of a line, followed by its v2 twin where it has one. */
const rowsOf = (line: string): PackedOperation[] => {
  const [name = '', path, , , , , , flags] = line.split('|', 8);
  const method = httpMethods.find((known) => known === name) ?? broken(line);
  if (!path || flags === undefined) return broken(line);
  const row = { method, path, line, twinOf: null };
  return flags.includes('2') ? [row, { ...row, path: path.replace(v3Prefix, v2Prefix), twinOf: row }] : [row];
};

/** The rows of the generated table, v3 operations followed by their v2 twins. Throws only for a damaged table. */
export const packedOperations = ({ operations }: EncodedFacts): PackedOperation[] =>
  operations.split('\n').flatMap(rowsOf);

/** Beginnings that are looked for in the text; whoever asks for more is no short run, and every line is taken apart for it. */
const lookedFor = 20;

/** The same rows by the beginning of their paths. A short run looks at a few of 1,400, and takes no other line of the table apart. */
export const packedShelves = (facts: EncodedFacts): Shelves<PackedOperation> => {
  let shelves: Shelves<PackedOperation> | null = null;
  const everything = () => {
    shelves ??= shelvesOf(packedOperations(facts));
    return shelves;
  };
  let asked = 0;
  return {
    beginningWith(beginning) {
      asked += 1;
      if (shelves !== null || asked > lookedFor) return everything().beginningWith(beginning);
      const written = beginning.startsWith(v2Prefix)
        ? [beginning.replace(v2Prefix, v3Prefix), beginning]
        : [beginning];
      return written
        .flatMap((text) => linesHolding(facts.operations, `|${text}`))
        .flatMap(rowsOf)
        .filter(({ path }) => path.startsWith(beginning));
    },
    all: () => everything().all(),
  };
};

/** Every line of the text that holds a mark, in order. */
const linesHolding = (text: string, mark: string): string[] => {
  const lines: string[] = [];
  for (let at = text.indexOf(mark); at >= 0; ) {
    const end = text.indexOf('\n', at);
    lines.push(text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end));
    at = end < 0 ? -1 : text.indexOf(mark, end);
  }
  return lines;
};
