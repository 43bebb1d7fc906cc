/** How often something may be done: so many times at once, and so many more each second. */
interface Rate {
  readonly most: number;
  readonly perSecond: number;
}

/** What is left of it to one. */
export interface Allowance {
  left: number;
  /** Milliseconds since 1970. */
  earnedAt: number;
}

/** Adds what was earned since the last look; `at` in milliseconds since 1970. */
export function earn(allowance: Allowance, rate: Rate, at: number): void {
  // A clock that was set back earns nothing, and takes nothing away.
  const passed = Math.max(0, at - allowance.earnedAt) / 1000;
  allowance.left = Math.min(rate.most, allowance.left + passed * rate.perSecond);
  allowance.earnedAt = at;
}

/** Allowances by name; of more names than are remembered the oldest begins anew. */
export function allowances(rate: Rate, mostNames: number): (name: string, at: number) => Allowance {
  const known = new Map<string, Allowance>();
  return (name, at) => {
    const found = known.get(name);
    if (found !== undefined) {
      earn(found, rate, at);
      return found;
    }
    const [oldest] = known.keys();
    if (known.size >= mostNames && oldest !== undefined) known.delete(oldest);
    const fresh = { left: rate.most, earnedAt: at };
    known.set(name, fresh);
    return fresh;
  };
}
