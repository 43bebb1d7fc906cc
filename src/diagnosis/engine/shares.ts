import type { CauseId } from '../cause.ts';
import { type FactId, facts } from '../facts/index.ts';
import { tellingWords } from '../facts/said.ts';
import { goesBefore, type Weighed } from './weigh.ts';

/** A cause with its probability among all that were considered, "none of these" included. */
export interface Share {
  readonly weighed: Weighed;
  readonly share: number;
}

/** Scores are divided by this before they become odds: fitted so that a share is how often the cause is right. */
const temperature = 1.35;
/** Score of "none of these": what an evidence must beat before a finding is confident. */
const cannotTell = 0.5;
/** What rests on experience alone is never surer than this. */
const unspoken = 0.5;
/** Only a fact that settles a cause makes it surer than this. */
export const unsettled = 0.89;
/** A sentence without its call bears no more, unless it speaks of this cause alone. */
const loneSentence = 0.85;

/** Turns the scores of one call into probabilities; causes that are ruled out have none. `callerAssumed`: nobody says who calls. */
export function sharesOf(weighed: readonly Weighed[], callerAssumed = false): Share[] {
  const odds = weighed.map(({ ruledOut, score }) => (ruledOut ? 0 : Math.exp(score / temperature)));
  const total = odds.reduce((sum, one) => sum + one, Math.exp(cannotTell / temperature));
  const settled = weighed.filter((one) => !one.ruledOut && isSettled(one));
  return weighed.map((one, index) => {
    const share = (odds[index] ?? 0) / total;
    const guessed = callerAssumed && one.restsOnCaller();
    const alone = settled.length === 1 && settled[0] === one && !guessed;
    const most = alone ? sureness(one) : isSpokenFor(one) ? unsettled : unspoken;
    return { weighed: one, share: Math.min(share, most) };
  });
}

const ofSeveral: ReadonlySet<FactId> = new Set(
  tellingWords.filter(({ speaksOf }) => speaksOf.size > 1).map(({ id }) => id),
);
/** Who calls, and where, is often a guess where the call itself is missing. */
const isTelling = (id: FactId) => facts[id].says !== null && !ofSeveral.has(id);

function sureness({ arguments: found, reading }: Weighed): number {
  if (reading.at.address.place !== 'unstated') return 1;
  return found.some(({ bearing, facts: ids }) => bearing === 'decisive' && ids.some(isTelling))
    ? 1
    : loneSentence;
}

const isSpokenFor = ({ arguments: found }: Weighed) =>
  found.some(({ bearing }) => bearing === 'decisive' || bearing === 'strong' || bearing === 'leans');
const isSettled = ({ arguments: found }: Weighed) => found.some(({ bearing }) => bearing === 'decisive');

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
