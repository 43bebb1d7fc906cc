import { all, any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator, baseOf, developer, links } from '../fixes/index.ts';
import { accountShutOut } from '../named-conditions.ts';

const check = developer(
  'Check the account id: it must be an active user of this very site; act for another user or as the app when it is not.',
  links.impersonation,
);
const activate = administrator(
  'Activate the account, or give it access to Jira: Atlassian Administration → Directory → Users.',
  links.administration,
);

export const impersonatedUserInvalid: Cause = {
  title: 'The user to act for does not exist, is inactive or has no access',
  gate: 'account',
  owner: 'app developer',
  about: 'identity',
  possible: any('as impersonator', 'asks for a user token'),
  decisive: [
    all('asks for a user token', 'says subjectRefused'),
    any(accountShutOut, 'a user shown inactive'),
    // The same app, at the same address: only the person differs.
    all('at connect authorization server', 'another user works'),
  ],
  // The one thing that such a request names is the user: https://developer.atlassian.com/platform/forge/remote/calling-product-apis/
  strong: [all('asks for a user token', 'as forge-user', 'errors inside a success')],
  fix: ({ account }) => (account.active === false ? [activate, check] : [check, activate]),
  settledBy: (reading) =>
    `curl -i -H "Authorization: JWT $TOKEN" '${baseOf(reading)}/rest/api/3/user?accountId=…' as the app (active?)`,
};
