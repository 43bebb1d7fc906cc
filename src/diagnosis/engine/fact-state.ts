import type { Condition } from '../algebra.ts';
import { type FactId, facts } from '../facts/index.ts';
import type { Reading } from '../reading/reading.ts';

export const factIds = Object.keys(facts).filter((id): id is FactId => id in facts);
const places = new Map(factIds.map((id, place) => [id, place]));

const unread = 0;
const yes = 1;
const no = 2;

/** What was read of one call so far: each fact is read once at most, and only when it is asked for. */
export class FactState {
  readonly #values = new Uint8Array(factIds.length);
  readonly #reading: Reading;

  /** `without`: facts that count as not holding, to see what they are good for. */
  constructor(reading: Reading, without: ReadonlySet<FactId> = new Set()) {
    this.#reading = reading;
    for (const id of without) this.#values[places.get(id) ?? 0] = no;
  }

  holds(id: FactId): boolean {
    return this.at(places.get(id) ?? 0, id);
  }

  at(place: number, id: FactId): boolean {
    const known = this.#values[place];
    if (known !== unread) return known === yes;
    const holds = facts[id].read(this.#reading);
    this.#values[place] = holds ? yes : no;
    return holds;
  }
}

export type Test = (state: FactState) => boolean;

/** A condition as a function: hundreds are asked of every call, so the tree is walked once, not each time. */
export function compiled(condition: Condition<FactId>): Test {
  if (typeof condition === 'string') {
    const place = places.get(condition) ?? 0;
    return (state) => state.at(place, condition);
  }
  if ('any' in condition) {
    const tests = condition.any.map(compiled);
    return (state) => tests.some((test) => test(state));
  }
  if ('all' in condition) {
    const tests = [...condition.all].sort((a, b) => likelihood(a) - likelihood(b)).map(compiled);
    return (state) => tests.every((test) => test(state));
  }
  const test = compiled(condition.not);
  return (state) => !test(state);
}

/** What seldom holds is asked first, so that most conditions end at their first fact. */
function likelihood(condition: Condition<FactId>): number {
  if (typeof condition !== 'string') return 'not' in condition ? 3 : 2;
  return condition.startsWith('says ') || condition.startsWith('noted ') ? 0 : 1;
}
