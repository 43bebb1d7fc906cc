import type { Finding } from '../../../diagnosis/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import type { ReportCheck } from '../../../report/index.ts';
import { concernsRun } from '../../judge/index.ts';
import type { Candidate } from '../credentials/index.ts';
import { check } from './check-line.ts';

/** The part that concerns one credential: its form, whether it is accepted, the account, its products and limits. */
export function credentialChecks(candidate: Candidate, findings: readonly Finding[]): ReportCheck[] {
  return [
    formCheck(candidate),
    acceptedCheck(candidate, findings),
    accountCheck(candidate),
    productsCheck(candidate),
    lifetimeCheck(candidate),
    limitsCheck(candidate),
  ];
}

function formCheck(candidate: Candidate): ReportCheck {
  const { flaws = [] } = candidate.notes;
  const title = 'The form of the credential';
  if (flaws.length === 0) {
    return check(
      'credential-form',
      title,
      'healthy',
      'No stray characters, and the form fits its kind.',
      candidate,
    );
  }
  const sentences = flaws.join(' ');
  // A form that Jira took all the same is an oddity, not a fault.
  return check(
    'credential-form',
    title,
    candidate.acceptance === 'accepted' ? 'healthy' : 'problem',
    sentences,
    candidate,
  );
}

function acceptedCheck(candidate: Candidate, findings: readonly Finding[]): ReportCheck {
  const title = 'Accepted at all';
  const inTheWay = candidate.acceptance === 'refused' && concernsRun(findings[0]?.cause);
  switch (inTheWay ? 'unanswered' : candidate.acceptance) {
    case 'accepted':
      return check(
        'accepted',
        title,
        'healthy',
        `Accepted as ${candidate.kind}: /myself knows the account.`,
        candidate,
      );
    case 'lacks-scope':
      return check('accepted', title, 'healthy', 'Accepted, though it has no scope for /myself.', candidate);
    case 'refused':
      return check(
        'accepted',
        title,
        'problem',
        `Refused: ${findings[0]?.cause ?? 'no rule names a cause'}.`,
        candidate,
      );
    case 'unanswered':
      return check(
        'accepted',
        title,
        'inconclusive',
        `Not told: ${findings[0]?.cause ?? 'what was answered is no account, and gives no reason that a rule knows'}.`,
        candidate,
      );
  }
}

const kindsOfAccount: Readonly<Record<string, string>> = {
  atlassian: 'a person (local or managed cannot be told from outside)',
  app: 'an app or a service account',
  customer: 'a customer of a service project',
};

function accountCheck(candidate: Candidate): ReportCheck {
  const title = 'Which account it is';
  const { account } = candidate;
  if (account === null) return check('account', title, 'inconclusive', 'Jira did not say.', candidate);
  const type =
    identityTraits[candidate.kind].rightsOf === 'service account'
      ? 'a service account'
      : account.accountType === null
        ? 'of unknown type'
        : (kindsOfAccount[account.accountType] ?? account.accountType);
  const words = `Account ${account.accountId}, ${type}`;
  if (account.active === false)
    return check('account', title, 'problem', `${words}, deactivated.`, candidate);
  return check('account', title, 'healthy', `${words}, active.`, candidate);
}

function productsCheck(candidate: Candidate): ReportCheck {
  const title = 'Access to products';
  const roles = candidate.account?.applicationRoles ?? null;
  if (roles === null) return check('products', title, 'inconclusive', 'Jira did not say.', candidate);
  if (roles.length === 0) {
    return candidate.account?.accountType === 'app' || candidate.kind.startsWith('connect-app')
      ? check('products', title, 'not-applicable', 'Apps need no product access.', candidate)
      : check(
          'products',
          title,
          'inconclusive',
          'Jira lists no product for the account, and answers it all the same.',
          candidate,
        );
  }
  return check('products', title, 'healthy', `${roles.join(', ')}.`, candidate);
}

const refreshFix =
  'App developer: put offline_access among the scopes of the authorize address, and send the user through it again.';

function lifetimeCheck(candidate: Candidate): ReportCheck {
  const title = 'Age of the token';
  const { tokenExpiresAt: expires } = candidate.facts;
  const { refresh, refreshLacking = false } = candidate.notes;
  if (expires !== undefined) {
    const more = refresh === undefined ? '' : ` Refreshing: ${refresh}.`;
    const words = `The access token ends at ${expires}.${more}`;
    return refreshLacking
      ? check('token-age', title, 'problem', `${words} ${refreshFix}`, candidate)
      : check('token-age', title, 'healthy', words, candidate);
  }
  if (candidate.kind === 'connect-app')
    return check('token-age', title, 'not-applicable', 'A JWT of its own for every request.', candidate);
  const words =
    candidate.kind === 'password' || candidate.kind === 'pat'
      ? 'It does not show from outside.'
      : 'It does not show from outside; Atlassian lets API tokens live a year at most, so plan its renewal.';
  return check('token-age', title, 'not-applicable', words, candidate);
}

function limitsCheck(candidate: Candidate): ReportCheck {
  const title = 'Rate limits left';
  const headers = candidate.exchanges.map((exchange) => exchange.response?.headers ?? {});
  const near = headers.some((each) => each['x-ratelimit-nearlimit'] === 'true');
  const last = headers.findLast((each) => each['x-ratelimit-remaining'] !== undefined);
  if (candidate.exchanges.some((exchange) => exchange.response?.status === 429)) {
    return check(
      'rate-limits',
      title,
      'inconclusive',
      'The limit is used up; wait as Retry-After tells.',
      candidate,
    );
  }
  if (near)
    return check('rate-limits', title, 'healthy', 'Less than a fifth of the limit is left.', candidate);
  if (last === undefined)
    return check('rate-limits', title, 'not-applicable', 'The answers name no limit.', candidate);
  const { 'x-ratelimit-remaining': remaining, 'x-ratelimit-limit': limit } = last;
  return check(
    'rate-limits',
    title,
    'healthy',
    `${remaining} of ${limit ?? 'an unnamed number'} left.`,
    candidate,
  );
}
