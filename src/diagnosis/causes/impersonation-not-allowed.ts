import { all, any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator, developer, links } from '../fixes/index.ts';

export const impersonationNotAllowed: Cause = {
  title: 'The app may not act for users',
  gate: 'app',
  owner: 'app developer',
  about: 'identity',
  possible: any(
    'at connect authorization server',
    all('as connect-user', 'asks for a user token'),
    all('as impersonator', 'says grantNotAllowed'),
  ),
  decisive: ['says grantNotAllowed', all('act as user undeclared', 'as connect-user')],
  against: ['act as user declared'],
  missing: () => ({ scopes: ['ACT_AS_USER'] }),
  fix: ({ identity }) => [
    identity === 'forge-user'
      ? developer(
          'Set allowImpersonation on each scope in manifest.yml that is used for a user.',
          links.forgeScopes,
        )
      : developer('Declare ACT_AS_USER in the scopes of atlassian-connect.json.', links.impersonation),
    administrator(
      'Approve the update of the app (Apps → Manage apps): until then the installation keeps its old scopes.',
    ),
  ],
  settledBy: () => 'Is ACT_AS_USER among the scopes that Manage apps shows for the installed version?',
};
