/**
 * What each kind of argument counts, in natural-log odds; shares.ts turns the sums into shares. `npm run accuracy -- --fit`
 * looks for better ones by cross-validation over the recorded exchanges (scripts/accuracy.mjs).
 */
export interface Weights {
  /** A fact that settles a cause. */
  readonly decisive: number;
  /** A fact that few other causes have. */
  readonly strong: number;
  /** A fact that other causes have too. */
  readonly leans: number;
  /** One rank of what is usual. */
  readonly usual: number;
  /** A fact that speaks against a cause. */
  readonly against: number;
}

export const weights: Weights = { decisive: 6, strong: 4, leans: 2, usual: 1, against: 3 };

/** Facts overlap (a header and the words of a body tell one story), so each further one counts this part of the one before. */
export const overlap = 0.5;
