import { redactText } from '../../../evidence/index.ts';
import {
  counted,
  printableLine,
  type Report,
  type ReportCheck,
  type Verdict,
} from '../../../report/index.ts';
import type { ListedCredential } from './listed-credential.ts';
import { type Matched, tested, type UnderTest } from './match-credential.ts';
import type { OrganizationRead } from './read-organization.ts';

const dayMs = 86_400_000;
/** Days before an end at which it is told; at the last of them it is a problem. */
const warnedAt = [30, 7, 1] as const;

/** What `--org` adds to the list of a check: a line for each end that is near or past and each block, and a summary. */
export function expiryChecks(organization: OrganizationRead, now: Date): ReportCheck[] {
  const { credentials, notRead, read } = organization;
  const near = credentials
    .flatMap((one) => endLine(one, now) ?? [])
    .sort((a, b) => a.left - b.left)
    .map(({ line }) => line);
  const blocked = credentials
    .filter(({ state }) => state === 'blocked')
    .map((one) => expiry('closed', `${nameOf(one)} is blocked by the organization.`));
  const unknown = credentials.filter(({ expiresAt }) => expiresAt === null).length;
  const summary =
    read === 0
      ? 'None of the lists of the organization could be read.'
      : `The organization lists ${counted(credentials.length, 'credential')}${unknown === 0 ? '' : `; of ${unknown} the end is unknown, because the lists do not say it`}.`;
  return [
    {
      id: 'organization',
      title: summaryTitle,
      verdict: read === 0 ? 'inconclusive' : 'healthy',
      note: summary,
    },
    ...near,
    ...blocked,
    ...notRead.map((why) => expiry('inconclusive', why)),
  ];
}

/** The credential that was tested, found again in the lists: its end in place of "it does not show from outside". */
export function withTested(
  report: Report,
  organization: OrganizationRead,
  under: UnderTest,
  now: Date,
): ReportCheck[] {
  const checks = report.checks ?? [];
  return checks.map((check) => {
    if (check.id !== 'token-age' || check.identity === undefined) return check;
    const identity = report.identities.find(({ kind }) => kind === check.identity);
    const matched = identity === undefined ? null : tested(identity, organization.credentials, under, now);
    return matched === null ? check : { ...check, ...ageOf(matched, now) };
  });
}

const summaryTitle = 'Credentials of the organization';

function ageOf(matched: Matched, now: Date): Pick<ReportCheck, 'verdict' | 'note'> {
  const { credential, certain, among } = matched;
  const which = certain
    ? `It is ${nameOf(credential)}`
    : `It is one of ${among} that the organization lists for this account; the first to end is ${nameOf(credential)}`;
  if (credential.state === 'blocked')
    return { verdict: 'problem', note: `${which}: blocked by the organization.` };
  const left = daysLeft(credential, now);
  if (left === null) return { verdict: 'inconclusive', note: `${which}; when it ends is unknown.` };
  return {
    verdict: left <= 1 && certain ? 'problem' : 'healthy',
    note: `${which}; it ${endWords(credential, left)}.`,
  };
}

function endLine(
  one: ListedCredential,
  now: Date,
): { readonly left: number; readonly line: ReportCheck } | null {
  const left = daysLeft(one, now);
  if (left === null || left > warnedAt[0]) return null;
  return { left, line: expiry(left <= 1 ? 'problem' : 'healthy', `${nameOf(one)} ${endWords(one, left)}.`) };
}

const expiry = (verdict: Verdict, note: string): ReportCheck => ({
  id: 'expiry',
  title: 'What ends',
  verdict,
  note,
});

/** Whole days, rounded up; 0 or less: past. null: nobody says. */
function daysLeft({ expiresAt }: ListedCredential, now: Date): number | null {
  return expiresAt === null ? null : Math.ceil((Date.parse(expiresAt) - now.getTime()) / dayMs) || 0;
}

function endWords({ expiresAt }: ListedCredential, left: number): string {
  const day = (expiresAt ?? '').slice(0, 10);
  if (left <= 0) return `has ended (${day})`;
  const mark = warnedAt.findLast((days) => left <= days);
  return mark === undefined ? `ends on ${day}` : `ends within ${counted(mark, 'day')}, on ${day}`;
}

/** A label is its owner's own text: whatever looks like a secret or an address in it is masked. */
function nameOf({ kind, label, accountId }: ListedCredential): string {
  const shown = printableLine(redactText(label)).slice(0, 80);
  return `the ${kind} "${shown}"${accountId === null ? '' : ` of account ${accountId}`}`;
}
