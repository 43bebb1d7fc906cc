import { causeTitle } from './cause-title.ts';
import { factsLine, headline } from './headline.ts';
import type { Report, ReportIdentity } from './model.ts';
import { identityName } from './wording.ts';

/** What a reader needs first, a sentence a line: as whom it works, what is missing, where, and on how much that rests. */
export function openingLines(report: Report): string[] {
  if (report.checks === undefined) return [headline(report), factsLine(report)];
  return [
    ...report.identities.map((identity) => worksAs(report, identity)),
    ...(report.probes.length > 0 ? [`${headline(report)}.`] : []),
    siteLine(report),
    ...report.checks
      .flatMap(({ id, title, note }) => (id === 'token-age' ? [`${title}: ${note}`] : []))
      .slice(0, 1),
    `${factsLine(report)}.`,
  ];
}

function worksAs(report: Report, { kind, usable, findings, account }: ReportIdentity): string {
  const name = identityName(report, kind);
  const [first] = findings ?? [];
  if (!usable && first !== undefined) {
    return unanswered(report, kind)
      ? `Could not be told as ${name}: ${first.because[0] ?? causeTitle(first.cause)}.`
      : `Does not work as ${name}: ${causeTitle(first.cause)}; ${(first.because[0] ?? '').replace(/\.$/, '')}.`;
  }
  if (!usable) return `Could not be told as ${name}.`;
  const flaw = first === undefined ? '' : ` ${causeTitle(first.cause)}.`;
  if (account?.administers === undefined) return `Works as ${name}.${flaw}`;
  const role = account.administers ? 'an administrator of Jira' : 'a member without administration';
  return `Works as ${name}, ${role}.${flaw}`;
}

/** Nobody answered, so nothing was learnt about the credential. What became of it outweighs what the site says of itself. */
function unanswered({ checks = [] }: Report, kind: ReportIdentity['kind']): boolean {
  const accepted = checks.find(({ id, identity }) => id === 'accepted' && identity === kind);
  const address = checks.find(({ id, identity }) => id === 'site-address' && identity === undefined);
  return (accepted ?? address)?.verdict === 'inconclusive';
}

const deployments = {
  cloud: 'Jira Cloud',
  server: 'Jira Server or Data Center',
  datacenter: 'Jira Data Center',
} as const;

function siteLine({ site, checks }: Report): string {
  const address = checks?.find(({ id }) => id === 'site-address');
  if (address !== undefined && address.verdict !== 'healthy') return address.note;
  const what = site.deployment === null ? 'does not say what it is' : `is ${deployments[site.deployment]}`;
  return `${site.url} ${what}.`;
}
