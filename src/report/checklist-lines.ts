import type { Report } from '../selftest/report-model.ts';
import { identityName, verdictWords } from './wording.ts';

/** The list people went through by hand, one line each: what was looked at, as whom, and what was found. */
export function checkLines(report: Report): string[] {
  return (report.checks ?? []).map(({ title, verdict, identity, note }) => {
    const whose = identity === undefined ? '' : ` (${identityName(report, identity)})`;
    return `${title}${whose}: ${verdictWords[verdict]}. ${note}`;
  });
}

/** What a named integration does, and whether it would work, one line for each feature and identity. */
export function featureLines(report: Report): string[] {
  return (report.features ?? []).map(({ name, verdict, identity, optional, note }) => {
    const aside = optional ? ', optional' : '';
    return `${name} (${identityName(report, identity)}${aside}): ${verdictWords[verdict]}. ${note}`;
  });
}
