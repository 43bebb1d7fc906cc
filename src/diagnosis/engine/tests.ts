import { type CauseId, causeIds } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { causes } from '../causes/index.ts';
import type { FactId, When } from '../facts/index.ts';
import { priors, unstatedStatus } from '../priors/index.ts';
import type { Prior } from '../priors/prior.ts';
import { always, compiled, type Test } from './fact-state.ts';
import { onDemand } from './on-demand.ts';

/** How much a fact says of a cause. */
export type Bearing = 'decisive' | 'strong' | 'leans' | 'likelier' | 'unlikelier' | 'against' | 'rules out';

/** What speaks for or against a cause in one call, with the facts that make it hold. */
export interface Argument {
  readonly bearing: Bearing;
  readonly facts: readonly FactId[];
}

export interface CauseTest {
  readonly id: CauseId;
  readonly cause: Cause;
  readonly possible: Test;
  readonly speaking: () => readonly ConditionTest[];
  readonly contrary: () => readonly ConditionTest[];
}

export interface ConditionTest {
  readonly bearing: Bearing;
  readonly condition: When;
  readonly test: Test;
}

const conditions = (bearing: Bearing, list: readonly When[] = []): ConditionTest[] =>
  list.map((condition) => ({ bearing, condition, test: compiled(condition) }));

/** Every cause with its conditions ready to be asked. */
export const causeTests: readonly CauseTest[] = causeIds.map((id) => {
  const cause = causes[id];
  return {
    id,
    cause,
    possible: cause.possible === undefined ? always : compiled(cause.possible),
    speaking: onDemand(() => [
      ...conditions('decisive', cause.decisive),
      ...conditions('strong', cause.strong),
      ...conditions('leans', cause.leans),
    ]),
    contrary: onDemand(() => [
      ...conditions('against', cause.against),
      ...conditions('rules out', cause.never),
    ]),
  };
});

export interface UsualTest extends Prior {
  readonly test: () => Test;
}

/** Of many rows the first that holds counts: those behind it need not be ready. */
const ready = (rows: readonly Prior[]): UsualTest[] =>
  rows.map((row) => ({ ...row, test: onDemand(() => compiled(row.when)) }));

export const usualTests: readonly UsualTest[] = ready(priors);
export const unstatedTests: readonly (readonly UsualTest[])[] = unstatedStatus.map(ready);
