import type { CauseId } from '../cause.ts';
import type { When } from '../facts/index.ts';

/** What a refusal of this kind mostly is, before any particular fact is read: the likeliest rank first. */
export interface Prior {
  readonly when: When;
  readonly ranks: readonly (readonly CauseId[])[];
}

/** A row of what is usual: when, and the ranks, the likeliest first. */
export const usually = (when: When, ...ranks: Prior['ranks']): Prior => ({ when, ranks });
