import type { ProbeResult, Report, Verdict } from './model.ts';
import { verdictWords } from './wording.ts';

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

interface VerdictCount {
  readonly verdict: Verdict;
  readonly count: number;
  /** What stands behind the number. */
  readonly words: string;
}

/**
 * How often each verdict came, the good first. What is closed is told as not needed, so that nobody takes it for a needed
 * operation that nothing opens, and left out where there is none.
 */
export function verdictCounts({ summary }: Report): VerdictCount[] {
  const { healthy, problem, closed, notApplicable, inconclusive } = summary;
  const told = (verdict: Verdict, count: number, words = verdictWords[verdict]): VerdictCount => ({
    verdict,
    count,
    words,
  });
  return [
    told('healthy', healthy),
    told('problem', problem, problem === 1 ? 'Problem' : 'Problems'),
    ...(closed > 0 ? [told('closed', closed, 'Closed, not needed')] : []),
    told('not-applicable', notApplicable),
    told('inconclusive', inconclusive),
  ];
}
