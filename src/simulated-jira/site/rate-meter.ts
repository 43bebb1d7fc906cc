/** What is left of a bucket after a request was counted. */
export interface Reading {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds since 1970 at which the window turns. */
  readonly resetsAt: number;
  readonly exceeded: boolean;
}

/** Counts in fixed windows: requests a second by endpoint, points an hour by app. Windows that are over are forgotten. */
export class RateMeter {
  readonly #windows = new Map<string, { start: number; used: number }>();

  /** Adds `amount` to a bucket whose window lasts `length` milliseconds. */
  count(bucket: string, amount: number, limit: number, length: number, now: number): Reading {
    const start = Math.floor(now / length) * length;
    const known = this.#windows.get(bucket);
    const used = (known?.start === start ? known.used : 0) + amount;
    this.#windows.set(bucket, { start, used });
    return { limit, remaining: Math.max(0, limit - used), resetsAt: start + length, exceeded: used > limit };
  }

  /** Every window begins anew. */
  forget(): void {
    this.#windows.clear();
  }

  /** What a bucket stands at, without counting. */
  used(bucket: string, length: number, now: number): number {
    const known = this.#windows.get(bucket);
    return known?.start === Math.floor(now / length) * length ? known.used : 0;
  }
}
