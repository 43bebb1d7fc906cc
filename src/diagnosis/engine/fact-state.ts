import type { Condition } from '../algebra.ts';
import { type FactId, facts } from '../facts/index.ts';
import type { Reading } from '../reading/reading.ts';
import { onDemand } from './on-demand.ts';

export const factIds = Object.keys(facts).filter((id): id is FactId => id in facts);
const places = new Map(factIds.map((id, place) => [id, place]));
const reads = factIds.map((id) => facts[id].read);

const none: ReadonlySet<FactId> = new Set();

const unread = 0;
const yes = 1;
const no = 2;

/** What was read of one call so far: each fact is read once at most, and only when it is asked for. */
export class FactState {
  readonly #values = new Uint8Array(factIds.length);
  readonly #reading: Reading;

  /** `without`: facts that count as not holding, to see what they are good for. */
  constructor(reading: Reading, without: ReadonlySet<FactId> = none) {
    this.#reading = reading;
    for (const id of without) this.#values[places.get(id) ?? 0] = no;
  }

  holds(id: FactId): boolean {
    return this.#at(places.get(id) ?? 0);
  }

  passes(test: Test): boolean {
    const all = test.kind === 'all';
    for (const place of test.present) if (this.#at(place) !== all) return !all;
    for (const place of test.absent) if (this.#at(place) === all) return !all;
    for (const part of test.parts) if (this.passes(part()) !== all) return !all;
    return all;
  }

  #at(place: number): boolean {
    const known = this.#values[place];
    if (known !== unread) return known === yes;
    const holds = reads[place]?.(this.#reading) ?? false;
    this.#values[place] = holds ? yes : no;
    return holds;
  }
}

/**
 * A condition ready to be asked: that all of its parts hold, or any of them. Hundreds are asked of every call, so facts stand by their
 * places instead of their names, and what is denied is denied at the facts.
 */
export interface Test {
  readonly kind: 'all' | 'any';
  /** Places of facts that are to hold. */
  readonly present: readonly number[];
  /** Places of facts that are not to hold. */
  readonly absent: readonly number[];
  /** Made when they are first asked for: most conditions are decided by their facts. */
  readonly parts: readonly (() => Test)[];
}

/** What every call passes. */
export const always: Test = { kind: 'all', present: [], absent: [], parts: [] };

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
  const parts: (() => Test)[] = [];
  const take = (of: readonly Condition<FactId>[], deny: boolean) => {
    for (const one of of) {
      if (typeof one === 'string') (deny ? absent : present).push(places.get(one) ?? 0);
      else if ('not' in one) take([one.not], !deny);
      // What is of the same kind is one list with it.
      else if (kindOf(one, deny) === kind) take(partsOf(one), deny);
      else parts.push(onDemand(() => compiled(one, deny)));
    }
  };
  take(partsOf(condition), denied);
  return { kind, present: present.sort(rareFirst), absent, parts };
}

/** What seldom holds is asked first, so that most conditions end at their first fact. */
const rareFirst = (a: number, b: number): number => Number(isFrequent(a)) - Number(isFrequent(b));
const isFrequent = (place: number): boolean => frequent[place] === true;
const frequent = factIds.map((id) => !id.startsWith('says ') && !id.startsWith('noted '));
