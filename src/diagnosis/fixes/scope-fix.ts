import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import type { FixSteps } from '../finding.ts';
import { wordChoices } from '../reading/scope-words.ts';
import { links } from './links.ts';
import { administrator, developer, owner } from './steps.ts';

const unnamed = 'the scope that the reference names for this operation';

/** How a scope is added: each world declares, grants and approves in a place of its own. `choices`: any one is enough. */
export function scopeFix(
  identity: IdentityKind,
  choices: readonly (readonly string[])[],
  selfHosted = false,
): FixSteps {
  const scope = wordChoices(choices) || unnamed;
  const whole = wholeGroup(choices);
  if (selfHosted)
    return [
      administrator(
        `Administration → Applications → Application links → the incoming link → Edit: allow ${scope}.`,
        links.dataCenterOauth,
      ),
      owner('Authorise again: what was granted before keeps its scope.'),
    ];
  switch (identityTraits[identity].scopesChangedIn) {
    case 'descriptor':
      return [
        developer(`Add ${scope} to "scopes" in atlassian-connect.json and publish it.`, links.connectScopes),
        administrator('Approve the update in Manage apps: until then the site keeps the old scopes.'),
      ];
    case 'manifest':
      return [
        developer(
          `Add ${scope} to permissions.scopes in manifest.yml, deploy, and run forge install --upgrade.${whole}`,
          links.forgeScopes,
        ),
        administrator('Approve the new version: until then the site keeps the old scopes.'),
      ];
    case 'new token':
      return [
        owner(
          `Make a new token with the scopes of the old one and ${scope}: those of an existing token cannot be changed.${whole}`,
          links.tokens,
        ),
      ];
    case 'new OAuth credential':
      return [
        owner(
          `Make a new OAuth 2.0 credential of the service account with the scopes of the old one and ${scope}.${whole}`,
          links.serviceAccounts,
        ),
      ];
    case 'developer console':
    case null:
      return [
        developer(
          `Enable ${scope} for the app in the developer console, and ask for it in the authorize address.${whole}`,
          links.oauthScopes,
        ),
        owner('Consent again: a new scope does not reach old grants.'),
      ];
  }
}

/** Only worth a word where there is a group of several. */
function wholeGroup(choices: readonly (readonly string[])[]): string {
  if (!choices.some((choice) => choice.length > 1)) return '';
  return choices.length > 1
    ? ' One of these groups is enough, but it must be complete.'
    : ' All of them are needed.';
}
