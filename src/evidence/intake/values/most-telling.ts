import { ofJira } from './of-jira.ts';
import { isFailure, type Outcome } from './outcome.ts';

const mostKept = 40;
const beside = 10;

/** Of all calls those that may be Jira's, and of more than are kept those that tell most; the order stays. */
export function mostTelling<T>(all: readonly T[], outcomeOf: (one: T) => Outcome): T[] {
  const own = ofJira(all, outcomeOf);
  return own.length <= mostKept ? [...own] : failingAndNearest(own, outcomeOf);
}

/**
 * The failing calls, of each status one at least, and some working ones beside them: those of the same address, those right
 * before the first failure, the first ones: `most` at most. Linear in their number.
 */
export function failingAndNearest<T>(
  all: readonly T[],
  outcomeOf: (one: T) => Outcome,
  most = mostKept,
): T[] {
  const told = all.map((one) => ({ one, ...outcomeOf(one) }));
  const refused = told.filter(isFailure);
  const open = told.filter(({ status, failed }) => !failed && (status === null || isMoved(status)));
  const fine = told.filter(({ status, failed }) => !failed && status !== null && status < 300);
  if (refused.length + open.length === 0) return all.slice(0, most);
  const failing = [...firstOfEach([...refused, ...open]), ...refused, ...open];
  const kept = new Set<T>();
  take(kept, failing, most - Math.min(beside, fine.length));
  const addresses = new Set(failing.filter(({ one }) => kept.has(one)).map(({ url }) => resourceOf(url)));
  const first = all.findIndex((one) => kept.has(one));
  const before = new Set(all.slice(Math.max(0, first - 3), Math.max(0, first)));
  const room = kept.size + beside;
  take(
    kept,
    fine.filter(({ url }) => addresses.has(resourceOf(url))),
    room - beside / 2,
  );
  take(
    kept,
    fine.filter(({ one }) => before.has(one)),
    room - 2,
  );
  take(kept, fine, room);
  return all.filter((one) => kept.has(one));
}

function take<T>(kept: Set<T>, from: readonly { readonly one: T }[], size: number): void {
  for (const { one } of from) {
    if (kept.size >= size) return;
    kept.add(one);
  }
}

const isMoved = (status: number) => status >= 300 && status < 400;
const resourceOf = (url: string) => url.replace(/[?#].*$/s, '');

function firstOfEach<T extends Outcome>(calls: readonly T[]): T[] {
  const seen = new Set<number | null>();
  return calls.filter(({ status }) => !seen.has(status) && seen.add(status));
}
