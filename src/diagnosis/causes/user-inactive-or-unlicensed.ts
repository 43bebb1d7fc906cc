import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator, links, owner } from '../fixes/index.ts';
import { accountShutOut } from '../named-conditions.ts';

export const userInactiveOrUnlicensed: Cause = {
  title: 'The account is inactive or has no access to Jira',
  gate: 'account',
  owner: 'Jira administrator',
  about: 'identity',
  possible: all(not('as anonymous'), not('as app'), not('asks for a user token')),
  decisive: [
    'account inactive',
    'account without product',
    all('account without this product', 'status 403'),
    'login without right',
    'a wrong one refused otherwise',
    'says productAccess',
    'noted inactive',
  ],
  strong: [
    all('works at another site', 'as basic'),
    'noted unlicensed',
    all('a user shown inactive', any('status 401', 'status 403')),
  ],
  leans: [all(any('path of myself', 'path of createmeta'), 'status 403')],
  against: [
    // Who is acted for is somebody else than who calls.
    all('as impersonator', accountShutOut),
    all('account active', not('account without this product')),
  ],
  fix: ({ selfHosted, identity, account }) => {
    const service =
      identityTraits[identity].rightsOf === 'service account' || account.accountType?.includes('service');
    const screen = selfHosted
      ? administrator(
          'Activate the account, or give it access to Jira: Administration → User management → the account → Application access.',
        )
      : administrator(
          `Activate the account, or give it access to Jira: Atlassian Administration → Directory → ${service ? 'Service accounts' : 'Users'}.`,
          links.administration,
        );
    return service
      ? [screen]
      : [
          screen,
          owner(
            'Log in to Jira in the browser with this account: if that works, the account is not the reason.',
          ),
        ];
  },
  settledBy: () => 'Does logging in to Jira in the browser work with this account?',
};
