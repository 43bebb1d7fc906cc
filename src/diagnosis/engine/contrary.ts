import type { CauseId } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { comparisons, tellingMarks } from '../facts/comparisons.ts';
import type { FactId } from '../facts/index.ts';
import { loginInDoubt, tellingWords, wordsOfRights } from '../facts/said.ts';
import { tales } from '../facts/told.ts';
import { always, compiled, type FactState } from './fact-state.ts';
import { passages } from './gates-passed.ts';
import { onDemand } from './on-demand.ts';
import type { Argument } from './tests.ts';

const doubted = compiled(loginInDoubt);
const passageTests = passages.map((passage) => ({
  ...passage,
  unless: passage.unless === undefined ? undefined : compiled(passage.unless),
}));
const taleTests = tales.map(({ when, ...tale }) => ({
  ...tale,
  test: onDemand(() => (when === undefined ? always : compiled(when))),
}));

/**
 * What speaks against a cause without being told by the cause itself: a comparison, a word or a mark that leaves only
 * others, and a gate that is proven passed.
 */
export function contraryArguments(state: FactState) {
  const holding = <T extends { readonly id: FactId }>(list: readonly T[]): T[] =>
    list.filter(({ id }) => state.holds(id));
  const compared = holding(comparisons);
  const decided = compared.some(({ decides }) => decides);
  const inDoubt = state.passes(doubted);
  const words = decided
    ? []
    : holding(tellingWords).filter(({ id }) => !(inDoubt && wordsOfRights.includes(id)));
  const telling = [...words, ...holding(tellingMarks)];
  const passed = passageTests.filter(
    ({ fact, unless }) => state.holds(fact) && !(unless !== undefined && state.passes(unless)),
  );
  type Telling = { readonly id: FactId; readonly speaksOf: ReadonlySet<CauseId> };
  const ofOthers = ({ id: fact, speaksOf }: Telling, id: CauseId, cause: Cause): boolean =>
    !speaksOf.has(id) && cause.despite?.includes(fact) !== true;
  return (id: CauseId, cause: Cause, spokenFor: boolean): Argument[] => {
    const found: Argument[] = [];
    const take = (fact: FactId, certain: boolean) =>
      found.push({ bearing: certain ? 'rules out' : 'against', facts: [fact] });
    for (const one of telling) if (ofOthers(one, id, cause)) take(one.id, false);
    for (const one of compared) if (ofOthers(one, id, cause)) take(one.id, one.decides);
    for (const { fact, gates, certain } of passed)
      if (gates.includes(cause.gate)) take(fact, certain || !spokenFor);
    return found;
  };
}

/** What people say of a cause; it makes none possible that nothing else speaks for, and rules none out. */
export function toldArguments(state: FactState) {
  const told = taleTests.filter(({ id, test }) => state.holds(id) && state.passes(test()));
  return (cause: CauseId): Argument[] =>
    told.flatMap(({ id, likelier, unlikelier }): Argument[] =>
      likelier?.includes(cause)
        ? [{ bearing: 'likelier', facts: [id] }]
        : unlikelier?.includes(cause)
          ? [{ bearing: 'unlikelier', facts: [id] }]
          : [],
    );
}
