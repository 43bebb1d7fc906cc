import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator, again, developer, links } from '../fixes/index.ts';
import { policyOnTheWay } from '../named-conditions.ts';

const policyOfJira = all('says policyBlocked', not(policyOnTheWay));

/** App access rules are about apps; of other credentials, networks and policies are to be looked at. */
function isOfApp(identity: IdentityKind): boolean {
  const { framework, listedBy } = identityTraits[identity];
  return framework !== null || listedBy === 'client id';
}

export const appAccessBlocked: Cause = {
  title: 'An IP allowlist or a security policy blocks the call',
  gate: 'app',
  owner: 'Jira administrator',
  about: 'identity',
  needsCaller: false,
  decisive: [
    'content listed as blocked',
    'says ipBlocked',
    all(any(policyOfJira, 'kept out of projects', 'policy of the site'), any('as connect', 'as oauth')),
  ],
  strong: [
    any(policyOfJira, 'kept out of projects', 'policy of the site'),
    'noted allowlist',
    'works from another place',
  ],
  // Nothing else is left of what a call through an app is refused for.
  leans: [all('holds what is needed', 'scopes enough', any('as connect', 'as oauth'), 'status 403')],
  against: [policyOnTheWay],
  fix: ({ at, identity }) => [
    at.said.has('ipBlocked')
      ? administrator(
          'Have an organisation administrator add the address of the caller under Security → IP allowlists in Atlassian Administration.',
          links.administration,
        )
      : isOfApp(identity)
        ? administrator(
            'Have an organisation administrator except the app, or the project, from the app access rule under Security → Data security policies.',
            links.policy,
          )
        : administrator(
            'Have an organisation administrator look at IP allowlists and data security policies of the organisation.',
            links.policy,
          ),
    developer('Publish the outgoing addresses of the app, so that administrators can allow them.'),
  ],
  settledBy: (reading) => `${again(reading)} from an allowed network, or for a project without the policy`,
};
