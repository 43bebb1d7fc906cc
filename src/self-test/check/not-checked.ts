import type { Finding } from '../../diagnosis/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import { type Report, sentence } from '../../report/index.ts';
import { concernsRun } from '../judge/index.ts';
import { isSelfHosted } from '../self-hosted/index.ts';
import type { Candidate } from './credentials/index.ts';
import { assumedKind } from './credentials/index.ts';
import type { Deadline } from './deadline.ts';
import { type Judge, siteFindings } from './findings.ts';
import { siteChecks } from './list/index.ts';
import type { CheckRequest } from './request/index.ts';
import type { SiteLook } from './site/index.ts';

/** The report of a site where no Jira answers: nothing was sent to it. */
export function reportOfUnreachable(
  empty: Report,
  request: CheckRequest,
  look: SiteLook,
  judge: Judge,
): Report {
  const kinds = [...new Set(request.wanted.map(assumedKind))];
  const findings = unansweredFirst(siteFindings(look, judge), look);
  return {
    ...empty,
    identities: kinds.map((kind) => ({
      kind,
      label: identityTraits[kind].words,
      scopes: null,
      usable: false,
      findings,
    })),
    checks: siteChecks(request.address, look, findings),
    notChecked: ['No credential was sent anywhere, because no Jira answered at this address.'],
  };
}

/**
 * Where nobody answered at all, a cause that would need an answer to be seen is a guess: the way there comes first. A name that
 * nobody knows, and a certificate, say something of the address.
 */
export function unansweredFirst(
  findings: readonly Finding[],
  { exchanges }: Pick<SiteLook, 'exchanges'>,
): Finding[] {
  const silent = exchanges.every(
    ({ failure }) => failure !== undefined && failure.kind !== 'dns' && failure.kind !== 'tls',
  );
  const rank = ({ cause }: Finding): number => (concernsRun(cause) ? 0 : 1);
  return silent ? findings.toSorted((a, b) => rank(a) - rank(b)) : [...findings];
}

/** What a check could not look at, one sentence each. */
export function notChecked(
  request: CheckRequest,
  look: SiteLook,
  candidates: readonly Candidate[],
  deadline: Deadline,
): string[] {
  const reasons: string[] = [];
  if (look.wrongAddress !== null) {
    reasons.push(
      `Everything after the address was tested at ${look.wrongAddress}; the address given stays wrong until it is corrected.`,
    );
  }
  if (deadline.signal.aborted) {
    reasons.push(
      deadline.expired()
        ? 'The time limit was reached before everything was asked.'
        : 'The check was interrupted.',
    );
  }
  if (candidates.length < request.wanted.length) reasons.push('Not every credential could be tried in time.');
  for (const { notes, kind } of candidates) {
    if (notes.authorization !== undefined)
      reasons.push(`${sentence(identityTraits[kind].words)}: ${notes.authorization}`);
  }
  if (candidates.some(mayNeedGateway) && look.cloudId === null && !isSelfHosted(look.deployment)) {
    reasons.push(
      'The site did not tell its cloud id (/_edge/tenant_info), so a credential that works only at the gateway could not be tried there.',
    );
  }
  if (candidates.some(({ kind, identity }) => kind.startsWith('connect-') && identity.scopes === null)) {
    reasons.push(
      'What the app declares is not known; name its atlassian-connect.json with --app to have its scopes compared with what is needed.',
    );
  }
  const unreadable = candidates.some(
    ({ kind, identity }) => /scoped|service-account/.test(kind) && identity.scopes === null,
  );
  if (unreadable) {
    reasons.push(
      'The scopes of an API token cannot be read back; name them with --scopes to have them compared with what is needed.',
    );
  }
  return reasons;
}

/** A token with scopes looks like one without, and the site refuses it alike. OAuth needs no cloud id: accessible-resources names it. */
function mayNeedGateway({ kind, acceptance }: Candidate): boolean {
  if (kind === 'api-token') return acceptance === 'refused';
  return acceptance === 'unanswered' && identityTraits[kind].home === 'gateway' && !kind.startsWith('oauth-');
}
