import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep, FixSteps } from '../finding.ts';
import { administrator, developer, links, owner, screenLinks } from '../fixes/index.ts';
import { isNotUpgraded } from '../reading/consent.ts';
import type { Reading } from '../reading/reading.ts';

function approval(reading: Reading): FixStep {
  const scopes = neededScopes(reading);
  const named = scopes.length > 0 && scopes.length < 5 ? ` (${scopes.join(', ')})` : '';
  return administrator(
    `Approve the update of the app (Apps → Manage apps), so that the installation gets the new scopes${named}.`,
    screenLinks.manageApps(reading),
  );
}

function neededScopes(reading: Reading): string[] {
  const { at, evidence, account, identity } = reading;
  const { scopesNamed } = at.body;
  if (scopesNamed.length > 0) return [...new Set(scopesNamed.slice(0, 2).flat())];
  const { lacking } = reading.consent;
  if (lacking.length > 0) return lacking.slice(0, 20);
  const { operation } = at.needs;
  if (identityTraits[identity].scopeWorld === 'connect') return [operation?.connectScope ?? []].flat();
  const first = operation?.alternatives[0]?.scopes ?? [];
  return first.length > 0 ? [...first] : (account.declaredScopes ?? evidence.scopes ?? []).slice(0, 10);
}

/** An installation that is behind is brought up first; a person can agree to nothing that it has not. */
function agreed(reading: Reading): FixSteps {
  if (identityTraits[reading.identity].framework === 'connect')
    return [
      approval(reading),
      developer(
        'Where Manage apps offers no update, publish a version whose descriptor declares the scopes.',
        links.connectScopes,
      ),
    ];
  const deploy = developer(
    'Deploy the version that declares the scopes, and upgrade the installation (forge install --upgrade).',
    links.forgeScopes,
  );
  if (reading.identity !== 'forge-user') return [approval(reading), deploy];
  const agree = owner('Open the app once and agree when it asks for access.');
  return isNotUpgraded(reading) ? [deploy, approval(reading), agree] : [agree, approval(reading), deploy];
}

export const consentMissing: Cause = {
  title: 'The scope is declared, but nobody agreed to it yet',
  gate: 'scope',
  owner: 'app developer',
  about: 'right',
  possible: any('as connect', 'as oauth'),
  decisive: [
    'declared but not granted',
    'says scopeGrantsEmpty',
    // What an app declares is known; what a grant holds may be stated just as well, and then it is a defect.
    all(
      any('says scopeMismatch', 'says scopeGrants'),
      'scopes enough',
      any('as connect', 'as forge'),
      not('path odd for the gateway'),
    ),
    'may not act for the user',
    all('noted not upgraded', 'scope declared', 'refused as unknown or forbidden'),
  ],
  strong: [
    all(any('says scopeMismatch', 'says scopeGrants'), 'scopes enough', not('path odd for the gateway')),
    all('says consentNeeded', not('noted without user')),
    // Forge has no token for whoever has not agreed.
    all('says loginRequired', 'as forge-user', not('noted without user')),
    'noted old consent',
    all('works within the same scopes', 'as forge-user', 'nothing is said'),
  ],
  missing: (reading) => ({ scopes: neededScopes(reading) }),
  fix: (reading) =>
    reading.identity === 'oauth-3lo'
      ? [
          owner('Agree once more when the app asks for access: a new scope does not reach old grants.'),
          developer(
            'Send the user through the authorize address again with all scopes in it.',
            links.threeLo,
          ),
        ]
      : agreed(reading),
  settledBy: () =>
    'Which scopes does Manage apps show for the installed version (for OAuth: accessible-resources[].scopes)?',
};
