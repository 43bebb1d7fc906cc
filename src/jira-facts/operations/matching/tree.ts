import type { Operation } from '../operation.ts';

/** One segment of the paths: literal children, and one child for `{anything}`. */
interface Node {
  readonly literals: Map<string, Node>;
  parameter: Node | null;
  operations: Operation[] | null;
}

const node = (): Node => ({ literals: new Map(), parameter: null, operations: null });

export interface PathTree {
  /**
   * Operations whose template fits the path, ignoring the method: first those with `method`, tried literal before
   * parameter from left to right; else those of the most literal template that fits.
   */
  find(
    method: string,
    segments: readonly string[],
  ): { operation: Operation | null; sameShape: readonly Operation[] };
}

const isParameter = (segment: string): boolean => segment.startsWith('{');

/** Builds the tree that matches paths; templates that differ only in the names of their parameters share a leaf. */
export const pathTree = (operations: readonly Operation[]): PathTree => {
  const root = node();
  for (const operation of operations) {
    let at = root;
    for (const segment of operation.path.split('/').slice(1)) {
      if (isParameter(segment)) {
        at.parameter ??= node();
        at = at.parameter;
      } else {
        const next = at.literals.get(segment) ?? node();
        at.literals.set(segment, next);
        at = next;
      }
    }
    at.operations ??= [];
    at.operations.push(operation);
  }

  return {
    find(method, segments) {
      let fallback: readonly Operation[] | null = null;
      const walk = (at: Node, depth: number): Operation | null => {
        const segment = segments[depth];
        if (segment === undefined) {
          if (at.operations === null) return null;
          for (const operation of at.operations) if (operation.method === method) return operation;
          fallback ??= at.operations;
          return null;
        }
        const literal = at.literals.get(segment);
        if (literal !== undefined) {
          const found = walk(literal, depth + 1);
          if (found !== null) return found;
        }
        return at.parameter !== null && segment !== '' ? walk(at.parameter, depth + 1) : null;
      };
      const operation = walk(root, 0);
      return { operation, sameShape: fallback ?? [] };
    },
  };
};
