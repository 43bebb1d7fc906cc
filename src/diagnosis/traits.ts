import type { CauseId } from './cause.ts';
import { causes } from './causes/index.ts';
import type { Fixer } from './finding.ts';
import type { Gate } from './gates.ts';

/** What is true of a cause wherever it is found; every list of causes elsewhere is derived from this. */
export interface CauseTraits {
  /** The gate at which the call fails. */
  readonly gate: Gate;
  /** Who mostly can open it. */
  readonly owner: Fixer;
  /**
   * What the cause spoils: the whole `run` (nobody gets an answer), an `identity` (none of its calls), one `operation`,
   * or a `right` (scope, permission, visibility) that can be granted, and that may not have arrived yet.
   */
  readonly about: 'run' | 'identity' | 'operation' | 'right';
  /** False where it can be found without anybody logged in: the site, or the way there. */
  readonly needsCaller: boolean;
}

/** The traits of one cause. */
export function causeTraits(id: CauseId): CauseTraits {
  const { gate, owner, about, needsCaller } = causes[id];
  return { gate, owner, about, needsCaller: needsCaller !== false };
}
