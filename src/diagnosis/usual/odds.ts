import type { CauseId } from '../cause.ts';

/** Log odds of causes before any particular clue is read. */
export type Odds = Partial<Record<CauseId, number>>;
