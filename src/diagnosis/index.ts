import type { Evidence } from '../evidence/index.ts';
import type { OperationsTable } from '../jira-facts/index.ts';
import { type CauseId, causeIds } from './cause.ts';
import type { Finding, Fixer } from './finding.ts';
import { combine, toFindings, weigh } from './ranking.ts';
import { lookAt, readEvidence } from './reading/reading.ts';
import { rules } from './rules/index.ts';
import { looksOdd, suspectsOf } from './suspects.ts';

export interface DiagnoseOptions {
  /** Index of the exchange to explain; without it, the failing or suspicious ones are found. */
  readonly about?: number;
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
  const around = readEvidence(evidence, operations);
  const asked = options.about === undefined ? undefined : around.all[options.about];
  const suspects =
    asked === undefined ? suspectsOf(around) : asked.outcome === 'worked' && !looksOdd(asked) ? [] : [asked];
  if (suspects.length === 0) return [];
  return toFindings(combine(suspects.map((call) => weigh(lookAt(around, call)))));
}

export interface CauseEntry {
  readonly id: CauseId;
  readonly title: string;
  /** Page of this repository: what it means, how it shows, how it is fixed. */
  readonly docs: string;
  /** Who mostly has to act. */
  readonly who: Fixer;
}

/** All causes in the order of the reference, for reports, the panel and the docs. */
export const causeCatalogue: readonly CauseEntry[] = causeIds.map((id) => {
  const { title, docs, who } = rules[id];
  return { id, title, docs, who };
});
export type { CauseId } from './cause.ts';
export { Finding, type Fixer, type FixStep, type Missing } from './finding.ts';
export { scopeFix } from './rules/scope-fix.ts';
export { type CauseTraits, causeTraits, type Gate, gates } from './traits.ts';
