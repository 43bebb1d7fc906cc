import type { IdentityKind } from '../../evidence/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep, FixSteps } from '../finding.ts';
import { again, developer, links, owner } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

export const tokenExpired: Cause = {
  title: 'The access token is past its life',
  gate: 'credential',
  owner: 'app developer',
  about: 'identity',
  possible: all(
    any('as oauth', 'as connect-user', 'as pat', 'as service-account-token'),
    'at Jira',
    not('token within its life'),
    // Where the same call worked before, it may still be made with the token from before.
    any(not('token just issued'), 'worked before'),
  ),
  decisive: ['token ran out', all('says expired', 'as holder of an access token')],
  strong: [
    all('noted old token', any('as holder of an access token', 'as pat')),
    'bearer called invalid',
    all('stopped working', 'as holder of an access token'),
    // A right is refused in words; a bare 401 where the same operation worked is about the token.
    all('same operation worked before', 'status 401', 'as holder of an access token'),
    // Of a scope the gateway says so.
    all(
      'refused by the gateway',
      'as holder of an access token',
      not('says scopeMismatch'),
      not('account inactive'),
      not('credential absent'),
    ),
  ],
  against: [
    all('others work', not(any('stopped working', 'refused by the gateway', 'same operation worked before'))),
  ],
  fix: renewal,
  settledBy: (reading) => `${again(reading)} with a fresh $TOKEN`,
};

const ofForge = developer(
  'Take the token from the newest invocation (x-forge-oauth-system, x-forge-oauth-user), and keep none beyond its life.',
  links.forgeTokens,
);

/** Each kind of token is had anew in its own way; one of a consent is refreshed. */
const anew: Partial<Record<IdentityKind, FixStep>> = {
  'oauth-client-credentials': developer(
    'Ask for a new access token with client id and secret before expires_in has passed: client credentials have no refresh token.',
    links.serviceAccounts,
  ),
  'connect-user': developer(
    'Ask the authorization server for a new token with a new assertion before expires_in has passed: there is no refresh token.',
    links.impersonation,
  ),
  'forge-app': ofForge,
  'forge-user': ofForge,
  pat: owner('Make a new personal access token in your Jira profile: the old one has run out.', links.pat),
  'service-account-token': owner(
    'Make a new API token of the service account: Atlassian Administration → Directory → Service accounts.',
    links.administration,
  ),
};

function renewal({ identity, selfHosted }: Reading): FixSteps {
  const own = anew[identity];
  if (own !== undefined) return [own];
  return [
    developer(
      selfHosted
        ? 'Refresh the access token by its expiry time (expires_in) at /rest/oauth2/latest/token, and repeat the call once.'
        : 'Refresh the access token by its expiry time (expires_in), and treat 401, 403 and 404 of the gateway as a possible expiry: refresh once, repeat once.',
      selfHosted ? links.dataCenterOauth : links.refresh,
    ),
    ...(identity === 'oauth-3lo' && !selfHosted
      ? [developer('Ask for offline_access, so that there is a refresh token.', links.threeLo)]
      : []),
  ];
}
