import type { When } from './facts/index.ts';
import type { FixSteps, Missing } from './finding.ts';
import type { Reading } from './reading/reading.ts';
import type { CauseTraits } from './traits.ts';

/** A cause as data: where it belongs, what speaks for and against it, and what to do. */
export interface Cause extends Omit<CauseTraits, 'needsCaller'> {
  readonly title: string;
  /** False where it can be found without anybody logged in. */
  readonly needsCaller?: false;
  /** Where it can occur at all. */
  readonly possible?: When;
  /** Each of these settles it, unless another cause is settled as well. */
  readonly decisive?: readonly When[];
  /** Facts that few other causes have. */
  readonly strong?: readonly When[];
  /** Facts that other causes have too. */
  readonly leans?: readonly When[];
  /** Facts that speak against it. */
  readonly against?: readonly When[];
  /** Facts that rule it out. */
  readonly never?: readonly When[];
  missing?(reading: Reading): Partial<Missing>;
  fix(reading: Reading): FixSteps;
  /** The one look that would decide: a call ready to run, or one question. */
  settledBy(reading: Reading): string;
}
