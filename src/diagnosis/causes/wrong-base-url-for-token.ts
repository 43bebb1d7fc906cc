import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { again } from '../fixes/call.ts';
import { links } from '../fixes/links.ts';
import { developer } from '../fixes/steps.ts';
import type { Reading } from '../reading/reading.ts';

const belongsToSite = ({ identity, at }: Reading): boolean =>
  identityTraits[identity].home.startsWith('site') && at.address.place === 'gateway';

export const wrongBaseUrlForToken: Cause = {
  title: 'The token is valid, but not at this address',
  gate: 'address',
  owner: 'app developer',
  about: 'identity',
  possible: all(
    not('as anonymous'),
    not('as pat'),
    not('on own server'),
    not('at authorization server'),
    not('at connect authorization server'),
  ),
  decisive: [
    'works at the other door',
    'gateway path at a site',
    'gateway without cloud id',
    all(any('as forge-app', 'as forge-user'), 'at site', 'says connectSessionToken'),
  ],
  strong: [
    'gateway token at the site',
    all('site credential at the gateway', 'as connect-app'),
    'gateway of another product',
    'gateway with something else',
  ],
  leans: [
    all('site credential at the gateway', not('says scopeMismatch')),

    all('account of a service', 'at site', 'as basic'),
  ],
  against: [
    'others work here',
    all(
      any('as scoped-api-token', 'as service-account-token', 'as oauth-3lo', 'as oauth-client-credentials'),
      'gateway address right',
    ),
  ],
  despite: ['says notVisible', 'says relevantPermissions', 'says actionRefused'],
  fix: (reading) =>
    reading.at.address.oddities.has('gateway-path')
      ? [
          developer(
            'Leave /ex/jira/{cloudId} away, and begin the path with /rest: the call is bound to its site already.',
          ),
        ]
      : belongsToSite(reading)
        ? [
            developer(
              'Send this credential to https://your-site.atlassian.net/rest/…; the gateway takes scoped and OAuth tokens only.',
              links.tokens,
            ),
          ]
        : [
            developer(
              `Send the token to https://api.atlassian.com/ex/jira/{cloudId}${reading.at.address.restPath?.replace(/[^\w./-]/g, '').slice(0, 80) ?? '/rest/…'} in place of the site address.`,
              links.calls,
            ),
            developer(
              'Take the cloud id from https://api.atlassian.com/oauth/token/accessible-resources, or from https://your-site.atlassian.net/_edge/tenant_info.',
              links.tokens,
            ),
          ],
  settledBy: (reading) =>
    belongsToSite(reading)
      ? again(reading, { base: 'https://your-site.atlassian.net' })
      : again(reading, { base: 'https://api.atlassian.com/ex/jira/{cloudId}' }),
};
