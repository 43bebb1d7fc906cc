import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { links } from '../fixes/links.ts';
import { administrator, developer } from '../fixes/steps.ts';
import type { Reading } from '../reading/reading.ts';

function callsThroughApp({ identity }: Reading): boolean {
  const { rightsOf, throughApp } = identityTraits[identity];
  return rightsOf === 'app' || throughApp;
}

export const endpointNotAvailableToIdentity: Cause = {
  title: 'The operation is closed to this kind of caller',
  gate: 'door',
  owner: 'app developer',
  about: 'operation',
  possible: not('as anonymous'),
  decisive: [
    'says uiOnly',
    all('says planNeeded', 'refused'),
    all('says closedToOauth', not('encoded question mark'), not('path with other methods')),
    all('says appsOnly', not('as app')),
    all('says closedToApps', any('as connect', 'as oauth')),

    all('closed by the reference', 'refused', not('login refused')),
    all('path of data providers', not('as app'), 'refused', not('says loginRequired')),
  ],
  strong: [
    all('for apps only', any('as basic', 'as pat', 'as forge-user'), 'refused', not('says scopeMismatch')),
    all(
      'path internal',
      'refused',
      not('status 404'),
      not('on own server'),
      not('needs a right outside the reference'),
    ),
    all('says userFailedToAuthenticate', any('others work', 'path internal')),
    all('path internal', 'asks to log in elsewhere', 'others work'),
    all('for approved apps only', 'refused'),
    all('path of organisations', 'refused', 'as basic'),
  ],
  leans: [
    all('others work', 'status 401', not('path known'), not('needs a right outside the reference')),
    all('internal to Atlassian', 'refused'),
    all('path of organisations', 'refused', not('as basic')),
    all('works as somebody else', not('scopes lacking'), not('as app'), 'status 401'),
  ],
  against: [
    all('encoded question mark'),
    all('says scopeMismatch', not(any('closed by the reference', 'path internal', 'path of data providers'))),
  ],
  never: [
    all(
      'open by the reference',
      not('says uiOnly'),
      not('says planNeeded'),
      not('says closedToOauth'),
      not('says appsOnly'),
      not('says closedToApps'),
      not('for apps only'),
      not('for approved apps only'),
      not('internal to Atlassian'),
      not('works as somebody else'),
      not('path of data providers'),
      not('says userFailedToAuthenticate'),
    ),
  ],
  despite: ['says loginRequired'],
  fix: (reading) => [
    reading.at.said.has('planNeeded')
      ? administrator(
          'Do without this operation, or move the site to a paid plan (Atlassian Administration → Billing): no right and no scope opens it on this one.',
          links.administration,
        )
      : developer(wayRound(reading), reading.selfHosted ? links.dataCenterOauth : links.rest),
  ],
  settledBy: () =>
    'What does the page of the operation in the reference say: "Apps cannot access this", "OAuth 2.0 not supported", or is there no page at all?',
};

/** What to call instead, or as whom. */
function wayRound(reading: Reading): string {
  if (reading.selfHosted && reading.identity === 'oauth-client-credentials')
    return 'Use a personal access token of an administrator for this operation: client credentials of Data Center never reach what administrators do.';
  return callsThroughApp(reading)
    ? 'Use another operation, or call this one with another kind of identity: no scope opens it to this one.'
    : 'Use a public operation of the REST API, or the kind of identity this path is made for (a browser session, an app with the matching module).';
}
