import type { CauseId } from '../cause.ts';
import { onDemand } from '../on-demand.ts';
import { priors, unstatedStatus } from '../priors/index.ts';
import { type Prior, ranksOf } from '../priors/prior.ts';
import { Rows } from './conditions.ts';
import type { FactState } from './fact-state.ts';

/** How likely a cause is for such a refusal, before any particular fact is read. */
interface Usual {
  /** 3 the likeliest; 0: not usual. */
  readonly rank: number;
  /** Place among what is usual, 0 the likeliest. */
  readonly place: number;
}
/** What is not usual at all. */
export const unusual: Usual = { rank: 0, place: Number.MAX_SAFE_INTEGER };

const ready = (rows: readonly Prior[]) => new Rows(rows, ({ when }) => when);
const usual = onDemand(() => ready(priors));
const unstated = onDemand(() => unstatedStatus.map(ready));

/** The causes of the first row that holds; a refusal without a status takes half of what each status would give. */
export function usualRanks(state: FactState): ReadonlyMap<CauseId, Usual> {
  const ranks = new Map<CauseId, Usual>();
  const take = (rows: Rows<Prior>, share: number) => {
    const row = rows.first(state);
    let place = 0;
    const found = row === undefined ? [] : ranksOf(row);
    for (const [index, causesOfRank] of found.entries())
      for (const id of causesOfRank) {
        const rank = (3 - index) * share;
        if (rank > (ranks.get(id)?.rank ?? 0)) ranks.set(id, { rank, place });
        place += 1;
      }
  };
  take(usual(), 1);
  if (ranks.size === 0 && state.holds('status unstated')) for (const rows of unstated()) take(rows, 0.5);
  return ranks;
}
