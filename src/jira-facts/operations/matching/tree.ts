import { beginningOf, beginningWithin, type Shelves } from './shelves.ts';

/** What is matched: an operation, or the row of one. */
export interface Templated {
  readonly method: string;
  readonly path: string;
}

/** One segment of the paths: literal children, and one child for `{anything}`. */
interface Node<Row> {
  readonly literals: Map<string, Node<Row>>;
  parameter: Node<Row> | null;
  rows: Row[] | null;
}

const node = <Row>(): Node<Row> => ({ literals: new Map(), parameter: null, rows: null });

export interface PathTree<Row> {
  /**
   * The row whose template fits the path and has the method, tried literal before parameter from left to right; without one,
   * those of the most literal template that fits, whatever their method.
   */
  find(method: string, segments: readonly string[]): { row: Row | null; sameShape: readonly Row[] };
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Prepares the matching of paths; templates that differ only in the names of their parameters share a leaf. */
export const pathTree = <Row extends Templated>(shelves: Shelves<Row>): PathTree<Row> => {
  const trees = new Map<string, Node<Row>>();
  const treeOf = (beginning: string): Node<Row> => {
    const known = trees.get(beginning);
    if (known !== undefined) return known;
    const tree = grown(
      shelves.beginningWith(beginning).filter(({ path }) => beginningOf(path) === beginning),
    );
    // Garbage asks for beginnings that nothing has; those are not kept.
    if (tree.literals.size > 0) trees.set(beginning, tree);
    return tree;
  };
  let early: Node<Row> | null = null;
  const withEarlyParameter = (): Node<Row> => {
    early ??= grown(shelves.all().filter(({ path }) => beginningOf(path).includes('{')));
    return early;
  };

  return {
    find(method, segments) {
      const beginning = beginningWithin(segments);
      // Literals before parameters: the beginning that is spelled out comes first.
      const spelledOut = findIn(treeOf(beginning), method, segments);
      if (spelledOut.row !== null) return spelledOut;
      const byParameter = findIn(withEarlyParameter(), method, segments);
      return byParameter.row !== null || spelledOut.sameShape.length === 0 ? byParameter : spelledOut;
    },
  };
};

const grown = <Row extends Templated>(rows: readonly Row[]): Node<Row> => {
  const root = node<Row>();
  for (const row of rows) {
    let at = root;
    for (const segment of row.path.split('/').slice(1)) {
      if (isParameter(segment)) {
        at.parameter ??= node();
        at = at.parameter;
      } else {
        const next = at.literals.get(segment) ?? node();
        at.literals.set(segment, next);
        at = next;
      }
    }
    at.rows ??= [];
    at.rows.push(row);
  }
  return root;
};

const findIn = <Row extends Templated>(
  root: Node<Row>,
  method: string,
  segments: readonly string[],
): { row: Row | null; sameShape: readonly Row[] } => {
  let fallback: readonly Row[] | null = null;
  const walk = (at: Node<Row>, depth: number): Row | null => {
    const segment = segments[depth];
    if (segment === undefined) {
      if (at.rows === null) return null;
      for (const row of at.rows) if (row.method === method) return row;
      fallback ??= at.rows;
      return null;
    }
    const literal = at.literals.get(segment);
    if (literal !== undefined) {
      const found = walk(literal, depth + 1);
      if (found !== null) return found;
    }
    return at.parameter !== null && segment !== '' ? walk(at.parameter, depth + 1) : null;
  };
  const row = walk(root, 0);
  return { row, sameShape: fallback ?? [] };
};
