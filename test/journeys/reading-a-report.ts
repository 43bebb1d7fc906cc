import type { IdentityKind } from '../../src/evidence/exchange.ts';
import type { Report } from '../../src/report/model.ts';

/** Verdict and leading cause of one cell of the report: `healthy`, or `problem: scope-missing (ADMIN)`. */
export function cell(report: Report, identity: IdentityKind, operation: string): string {
  const probe = report.probes.find((each) => each.identity === identity && each.operation === operation);
  if (probe === undefined) throw new Error(`${operation} was not probed as ${identity}`);
  const [finding] = probe.findings;
  if (finding === undefined) return probe.verdict;
  const missing = finding.missing.scopes.length > 0 ? ` (${finding.missing.scopes.join(', ')})` : '';
  return `${probe.verdict}: ${finding.cause}${missing}`;
}

/** Every cell with a problem, one line each, sorted: what a report complains about. */
export const complaints = (report: Report): string[] =>
  report.probes
    .filter((probe) => probe.verdict === 'problem')
    .map((probe) => `${probe.identity} ${probe.operation} → ${probe.findings[0]?.cause ?? 'nothing'}`)
    .sort();
