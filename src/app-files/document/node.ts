import { deepestNesting } from '../../evidence/index.ts';

/** Where something stands in a file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A parsed JSON or YAML value that remembers its places, so that every finding can name line and column. */
export type Node =
  | { readonly kind: 'object'; readonly entries: readonly Entry[]; readonly at: Place }
  | { readonly kind: 'array'; readonly items: readonly Node[]; readonly at: Place }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly at: Place };

export interface Entry {
  readonly key: string;
  readonly keyAt: Place;
  readonly value: Node;
}

export type ObjectNode = Extract<Node, { kind: 'object' }>;

interface SyntaxProblem {
  readonly message: string;
  readonly at: Place;
}

export interface Parsed {
  /** null: nothing usable in it. */
  readonly root: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

/** Too deep to be read without end: files of people are not. */
export const tooDeepProblem = (at: Place): SyntaxProblem => ({
  message: `This is nested more than ${deepestNesting} deep: no descriptor and no manifest is.`,
  at,
});

/** A text, number or truth value as it stands; everything else counts as empty. */
export const scalarOf = (value: unknown, at: Place): Node => ({
  kind: 'scalar',
  value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
  at,
});

/** The entry of an object; undefined when the node is no object or has no such key. */
export const entryOf = (node: Node | undefined, key: string): Entry | undefined =>
  node?.kind === 'object' ? node.entries.find((entry) => entry.key === key) : undefined;

/** The value at a path of keys. */
export const at = (node: Node | undefined, ...path: readonly string[]): Node | undefined => {
  let here = node;
  for (const key of path) here = entryOf(here, key)?.value;
  return here;
};

export const textOf = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;

export const itemsOf = (node: Node | undefined): readonly Node[] =>
  node?.kind === 'array' ? node.items : [];

export const entriesOf = (node: Node | undefined): readonly Entry[] =>
  node?.kind === 'object' ? node.entries : [];

/** "an object", "a list", "a text" …: how a value is called in a sentence. */
export const wordFor = (node: Node): string =>
  node.kind === 'object'
    ? 'an object'
    : node.kind === 'array'
      ? 'a list'
      : node.value === null
        ? 'empty'
        : typeof node.value === 'string'
          ? 'a text'
          : `a ${typeof node.value}`;
