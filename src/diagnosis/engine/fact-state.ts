import type { Condition } from '../algebra.ts';
import { type FactId, facts } from '../facts/index.ts';
import type { Reading } from '../reading/reading.ts';

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
    switch (test.kind) {
      case 'fact':
        return this.#at(test.place);
      case 'any':
        for (const one of test.of) if (this.passes(one)) return true;
        return false;
      case 'all':
        for (const one of test.of) if (!this.passes(one)) return false;
        return true;
      case 'not':
        for (const one of test.of) if (this.passes(one)) return false;
        return true;
    }
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
 * A condition ready to be asked. Hundreds are asked of every call, so facts stand by their places instead of their names, and
 * all four kinds have the same form, which keeps the loop above as fast as it can be.
 */
export interface Test {
  readonly kind: 'fact' | 'any' | 'all' | 'not';
  /** Of the fact; meaningless for the other kinds. */
  readonly place: number;
  readonly of: readonly Test[];
}

/** What every call passes. */
export const always: Test = { kind: 'all', place: 0, of: [] };

export function compiled(condition: Condition<FactId>): Test {
  if (typeof condition === 'string') return { kind: 'fact', place: places.get(condition) ?? 0, of: [] };
  if ('any' in condition) return { kind: 'any', place: 0, of: condition.any.map(compiled) };
  if ('not' in condition) return { kind: 'not', place: 0, of: [compiled(condition.not)] };
  const inOrder = [...condition.all].sort((a, b) => likelihood(a) - likelihood(b));
  return { kind: 'all', place: 0, of: inOrder.map(compiled) };
}

/** What seldom holds is asked first, so that most conditions end at their first fact. */
function likelihood(condition: Condition<FactId>): number {
  if (typeof condition !== 'string') return 'not' in condition ? 3 : 2;
  return condition.startsWith('says ') || condition.startsWith('noted ') ? 0 : 1;
}
