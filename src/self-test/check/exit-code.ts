import { causeTraits } from '../../diagnosis/index.ts';
import type { Report } from '../../report/index.ts';
import { concernsRun } from '../judge/index.ts';

/**
 * 0 healthy, 1 problems found, 2 is wrong usage (never a report), 3 could not tell: nobody could be asked, or the only
 * thing that is wrong is the way there.
 */
export function exitCodeOf(report: Report): 0 | 1 | 3 {
  const findings = report.identities.flatMap((identity) => identity.findings?.[0] ?? []);
  // What only Atlassian can mend says nothing of a credential.
  const decided = findings.some(
    ({ cause }) => !concernsRun(cause) && causeTraits(cause).owner !== 'Atlassian',
  );
  const problems = report.probes.filter((probe) => probe.verdict === 'problem');
  const provenProblems = problems.filter(({ findings: [first] }) => !concernsRun(first?.cause));
  const listed = (report.checks ?? []).some((check) => check.verdict === 'problem');
  const features = (report.features ?? []).some(
    ({ verdict, optional }) => verdict === 'problem' && !optional,
  );
  if (decided || provenProblems.length > 0 || listed || features) return 1;
  if (findings.length > 0 || problems.length > 0 || report.state === 'failed') return 3;
  if (report.identities.some((identity) => !identity.usable)) return 3;
  const nothingKnown =
    report.probes.length > 0 && !report.probes.some((probe) => probe.verdict === 'healthy');
  const organizationSilent = (report.checks ?? []).some(
    ({ id, verdict }) => id === 'organization' && verdict === 'inconclusive',
  );
  return nothingKnown || organizationSilent || report.identities.length === 0 ? 3 : 0;
}
