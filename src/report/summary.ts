import type { ProbeResult, Report, Verdict } from './model.ts';

/** How many probes came to each verdict. */
export function summaryOf(probes: readonly ProbeResult[]): Report['summary'] {
  const count = (verdict: Verdict): number => probes.filter((probe) => probe.verdict === verdict).length;
  return {
    healthy: count('healthy'),
    problem: count('problem'),
    closed: count('closed'),
    notApplicable: count('not-applicable'),
    inconclusive: count('inconclusive'),
  };
}
