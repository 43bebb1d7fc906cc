import { supporting } from '../algebra.ts';
import { causeIds } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { causes } from '../causes/index.ts';
import type { FactId, When } from '../facts/index.ts';
import { onDemand } from '../on-demand.ts';
import { compiled, passes, Rows } from './conditions.ts';
import type { FactState } from './fact-state.ts';

/** How much a fact says of a cause. */
export type Bearing = 'decisive' | 'strong' | 'leans' | 'against' | 'rules out';

/** What speaks for or against a cause in one call, with the facts that make it hold. */
export interface Argument {
  readonly bearing: Bearing;
  readonly facts: readonly FactId[];
}

/** It speaks for the cause, and not against it. */
export const speaksFor = ({ bearing }: Argument): boolean =>
  bearing === 'decisive' || bearing === 'strong' || bearing === 'leans';

interface Conditional {
  readonly bearing: Bearing;
  readonly when: When;
}

const named = (bearing: Bearing, conditions: readonly When[] = []): Conditional[] =>
  conditions.map((when) => ({ bearing, when }));

/** Every cause, and what speaks for it and against it in one call. */
export const causeTests = causeIds.map((id) => {
  const cause = causes[id];
  return {
    id,
    cause,
    possible: possibility(cause),
    speaking: argued(() => [
      ...named('decisive', cause.decisive),
      ...named('strong', cause.strong),
      ...named('leans', cause.leans),
    ]),
    opposing: argued(() => [...named('against', cause.against), ...named('rules out', cause.never)]),
  };
});

function possibility({ possible }: Cause): (state: FactState) => boolean {
  if (possible === undefined) return () => true;
  const test = onDemand(() => compiled(possible));
  return (state) => passes(test(), state);
}

function argued(rows: () => readonly Conditional[]): (state: FactState) => readonly Argument[] {
  const ready = onDemand(() => new Rows(rows(), ({ when }) => when));
  return (state) => {
    const found = ready().holding(state);
    return found.length === 0
      ? none
      : found.map(({ bearing, when }) => ({ bearing, facts: supporting(when, state.holds) }));
  };
}

const none: readonly Argument[] = [];
