import type { IdentityKind } from '../evidence/index.ts';
import type { Report, Verdict } from './model.ts';
import { identityName } from './wording.ts';

/** One line of what was looked at beside the operations: the address, the credential, the account, a feature. */
export interface ChecklistLine {
  readonly title: string;
  readonly verdict: Verdict;
  readonly note: string;
}

/** The list that people went through by hand; empty for a self-test of the app. */
export function checklistLines(report: Report): ChecklistLine[] {
  return (report.checks ?? []).map(({ title, identity, verdict, note }) => ({
    title: `${title}${asWhom(report, identity)}`,
    verdict,
    note,
  }));
}

/** What a named integration would do for its users; empty without a profile. */
export function featureLines(report: Report): ChecklistLine[] {
  return (report.features ?? []).map(({ name, identity, optional, verdict, note }) => ({
    // What an integration can do without fails nothing.
    title: `${name}${optional ? ', optional' : ''}${asWhom(report, identity)}`,
    verdict: optional && verdict === 'problem' ? 'closed' : verdict,
    note,
  }));
}

/** Only where there are several is it worth saying, line by line, whose each is. */
function asWhom(report: Report, identity: IdentityKind | undefined): string {
  return identity === undefined || report.identities.length < 2 ? '' : ` (${identityName(report, identity)})`;
}
