import type { CauseId } from '../cause.ts';
import type { FactState } from './fact-state.ts';
import { type UsualTest, unstatedTests, usualTests } from './tests.ts';

/** How likely a cause is for such a refusal, before any particular fact is read. */
interface Usual {
  /** 3 the likeliest; 0: not usual. */
  readonly rank: number;
  /** Place among what is usual, 0 the likeliest. */
  readonly place: number;
}
/** What is not usual at all. */
export const unusual: Usual = { rank: 0, place: Number.MAX_SAFE_INTEGER };

/** The causes of the first row that holds; a refusal without a status takes half of what each status would give. */
export function usualRanks(state: FactState): ReadonlyMap<CauseId, Usual> {
  const ranks = new Map<CauseId, Usual>();
  const take = (rows: readonly UsualTest[], share: number) => {
    const row = rows.find(({ test }) => state.passes(test()));
    let place = 0;
    row?.ranks.forEach((causesOfRank, index) => {
      for (const id of causesOfRank) {
        const rank = (3 - index) * share;
        if (rank > (ranks.get(id)?.rank ?? 0)) ranks.set(id, { rank, place });
        place += 1;
      }
    });
  };
  take(usualTests, 1);
  if (ranks.size === 0 && state.holds('status unstated')) for (const rows of unstatedTests) take(rows, 0.5);
  return ranks;
}
