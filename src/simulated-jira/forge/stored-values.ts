import type { ForgeStored } from '../state.ts';
import type { Setting } from './key-value-payload.ts';

const seconds = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 } as const;

/** The things one app keeps, without those whose time is up. */
export class StoredValues {
  readonly #all: ForgeStored[];
  readonly #now: number;
  readonly #secret: boolean;
  readonly #entity: string | undefined;

  constructor(all: ForgeStored[], secret: boolean, now: number, entity?: string) {
    this.#all = all;
    this.#now = now;
    this.#secret = secret;
    this.#entity = entity;
  }

  #at(name: string): number {
    return this.#all.findIndex((each) => each.key === name && this.#isHere(each));
  }

  #isHere({ secret, entity }: ForgeStored): boolean {
    return secret === this.#secret && entity === this.#entity;
  }

  #lives(each: ForgeStored): boolean {
    const { expireTime } = each;
    return this.#isHere(each) && (expireTime === undefined || Date.parse(expireTime) > this.#now);
  }

  get(name: string): ForgeStored | undefined {
    return this.all().find((each) => each.key === name);
  }

  set({
    key: name,
    value,
    options: { ttl: life } = {},
  }: Pick<Setting, 'key' | 'value' | 'options'>): ForgeStored {
    const made: ForgeStored = {
      key: name,
      value,
      secret: this.#secret,
      ...(this.#entity === undefined ? {} : { entity: this.#entity }),
      createdAt: this.get(name)?.createdAt ?? this.#now,
      updatedAt: this.#now,
      ...(life === undefined
        ? {}
        : { expireTime: new Date(this.#now + life.value * seconds[life.unit] * 1000).toISOString() }),
    };
    this.delete(name);
    this.#all.push(made);
    return made;
  }

  delete(name: string): void {
    const at = this.#at(name);
    if (at >= 0) this.#all.splice(at, 1);
  }

  /** In the order of their keys. */
  all(): ForgeStored[] {
    return this.#all.filter((each) => this.#lives(each)).sort((one, other) => (one.key < other.key ? -1 : 1));
  }
}
