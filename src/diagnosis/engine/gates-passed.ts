import type { FactId } from '../facts/index.ts';
import type { Gate } from '../gates.ts';

/** A fact that proves gates passed: what fails at them is ruled out by it. */
export interface Passage {
  readonly fact: FactId;
  readonly gates: readonly Gate[];
  /** On this very call, or on another one, which time or another object may part from this. */
  readonly certain: boolean;
}

export const passages: readonly Passage[] = [
  { fact: 'recognised', gates: ['credential-form', 'credential'], certain: true },
  { fact: 'credential proven', gates: ['credential-form', 'credential', 'account', 'app'], certain: false },
];
