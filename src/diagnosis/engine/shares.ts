import type { CauseId } from '../cause.ts';
import { isSettled, mostFor } from './certainty.ts';
import { goesBefore, restsOnCaller, type Weighed } from './weigh.ts';

/** A cause with its probability among all that were considered, "none of these" included. */
export interface Share {
  readonly weighed: Weighed;
  readonly share: number;
}

/** Scores are divided by this before they become odds: fitted so that a share is how often the cause is right. */
const temperature = 1.35;
/** Score of "none of these": what an evidence must beat before a finding is confident. */
const cannotTell = 0.5;

/** Turns the scores of one call into probabilities; causes that are ruled out have none. `callerAssumed`: nobody says who calls. */
export function sharesOf(weighed: readonly Weighed[], callerAssumed = false): Share[] {
  const odds = weighed.map(({ ruledOut, score }) => (ruledOut ? 0 : Math.exp(score / temperature)));
  const total = odds.reduce((sum, one) => sum + one, Math.exp(cannotTell / temperature));
  const settled = weighed.filter((one) => !one.ruledOut && isSettled(one));
  return weighed.map((one, index) => {
    const share = (odds[index] ?? 0) / total;
    const guessed = callerAssumed && restsOnCaller(one);
    const alone = settled.length === 1 && settled[0] === one && !guessed;
    return { weighed: one, share: Math.min(share, mostFor(one, alone)) };
  });
}

/** Several failing calls are one story: their shares are averaged, a decided call counting more than a vague one. */
export function combined(calls: readonly (readonly Share[])[]): Share[] {
  const [only] = calls;
  if (calls.length === 1 && only) return [...only];
  const trust = calls.map((each) => (each[0]?.share ?? 0) ** 2 + 0.01);
  const sum = trust.reduce((a, b) => a + b, 0);
  const best = new Map<CauseId, Share>();
  for (const [index, shares] of calls.entries()) {
    for (const { weighed, share } of shares) {
      const known = best.get(weighed.id);
      const clearer = known !== undefined && clarity(known.weighed) >= clarity(weighed);
      best.set(weighed.id, {
        weighed: clearer ? known.weighed : weighed,
        share: (known?.share ?? 0) + (share * (trust[index] ?? 0)) / sum,
      });
    }
  }
  return [...best.values()].sort((a, b) => b.share - a.share || goesBefore(a.weighed, b.weighed));
}

const clarity = ({ ruledOut, score }: Weighed) => (ruledOut ? Number.NEGATIVE_INFINITY : score);
