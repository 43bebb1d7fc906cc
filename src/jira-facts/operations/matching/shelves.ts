import type { Templated } from './tree.ts';

/** Rows by how their paths begin, so that a tree is built only of those that may fit. */
export interface Shelves<Row> {
  /** Every row whose path begins with this text; where it ends inside a segment, more than are wanted. */
  beginningWith(beginning: string): readonly Row[];
  all(): readonly Row[];
}

/** So many leading segments make a beginning. */
const segmentsOfBeginning = 4;

/** `/rest/api/3/role` of `/rest/api/3/role/{id}`. */
export const beginningOf = (path: string): string => path.split('/', segmentsOfBeginning + 1).join('/');

/** The same of the segments of a path. */
export const beginningWithin = (segments: readonly string[]): string =>
  `/${segments.slice(0, segmentsOfBeginning).join('/')}`;

/** The shelves of rows that stand in a list. */
export const shelvesOf = <Row extends Templated>(rows: readonly Row[]): Shelves<Row> => {
  let sorted: ReadonlyMap<string, readonly Row[]> | null = null;
  return {
    beginningWith(beginning) {
      sorted ??= byBeginning(rows);
      return sorted.get(beginning) ?? [];
    },
    all: () => rows,
  };
};

const byBeginning = <Row extends Templated>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> => {
  const sorted = new Map<string, Row[]>();
  for (const row of rows) {
    const beginning = beginningOf(row.path);
    const among = sorted.get(beginning);
    if (among === undefined) sorted.set(beginning, [row]);
    else among.push(row);
  }
  return sorted;
};
