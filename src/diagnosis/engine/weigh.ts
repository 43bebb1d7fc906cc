import { supporting } from '../algebra.ts';
import type { CauseId } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { gates } from '../gates.ts';
import type { Reading } from '../reading/reading.ts';
import { type Argument, causeTests } from './arguments.ts';
import { contraryArguments } from './contrary.ts';
import type { FactState } from './fact-state.ts';
import { isKnown, isNotWorded, isWordedAfter } from './known-first.ts';
import { unusual, usualRanks } from './usual-ranks.ts';
import { overlap, type Weights } from './weights.ts';

/** One cause weighed for one call. */
export interface Weighed {
  readonly id: CauseId;
  readonly cause: Cause;
  readonly reading: Reading;
  readonly state: FactState;
  readonly arguments: readonly Argument[];
  /** Rank among what is usual, 3 the likeliest; 0: not usual. */
  readonly usual: number;
  /** Place among what is usual, 0 the likeliest: of causes that one rank holds, the more frequent stands first. */
  readonly place: number;
  readonly ruledOut: boolean;
  readonly score: number;
}

/** Weighs every cause against one call, best first. */
export function weigh(reading: Reading, state: FactState, weights: Weights): Weighed[] {
  const usual = usualRanks(state);
  const contraryOf = contraryArguments(state);
  const considered: { readonly test: (typeof causeTests)[number]; readonly spoken: readonly Argument[] }[] =
    [];
  for (const test of causeTests)
    if (test.possible(state)) considered.push({ test, spoken: test.speaking(state) });
  const settled = considered.filter(({ spoken }) => isKnown(spoken)).map(({ test }) => test.cause);
  const weighed: Weighed[] = [];
  for (const { test, spoken } of considered) {
    const { id, cause } = test;
    const { rank, place } = usual.get(id) ?? unusual;
    const isSettled = settled.includes(cause);
    const contradicted = settled.length > 0 && !isSettled && isWordedAfter(settled, cause);
    const found = contradicted ? spoken.filter(isNotWorded) : spoken;
    // What nothing speaks for is left out, except a right: that it is known to be held is worth a line under what was ruled out.
    const excluded = found.length === 0 && rank === 0;
    if (excluded && cause.about !== 'right') continue;
    const against = [...test.opposing(state)];
    contraryOf(id, cause, found.length > 0, against);
    const opposed = isSettled ? against.filter(isNotWorded) : against;
    const ruledOut = opposed.some(({ bearing }) => bearing === 'rules out');
    if (excluded && !ruledOut) continue;
    const every = [...found, ...opposed];
    const score = scoreOf(every, rank, weights);
    weighed.push({ id, cause, reading, state, arguments: every, usual: rank, place, ruledOut, score });
  }
  // Facts that leave nothing contradict each other: then they speak against, and rule nothing out.
  const contradictory = weighed.every(({ ruledOut }) => ruledOut);
  const standing = contradictory ? weighed.map((one) => ({ ...one, ruledOut: false })) : weighed;
  return standing.sort(
    (a, b) => Number(a.ruledOut) - Number(b.ruledOut) || b.score - a.score || goesBefore(a, b),
  );
}

/** It is possible, or settled, because of who calls. */
export function restsOnCaller({ cause: { possible }, arguments: found, state }: Weighed): boolean {
  const settling = found.flatMap(({ bearing, facts }) => (bearing === 'decisive' ? facts : []));
  const enabling = possible === undefined ? [] : supporting(possible, state.holds);
  return [...settling, ...enabling].some((id) => id.startsWith('as '));
}

/** Of causes that are as likely: facts before experience, the earlier gate before the later one, then the more frequent. */
export function goesBefore(a: Weighed, b: Weighed): number {
  return (
    a.usual - b.usual ||
    gates.indexOf(a.cause.gate) - gates.indexOf(b.cause.gate) ||
    a.place - b.place ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Of what speaks the same way, each further fact counts less than the one before: strongest first, as the arguments stand. */
function scoreOf(found: readonly Argument[], rank: number, weights: Weights): number {
  let score = rank * weights.usual;
  let speaking = 1;
  let contrary = 1;
  for (const { bearing } of found) {
    switch (bearing) {
      case 'decisive':
      case 'strong':
      case 'leans':
        score += weights[bearing] * speaking;
        speaking *= overlap;
        break;
      case 'against':
      case 'rules out':
        score -= weights.against * contrary;
        contrary *= overlap;
        break;
    }
  }
  return score;
}
