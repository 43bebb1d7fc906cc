import type { Evidence } from '../evidence/index.ts';
import type { OperationsTable } from '../jira-facts/index.ts';
import { FactState } from './engine/fact-state.ts';
import { toFindings } from './engine/findings.ts';
import { combined, sharesOf } from './engine/shares.ts';
import { type Weighed, weigh } from './engine/weigh.ts';
import { type Weights, weights } from './engine/weights.ts';
import type { FactId } from './facts/index.ts';
import type { Finding } from './finding.ts';
import type { ExchangeReading } from './reading/exchange.ts';
import { lookAt, type Reading, readEvidence, type Surroundings } from './reading/reading.ts';
import { looksOdd, suspectsOf } from './suspects.ts';

export interface DiagnoseOptions {
  /** Index of the exchange to explain; without it, the failing or suspicious ones are found. */
  readonly about?: number;
  /** The identity is only the likeliest: what rests on it is never sure. */
  readonly callerAssumed?: boolean;
  /** Other weights than the fitted ones, and facts to leave unread: for measuring, not for use. */
  readonly weights?: Weights;
  readonly without?: ReadonlySet<FactId>;
}

/**
 * Names the causes behind what failed in an evidence, best first; empty when nothing looks wrong. Pure and
 * synchronous; evidence is untrusted and never makes it throw.
 */
export function diagnose(
  evidence: Evidence,
  operations: OperationsTable,
  options: DiagnoseOptions = {},
): Finding[] {
  const calls = weighCalls(evidence, operations, options);
  return calls.length === 0
    ? []
    : toFindings(combined(calls.map(({ weighed }) => sharesOf(weighed, options.callerAssumed))));
}

interface WeighedCall {
  readonly call: ExchangeReading;
  readonly reading: Reading;
  readonly state: FactState;
  readonly weighed: readonly Weighed[];
}

/** Every call worth explaining with all causes weighed for it. */
export function weighCalls(
  evidence: Evidence,
  operations: OperationsTable,
  { about, weights: used = weights, without }: DiagnoseOptions,
): WeighedCall[] {
  const around = readEvidence(evidence, operations);
  return callsOf(around, about).map((call) => {
    const reading = lookAt(around, call);
    const state = new FactState(reading, without);
    return { call, reading, state, weighed: weigh(reading, state, used) };
  });
}

function callsOf(around: Surroundings, about: number | undefined): ExchangeReading[] {
  const asked = about === undefined ? undefined : around.all[about];
  if (asked === undefined) return suspectsOf(around);
  return asked.outcome === 'worked' && !looksOdd(asked) ? [] : [asked];
}
