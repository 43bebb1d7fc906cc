import type { Condition } from '../algebra.ts';
import type { FactId, When } from '../facts/index.ts';
import { type FactState, placeOf } from './fact-state.ts';

/**
 * A condition ready to be asked: that all of its parts hold, or any of them. Facts stand by their places instead of their names, and
 * what is denied is denied at the facts.
 */
export interface Test {
  readonly kind: 'all' | 'any';
  /** Places of facts that are to hold. */
  readonly present: readonly number[];
  /** Places of facts that are not to hold. */
  readonly absent: readonly number[];
  readonly parts: readonly Test[];
}

export function passes(test: Test, state: FactState): boolean {
  const all = test.kind === 'all';
  for (const place of test.present) if (state.at(place) !== all) return !all;
  for (const place of test.absent) if (state.at(place) === all) return !all;
  for (const part of test.parts) if (passes(part, state) !== all) return !all;
  return all;
}

type Positive = Exclude<Condition<FactId>, { readonly not: unknown }>;

/** Those of `all` and `any`; a fact is the only part of itself. */
const partsOf = (condition: Positive): readonly Condition<FactId>[] =>
  typeof condition === 'string' ? [condition] : 'any' in condition ? condition.any : condition.all;

/** "Not any of these" is "none of these": what is denied changes its kind. */
const kindOf = (condition: Positive, denied: boolean): Test['kind'] =>
  typeof condition !== 'string' && 'any' in condition !== denied ? 'any' : 'all';

export function compiled(condition: Condition<FactId>, denied = false): Test {
  if (typeof condition !== 'string' && 'not' in condition) return compiled(condition.not, !denied);
  const kind = kindOf(condition, denied);
  const present: number[] = [];
  const absent: number[] = [];
  const parts: Test[] = [];
  const take = (of: readonly Condition<FactId>[], deny: boolean) => {
    for (const one of of) {
      if (typeof one === 'string') (deny ? absent : present).push(placeOf(one));
      else if ('not' in one) take([one.not], !deny);
      // What is of the same kind is one list with it.
      else if (kindOf(one, deny) === kind) take(partsOf(one), deny);
      else parts.push(compiled(one, deny));
    }
  };
  take(partsOf(condition), denied);
  return { kind, present, absent, parts };
}

/** Rows that count under a condition each. Most conditions need one fact that a call does not have: a look at it spares them. */
export class Rows<Row> {
  readonly #rows: readonly Row[];
  readonly #whenOf: (row: Row) => When;
  readonly #needed: readonly number[];
  /** Made when they are first asked: of hundreds, a short run asks a few. */
  readonly #tests: Test[] = [];

  constructor(rows: readonly Row[], whenOf: (row: Row) => When) {
    this.#rows = rows;
    this.#whenOf = whenOf;
    this.#needed = rows.map((row) => neededBy(whenOf(row)));
  }

  /** Those whose conditions hold, in their order; mostly none. */
  holding(state: FactState): readonly Row[] {
    let found: Row[] | undefined;
    for (let index = 0; index < this.#rows.length; index += 1) {
      const row = this.#rows[index];
      if (row === undefined || !this.#holds(row, index, state)) continue;
      found ??= [];
      found.push(row);
    }
    return found ?? none;
  }

  /** The first of them. */
  first(state: FactState): Row | undefined {
    return this.#rows.find((row, index) => this.#holds(row, index, state));
  }

  #holds(row: Row, index: number, state: FactState): boolean {
    const needed = this.#needed[index] ?? nothing;
    if (needed !== nothing && !state.at(needed)) return false;
    const test = this.#tests[index] ?? compiled(this.#whenOf(row));
    this.#tests[index] = test;
    return passes(test, state);
  }
}

const none: readonly never[] = [];

/** Stands where no single fact is needed. */
const nothing = -1;

/** Place of a fact without which a condition cannot hold. */
const neededBy = (when: When): number => {
  const id = neededIn(when, false);
  return id === null ? nothing : placeOf(id);
};

function neededIn(when: When, denied: boolean): FactId | null {
  if (typeof when === 'string') return denied ? null : when;
  if ('not' in when) return neededIn(when.not, !denied);
  const parts = partsOf(when);
  if (kindOf(when, denied) === 'any' && parts.length > 1) return null;
  for (const part of parts) {
    const id = neededIn(part, denied);
    if (id !== null) return id;
  }
  return null;
}
