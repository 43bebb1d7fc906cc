import type { Cause } from '../cause-definition.ts';
import { knownFacts } from '../facts/known.ts';
import { type Gate, gates } from '../gates.ts';
import type { Argument } from './arguments.ts';

/** Whether something known, and not only worded, settles the cause. */
export const isKnown = (found: readonly Argument[]): boolean =>
  found.some(({ bearing, facts }) => bearing === 'decisive' && facts.some((fact) => knownFacts.has(fact)));

export const isNotWorded = ({ bearing, facts }: Argument): boolean =>
  bearing === 'rules out' || !facts.some((fact) => fact.startsWith('says ') || fact === 'login refused');

/**
 * Whether a sentence for this cause contradicts what is known: Jira would have refused the call at an earlier gate, or at
 * this one, for the known reason. Of a known defect every sentence is untrue. A login and the state of its account are refused in the same words.
 */
export const isWordedAfter = (settled: readonly Cause[], { gate }: Cause): boolean =>
  settled.some((one) => one.gate === 'platform' || placeOf(gate) >= placeOf(one.gate));

const placeOf = (gate: Gate): number => gates.indexOf(gate === 'account' ? 'credential' : gate);
