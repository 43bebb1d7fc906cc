import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { againAs, developer, links, owner } from '../fixes/index.ts';

export const accountTypeUnsupported: Cause = {
  title: 'This kind of account cannot use this kind of credential',
  gate: 'account',
  owner: 'app developer',
  about: 'identity',
  decisive: [
    all('account of a service', 'as impersonator'),
    // Customers of a portal have no API tokens.
    all('account of a customer', 'as api-token', 'status 401'),
    all(
      'noted foreign login',
      any(all('as password', not('on cloud')), 'as api-token'),
      not(any('noted kind forbidden', 'noted basic forbidden')),
    ),
  ],
  // https://community.atlassian.com/forums/Jira-questions/Jira-OAuth-2-0/qaq-p/3248825
  strong: [all('account of a customer', any('as oauth-3lo', 'as impersonator'))],
  fix: ({ account }) => [
    (account.accountType ?? account.noted.join(' ')).includes('service')
      ? developer(
          'Use OAuth 2.0 client credentials of the service account, or its own scoped token at the gateway.',
          links.serviceAccounts,
        )
      : developer(
          'Choose a grant that the kind of account supports: an API token of a full user, or OAuth consent by a licensed user.',
          links.rest,
        ),
    owner('Try the same call with an ordinary user account to confirm.'),
  ],
  settledBy: (reading) => againAs(reading, 'an ordinary licensed user'),
};
