import type { CauseId } from '../cause.ts';
import type { Fixer, FixStep, Missing } from '../finding.ts';
import type { Reading } from '../reading/reading.ts';

/**
 * One observation and what it is worth, in natural-log odds: 1 leans, 2 speaks for, 4 is strong, 6 is decisive,
 * below zero speaks against. Only observations for the cause are shown to people.
 */
export interface Clue {
  readonly weight: number;
  readonly says: string;
}

export interface Suspicion {
  readonly clues: readonly Clue[];
  readonly missing?: Partial<Missing>;
  readonly fix: readonly [FixStep, ...FixStep[]];
  /** The one look that would decide, if a neighbour is close. */
  readonly settledBy?: string;
}

/** One cause a file. `needs` names the parts of the reading it rests on, `docs` its page in this repository. */
export interface Rule {
  readonly id: CauseId;
  readonly title: string;
  /** Who mostly has to act. */
  readonly who: Fixer;
  readonly needs: readonly string[];
  readonly docs: string;
  /** A cheap gate: false where the cause is impossible, whatever the evidence says. */
  applies(reading: Reading): boolean;
  diagnose(reading: Reading): Suspicion;
}

/** `clue(condition, weight, says)`: the observation when it was made, else nothing. */
export function clue(made: boolean, weight: number, says: string): readonly Clue[] {
  return made ? [{ weight, says }] : none;
}

/** One empty list for all: hundreds of clues are not made for each one that is. */
const none: readonly Clue[] = [];

/** Jira named the caller or accepted the login, or another call with the credential worked: it is not the credential. */
export function credentialWorks(reading: Reading): readonly Clue[] {
  const { at, beside } = reading;
  return [
    ...clue(at.login.recognised, -6, 'the caller was recognised'),
    ...clue(beside.ownWorked.length > 0, -2.5, 'another call with the same credential worked'),
    ...clue(beside.myselfWorked, -2, '/myself worked with the same credential'),
  ];
}

export const links = {
  basic: 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/',
  tokens:
    'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  passwords:
    'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-basic-auth-and-cookie-based-auth/',
  rest: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  pat: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
  jwt: 'https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/',
  impersonation: 'https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps',
  connectScopes: 'https://developer.atlassian.com/cloud/jira/software/scopes-for-connect-apps/',
  oauthScopes: 'https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/',
  threeLo: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
  refresh: 'https://developer.atlassian.com/cloud/oauth/getting-started/refresh-tokens/',
  calls: 'https://developer.atlassian.com/cloud/oauth/getting-started/making-calls-to-api/',
  serviceAccounts:
    'https://support.atlassian.com/atlassian-cloud/kb/401-unauthorized-error-when-service-account-accesses-jira-or-confluence-api',
  server: 'https://developer.atlassian.com/server/jira/platform/about-the-jira-server-rest-apis/',
  policy: 'https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/',
  rate: 'https://developer.atlassian.com/cloud/jira/platform/rate-limiting/',
  status: 'https://status.atlassian.com/',
  forgeScopes: 'https://developer.atlassian.com/platform/forge/add-scopes-to-call-an-atlassian-rest-api/',
  privacy:
    'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-user-privacy-api-migration-guide/',
} as const;
