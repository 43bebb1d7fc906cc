import type { Node, Place } from '../document/node.ts';

/** Keys and places from the top. */
export type Path = readonly (string | number)[];

/** Where a manifest is not what the shape says. */
export interface Violation {
  readonly path: Path;
  readonly at: Place;
  readonly kind:
    | 'unknown-key'
    | 'missing-key'
    | 'not-allowed'
    | 'wrong-type'
    | 'wrong-value'
    | 'wrong-form'
    | 'wrong-count';
  readonly message: string;
  /** The key that is unknown or missing. */
  readonly key?: string;
  /** Keys that would be known here, or values that would be. */
  readonly accepted?: readonly string[];
}

export const violation = (
  node: Node,
  path: Path,
  kind: Violation['kind'],
  message: string,
  detail: Pick<Violation, 'key' | 'accepted'> & { readonly at?: Place } = {},
): Violation => ({ path, at: node.at, kind, message, ...detail });
