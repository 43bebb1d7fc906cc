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

/** Rows whose causes are put in order when one is first looked up. */
const ready = (rows: readonly Prior[], share: number) =>
  new Rows(
    rows.map((row) => ({ when: row.when, usual: onDemand(() => usualOf(row, share)) })),
    ({ when }) => when,
  );
const stated = onDemand(() => ready(priors, 1));
const unstated = onDemand(() => unstatedStatus.map((rows) => ready(rows, 0.5)));

function usualOf(row: Prior, share: number): ReadonlyMap<CauseId, Usual> {
  const ids = ranksOf(row).flatMap((causesOfRank, index) =>
    causesOfRank.map((id) => ({ id, rank: (3 - index) * share })),
  );
  return likeliest(ids.map(({ id, rank }, place) => [id, { rank, place }]));
}

/** Of what is given to one cause several times the highest rank, and of as high ones the first. */
function likeliest(given: readonly (readonly [CauseId, Usual])[]): ReadonlyMap<CauseId, Usual> {
  const usual = new Map<CauseId, Usual>();
  for (const [id, one] of given) if (one.rank > (usual.get(id)?.rank ?? 0)) usual.set(id, one);
  return usual;
}

/** The causes of the first row that holds; a refusal without a status takes half of what each status would give. */
export function usualRanks(state: FactState): ReadonlyMap<CauseId, Usual> {
  const usual = stated().first(state)?.usual() ?? none;
  if (usual.size > 0 || !state.holds('status unstated')) return usual;
  return likeliest(unstated().flatMap((rows) => [...(rows.first(state)?.usual() ?? none)]));
}

const none: ReadonlyMap<CauseId, Usual> = new Map();
