import { type Allowance, allowances, earn } from '../allowance.ts';

/** Who may have an install key looked up, so that one sender of forged tokens does not spend what all others need. */
interface LookupShare {
  /** Whether one more look-up may be made for this address. */
  take(address: string): boolean;
  /** What this address asked for last exists after all: the reserve is open to it again. */
  trust(address: string): void;
}

/** Of all addresses together. Atlassian serves these keys from a content network. */
const all = { most: 120, perSecond: 40 };
/** Of one address; behind a proxy that is everybody. */
const each = { most: 40, perSecond: 20 };
/** Kept for addresses that have not asked before, or whose last key existed. */
const reserve = 40;
const mostAddresses = 2_000;
const doubtMs = 600_000;

/** A share for each address, one for all, and a reserve that only addresses without an open doubt may touch. */
export function lookupShare(now: () => Date): LookupShare {
  const common: Allowance = { left: all.most, earnedAt: now().getTime() };
  const shareOf = allowances(each, mostAddresses);
  const doubted = new Map<string, number>();

  return {
    take(address) {
      const at = now().getTime();
      const own = shareOf(address, at);
      earn(common, all, at);
      const floor = (doubted.get(address) ?? 0) > at ? reserve : 0;
      if (own.left < 1 || common.left < floor + 1) return false;
      own.left -= 1;
      common.left -= 1;
      if (doubted.size >= mostAddresses) forgetFirst(doubted);
      doubted.set(address, at + doubtMs);
      return true;
    },
    trust: (address) => void doubted.delete(address),
  };
}

function forgetFirst(map: Map<string, unknown>): void {
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}
