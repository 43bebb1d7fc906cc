import { type FactId, factGroups, facts } from '../facts/index.ts';
import type { Reading } from '../reading/reading.ts';

export const factIds = Object.keys(facts).filter((id): id is FactId => id in facts);
const places = new Map<string, number>(factIds.map((id, place) => [id, place]));
const reads = factIds.map((id) => facts[id].read);

/** Facts stand by their places instead of their names where many are asked. */
export const placeOf = (id: FactId): number => places.get(id) ?? 0;

const groups = factGroups.map(({ facts: of, given }) => ({
  given,
  placesOf: Object.keys(of).map((id) => places.get(id) ?? 0),
}));

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
    for (const { given, placesOf } of groups)
      if (given?.(reading) === false) for (const place of placesOf) this.#values[place] = no;
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
