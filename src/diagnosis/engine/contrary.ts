import { all, not } from '../algebra.ts';
import type { CauseId } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { comparisons, tellingMarks } from '../facts/comparisons.ts';
import type { FactId } from '../facts/index.ts';
import { loginInDoubt, tellingWords, wordsOfRights } from '../facts/said.ts';
import { onDemand } from '../on-demand.ts';
import type { Argument } from './arguments.ts';
import { compiled, passes, Rows } from './conditions.ts';
import type { FactState } from './fact-state.ts';
import { passages } from './gates-passed.ts';

/** A fact that speaks of some causes, and against the others. */
interface Speaking<Id extends FactId> {
  readonly id: Id;
  readonly speaksOf: ReadonlySet<CauseId>;
  readonly decides?: boolean;
}

const speakingRows = <Id extends FactId>(rows: readonly Speaking<Id>[]) =>
  new Rows(
    rows.map(({ id, speaksOf, decides = false }) => ({
      id,
      speaksOf,
      decides,
      argument: contrary(id, decides),
    })),
    ({ id }) => id,
  );

const ready = onDemand(() => ({
  comparisons: speakingRows(comparisons),
  words: speakingRows(tellingWords),
  marks: speakingRows(tellingMarks),
  passages: new Rows(
    passages.map((row) => ({
      ...row,
      unspoken: contrary(row.fact, true),
      spokenFor: contrary(row.fact, row.certain),
    })),
    ({ fact, unless }) => (unless === undefined ? fact : all(fact, not(unless))),
  ),
  doubted: compiled(loginInDoubt),
}));

/**
 * What speaks against a cause without being told by the cause itself: a comparison, a word or a mark that leaves only
 * others, and a gate that is proven passed.
 */
export function contraryArguments(state: FactState) {
  const rows = ready();
  const compared = rows.comparisons.holding(state);
  const decided = compared.some(({ decides }) => decides);
  const inDoubt = passes(rows.doubted, state);
  const words = decided
    ? []
    : rows.words.holding(state).filter(({ id }) => !(inDoubt && wordsOfRights.includes(id)));
  const speaking = [...words, ...rows.marks.holding(state), ...compared];
  const passed = rows.passages.holding(state);
  /** Adds to what speaks against the cause already. */
  return (id: CauseId, cause: Cause, spokenFor: boolean, against: Argument[]): void => {
    for (const { speaksOf, argument } of speaking) if (!speaksOf.has(id)) against.push(argument);
    for (const one of passed)
      if (one.gates.includes(cause.gate)) against.push(spokenFor ? one.spokenFor : one.unspoken);
  };
}

const contrary = (fact: FactId, certain: boolean): Argument => ({
  bearing: certain ? 'rules out' : 'against',
  facts: [fact],
});
