import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { administrator, links, otherThanBasic, owner } from '../fixes/index.ts';
import type { Reading } from '../reading/reading.ts';

export const credentialKindBlocked: Cause = {
  title: 'An administrator forbids this kind of credential',
  gate: 'account',
  owner: 'Jira administrator',
  about: 'identity',
  possible: all(not('as anonymous'), not('as app'), not('at connect authorization server')),
  decisive: [
    'says kindBlocked',
    'says scopedKindNeeded',
    'noted kind forbidden',
    'token listed as blocked',
    all(any('says basicDisabled', 'noted basic forbidden'), 'as basic', not('on cloud')),
  ],
  // To ask who one is needs no right: words of rights are then about the door.
  leans: [all('path of myself', 'says adminNeeded')],
  fix: (reading) =>
    reading.at.said.has('scopedKindNeeded') ? withScopes : reading.cloud ? allowing(reading) : otherThanBasic,
  settledBy: () =>
    'curl -i -H "Authorization: Bearer $TOKEN" \'https://api.atlassian.com/admin/api-access/v1/orgs/{orgId}/api-tokens\' as an organisation administrator (status BLOCKED?)',
};

const withScopes: FixSteps = [
  owner(
    'Make a new API token with “Create API token with scopes”, for the app Rovo MCP: a token without scopes is never taken here.',
    links.tokens,
  ),
];

const allowing = ({ identity }: Reading): FixSteps => [
  administrator(
    identity === 'service-account-token'
      ? 'Have an organisation administrator allow tokens of service accounts where they are switched off (Atlassian Administration → Apps → AI settings → Rovo MCP server, or Security → Authentication policies).'
      : 'Have an organisation administrator allow API tokens in the authentication policy of the account, for people of other organisations in the external user policy (Atlassian Administration → Security).',
    links.policies,
  ),
  owner(
    'Use another kind of credential, such as an OAuth connection; a new token of the same kind does not help.',
  ),
];
