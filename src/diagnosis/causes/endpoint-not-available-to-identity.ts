import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator, developer, links } from '../fixes/index.ts';
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
  decisive: [
    'says peopleOnly',
    'says planNeeded',
    all('says closedToOauth', not('encoded question mark'), not('path with other methods')),
    all('says appsOnly', not('as app')),
    all('closed by the reference', 'refused'),
    all('path of data providers', not('as app'), 'refused', not('says loginRequired')),
    all('path of customer service', 'as connect', 'refused'),
  ],
  strong: [
    all('for apps only', any('as basic', 'as forge-user'), 'refused', not('says scopeMismatch')),
    all(
      'path internal',
      not('key of an organisation too narrow'),
      not('hard query'),
      'refused',
      not('status 404'),
      not('on own server'),
      not('needs a right outside the reference'),
    ),
    'says userFailedToAuthenticate',
    all('path internal', 'asks to log in elsewhere', 'others work'),
    'for approved apps only',
    all('path of organisations', 'as basic'),
    // It lists what an OAuth grant reaches, and an API token is none.
    all('path of sites', 'as basic', 'refused'),
  ],
  leans: [all('path of organisations', not('key of an organisation too narrow'))],
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

const appNames: Readonly<Record<string, string>> = {
  connect: 'a Connect app',
  oauth2: 'an OAuth 2.0 (3LO) app',
  forge: 'a Forge app',
};

/** What to call instead, or as whom. */
function wayRound(reading: Reading): string {
  if (reading.selfHosted && reading.identity === 'oauth-client-credentials')
    return 'Use a personal access token of an administrator for this operation: client credentials of Data Center never reach what administrators do.';
  const { appsOnly, scopes } = reading.at.needs;
  if (appsOnly.length > 0 && scopes === 'closed')
    return `Call it from ${appsOnly.map((one) => appNames[one] ?? one).join(' or ')}: no right and no scope opens it to this caller.`;
  return callsThroughApp(reading)
    ? 'Use another operation, or call this one with another kind of identity: no scope opens it to this one.'
    : 'Use a public operation of the REST API, or the kind of identity this path is made for (a browser session, an app with the matching module).';
}
