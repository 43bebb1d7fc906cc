import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { again, developer, links } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

const belongsToSite = ({ identity, at }: Reading): boolean =>
  identityTraits[identity].home.startsWith('site') && at.address.place === 'gateway';

/** The site where the same call works, if one was asked. */
function siteOf({ beside }: Reading): string {
  const url = beside.otherAddressWorks?.exchange.request.url ?? '';
  return URL.canParse(url) ? new URL(url).origin : 'https://your-site.atlassian.net';
}

function toItsAddress(reading: Reading): FixSteps {
  const { oddities, restPath } = reading.at.address;
  if (oddities.has('gateway-path'))
    return [
      developer(
        'Leave /ex/jira/{cloudId} away, and begin the path with /rest: the call is bound to its site already.',
      ),
    ];
  if (belongsToSite(reading))
    return [
      developer(
        `Send this credential to ${siteOf(reading)}/rest/…; the gateway takes scoped and OAuth tokens only.`,
        links.tokens,
      ),
    ];
  const path = restPath?.replace(/[^\w./-]/g, '').slice(0, 80) ?? '/rest/…';
  const cloudId = reading.beside.otherAddressWorks?.address.cloudId ?? null;
  const toGateway = developer(
    `Send the token to https://api.atlassian.com/ex/jira/${cloudId ?? '{cloudId}'}${path} in place of the site address.`,
    links.calls,
  );
  if (cloudId !== null) return [toGateway];
  return [
    toGateway,
    developer(
      'Take the cloud id from https://api.atlassian.com/oauth/token/accessible-resources, or from https://your-site.atlassian.net/_edge/tenant_info.',
      links.tokens,
    ),
  ];
}

export const wrongBaseUrlForToken: Cause = {
  title: 'The token is valid, but not at this address',
  gate: 'address',
  owner: 'app developer',
  about: 'identity',
  possible: all('at Jira', not('as anonymous'), not('as pat'), not('on own server')),
  decisive: ['works at the other door', 'gateway address wrong', all('as forge', 'says connectSessionToken')],
  strong: ['gateway token at the site', all('site credential at the gateway', 'as connect-app')],
  leans: ['site credential at the gateway'],
  against: ['others work here', all(any('as oauth', 'as scoped-api-token'), 'gateway address right')],
  fix: toItsAddress,
  settledBy: (reading) =>
    belongsToSite(reading)
      ? again(reading, { base: 'https://your-site.atlassian.net' })
      : again(reading, { base: 'https://api.atlassian.com/ex/jira/{cloudId}' }),
};
