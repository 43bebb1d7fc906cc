import { satisfied, supporting } from '../algebra.ts';
import { type CauseId, causeIds } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { causes } from '../causes/index.ts';
import { comparisons, tellingMarks } from '../facts/comparisons.ts';
import { type FactId, facts, type When } from '../facts/index.ts';
import { loginInDoubt, tellingWords, wordsOfRights } from '../facts/said.ts';
import type { Reading } from '../reading/reading.ts';
import { type UsualCauses, unstatedStatus, usualCauses } from '../usual.ts';
import { passages } from './gates-passed.ts';
import { overlap, type Weights } from './weights.ts';

/** How much a fact says of a cause. */
export type Bearing = 'decisive' | 'strong' | 'leans' | 'against' | 'rules out';

export interface Argument {
  readonly bearing: Bearing;
  readonly facts: readonly FactId[];
}

/** One cause weighed for one call. */
export interface Weighed {
  readonly id: CauseId;
  readonly cause: Cause;
  readonly reading: Reading;
  readonly arguments: readonly Argument[];
  /** Rank among what is usual, 3 the likeliest; 0: not usual. */
  readonly usual: number;
  readonly ruledOut: boolean;
  readonly score: number;
}

/** Reads each fact once. */
export function factReader(reading: Reading): (id: FactId) => boolean {
  const known = new Map<FactId, boolean>();
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const holds = facts[id].read(reading);
    known.set(id, holds);
    return holds;
  };
}

/** Weighs every cause against one call, best first; `holds` can leave facts out, to see what they are good for. */
export function weigh(
  reading: Reading,
  weights: Weights,
  holds: (id: FactId) => boolean = factReader(reading),
): Weighed[] {
  const usual = usualRanks(holds);
  const compared = comparisons.filter(({ id }) => holds(id));
  const decided = compared.some(({ decides }) => decides);
  const doubted = satisfied(loginInDoubt, holds);
  const marks = tellingMarks.filter(({ id }) => holds(id));
  const telling = decided
    ? []
    : tellingWords.filter(({ id }) => holds(id) && !(doubted && wordsOfRights.includes(id)));
  const passed = passages.filter(({ fact }) => holds(fact));
  const weighed = causeIds.flatMap((id): Weighed[] => {
    const cause = causes[id];
    if (cause.possible !== undefined && !satisfied(cause.possible, holds)) return [];
    const rank = usual.get(id) ?? 0;
    const found = [
      ...argued('decisive', cause.decisive, holds),
      ...argued('strong', cause.strong, holds),
      ...argued('leans', cause.leans, holds),
    ];
    if (found.length === 0 && rank === 0) return [];
    const contrary = [
      ...argued('against', cause.against, holds),
      ...telling.flatMap(({ id: word, speaksOf }): Argument[] =>
        speaksOf.has(id) || cause.despite?.includes(word) === true
          ? []
          : [{ bearing: 'against', facts: [word] }],
      ),
      ...marks.flatMap(({ id: mark, speaksOf }): Argument[] =>
        speaksOf.has(id) ? [] : [{ bearing: 'against', facts: [mark] }],
      ),
      ...compared.flatMap(({ id: comparison, speaksOf, decides }): Argument[] =>
        speaksOf.has(id) ? [] : [{ bearing: decides ? 'rules out' : 'against', facts: [comparison] }],
      ),
      ...passed.flatMap(({ fact, gates, certain }): Argument[] =>
        gates.includes(cause.gate)
          ? [{ bearing: certain || found.length === 0 ? 'rules out' : 'against', facts: [fact] }]
          : [],
      ),
      ...argued('rules out', cause.never, holds),
    ];
    const all = [...found, ...contrary];
    return [
      {
        id,
        cause,
        reading,
        arguments: all,
        usual: rank,
        ruledOut: contrary.some(({ bearing }) => bearing === 'rules out'),
        score: scoreOf(all, rank, weights),
      },
    ];
  });
  return weighed.sort((a, b) => Number(a.ruledOut) - Number(b.ruledOut) || b.score - a.score);
}

function argued(
  bearing: Bearing,
  conditions: readonly When[] | undefined,
  holds: (id: FactId) => boolean,
): Argument[] {
  return (conditions ?? []).flatMap((condition) =>
    satisfied(condition, holds) ? [{ bearing, facts: supporting(condition, holds) }] : [],
  );
}

function scoreOf(found: readonly Argument[], rank: number, weights: Weights): number {
  let speaking = 0;
  let part = 1;
  for (const bearing of ['decisive', 'strong', 'leans'] as const) {
    for (const argument of found) {
      if (argument.bearing !== bearing) continue;
      speaking += weights[bearing] * part;
      part *= overlap;
    }
  }
  let contrary = 0;
  part = 1;
  for (const argument of found) {
    if (argument.bearing !== 'against') continue;
    contrary += weights.against * part;
    part *= overlap;
  }
  return speaking + rank * weights.usual - contrary;
}

function usualRanks(holds: (id: FactId) => boolean): ReadonlyMap<CauseId, number> {
  const ranks = new Map<CauseId, number>();
  const take = (rows: readonly UsualCauses[], share: number) => {
    const row = rows.find(({ when }) => satisfied(when, holds));
    row?.ranks.forEach((causesOfRank, index) => {
      for (const id of causesOfRank) ranks.set(id, Math.max(ranks.get(id) ?? 0, (3 - index) * share));
    });
  };
  take(usualCauses, 1);
  if (holds('status unstated') && ranks.size === 0) for (const rows of unstatedStatus) take(rows, 0.5);
  return ranks;
}
