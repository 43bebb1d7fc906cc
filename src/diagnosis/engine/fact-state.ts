import { type FactId, factGroups, facts } from '../facts/index.ts';
import type { Reading } from '../reading/reading.ts';

export const factIds = Object.keys(facts).filter((id): id is FactId => id in facts);
const places = new Map<string, number>(factIds.map((id, place) => [id, place]));
const reads = factIds.map((id) => facts[id].read);

/** Facts stand by their places instead of their names where many are asked. */
export const placeOf = (id: FactId): number => places.get(id) ?? 0;

/** The facts of a group stand side by side, as they were put together. */
const groups = factGroups.flatMap(({ facts: of, given }) => {
  const ids = Object.keys(of);
  const first = places.get(ids[0] ?? '') ?? 0;
  return given === undefined ? [] : [{ given, first, end: first + ids.length }];
});

const none: ReadonlySet<FactId> = new Set();

const unread = 0;
const yes = 1;
const no = 2;

/** What was read of one call so far: each fact is read once at most, and only when it is asked for. */
export class FactState {
  /** No typed array: of this size its memory lies outside of the heap, and is costly to get for each call. */
  readonly #values = new Array<number>(factIds.length).fill(unread);
  readonly #reading: Reading;

  /** `without`: facts that count as not holding, to see what they are good for. */
  constructor(reading: Reading, without: ReadonlySet<FactId> = none) {
    this.#reading = reading;
    for (const { given, first, end } of groups) if (!given(reading)) this.#values.fill(no, first, end);
    for (const id of without) this.#values[placeOf(id)] = no;
  }

  readonly holds = (id: FactId): boolean => this.at(placeOf(id));

  /** Whether the fact of this place holds. */
  at(place: number): boolean {
    const known = this.#values[place];
    if (known !== unread) return known === yes;
    const holds = reads[place]?.(this.#reading) ?? false;
    this.#values[place] = holds ? yes : no;
    return holds;
  }
}
