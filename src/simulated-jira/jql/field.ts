import type { Issue } from '../state.ts';
import type { JqlContext } from './context.ts';

/** A value by which issues are compared: an id, a number, or a moment in milliseconds. */
export type Comparable = string | number;

export type Kind = 'reference' | 'user' | 'text' | 'date' | 'day' | 'number' | 'duration' | 'key' | 'string';

/** A part of a query as a test of issues, or what Jira says is wrong with it. */
export type Compiled = { readonly test: (issue: Issue) => boolean } | { readonly errors: readonly string[] };

/** A field as queries know it. */
export interface JqlField {
  /** The name Jira writes in errors. */
  readonly name: string;
  /** Lower-case names that mean it. */
  readonly names: readonly string[];
  readonly kind: Kind;
  readonly operators: ReadonlySet<string>;
  /** The issue's values; none: it is empty. */
  values(issue: Issue, context: JqlContext): readonly Comparable[];
  /** What a literal of the query means; empty: no such value on this site. Left out: the kind decides. */
  resolve?(text: string, context: JqlContext): readonly Comparable[];
  /** The same for the operators `<` and `>`: where a value stands in the order; left out: the value itself. */
  place?(value: Comparable, context: JqlContext): number;
  /** The words of texts that `~` looks through; left out: the values. */
  texts?(issue: Issue, context: JqlContext): readonly string[];
  /** What a function means that only this field has; left out: functions are those of all. */
  function?(name: string, args: readonly string[], operator: string, context: JqlContext): Compiled;
  /** The key issues are sorted by; left out: not sortable. */
  sortKey?(issue: Issue, context: JqlContext): Comparable | null;
  /** Id of the field in the changelog, for WAS and CHANGED. */
  readonly history?: string;
  /** Type that auto-complete names. */
  readonly type: string;
  readonly system: boolean;
}

const equality = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const order = ['<', '<=', '>', '>='];
const past = ['was', 'was not', 'was in', 'was not in', 'changed'];

export const operatorSets = {
  choice: new Set(equality),
  ordered: new Set([...equality, ...order]),
  choiceWithPast: new Set([...equality, ...past]),
  orderedWithPast: new Set([...equality, ...order, ...past]),
  text: new Set(['~', '!~', 'is', 'is not']),
  textOrChoice: new Set([...equality, '~', '!~']),
  textAndOrder: new Set([...equality, ...order, '~', '!~']),
} as const;

/** Orders of two values by operator. */
export const compare: Readonly<Record<string, (one: Comparable, other: Comparable) => boolean>> = {
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
};
