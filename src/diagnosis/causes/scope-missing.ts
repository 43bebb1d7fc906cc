import { identityTraits } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { isOfOrganisation } from '../facts/callers.ts';
import type { FixSteps } from '../finding.ts';
import { administrator, askSites, links } from '../fixes/index.ts';
import { scopeFix } from '../fixes/scope-fix.ts';
import type { Reading } from '../reading/reading.ts';

/** The scopes that the answer itself names come first. */
function choicesOf({ at }: Reading): readonly (readonly string[])[] {
  if (at.body.scopesNamed.length > 0) return at.body.scopesNamed.slice(0, 2);
  const sprint = at.status === 400 && /\bsprint\b/.test(at.body.words);
  if (sprint) return [['write:sprint:jira-software']];
  return at.needs.scopeChoices;
}

/** Where the scopes that count can be seen. */
function seenAt({ identity }: Reading): string {
  switch (identityTraits[identity].scopeWorld) {
    case 'connect':
      return 'Which scopes does Manage apps show for the app, and does an update wait for approval?';
    case 'forge':
      return 'forge install list (is the installed version up to date, and which scopes has it?)';
    case 'oauth2':
    case null:
      return identity === 'oauth-3lo' || identity === 'oauth-client-credentials'
        ? `${askSites} (its scopes)`
        : 'Which scopes were chosen when the token was made?';
  }
}

/** Keys of an organisation are made with the scopes they keep: https://support.atlassian.com/organization-administration/docs/manage-an-organization-with-the-admin-apis/ */
const widerKey: FixSteps = [
  administrator(
    'Atlassian Administration → Settings → API keys: create a key with the scopes that the page of this operation names, and put it in the place of the old one.',
    links.administration,
  ),
];

/** The gateway says so of odd paths and closed operations too. */
const mismatch = all(
  'says scopeMismatch',
  not('scopes enough'),
  not('path odd for the gateway'),
  not('closed by the reference'),
  not('path in no reference'),
  not('path internal'),
);

/** Of an app whose scopes nobody states, the scope may be declared and not granted yet. */
const mayBeDeclared = all(any('as forge', 'as oauth-3lo'), not('scopes lacking'));

export const scopeMissing: Cause = {
  title: 'The token lacks a scope that the operation needs',
  gate: 'scope',
  owner: 'app developer',
  about: 'right',
  possible: any('as scoped', 'says scopeMismatch', 'says scopeGrants', 'says scopeOfNoApp'),
  decisive: [
    'sprint without its scope',
    'says scopeOfNoApp',
    'key of an organisation too narrow',
    all(mismatch, not(mayBeDeclared)),
    all(
      'scopes lacking',
      'refused as unknown or forbidden',
      any(not('at site'), 'as connect'),
      not('says scopeGrantsEmpty'),
      not('declared but not granted'),
    ),
  ],
  strong: [
    all(mismatch, mayBeDeclared),
    all('says scopeGrants', not('says scopeGrantsEmpty')),
    all('scopes lacking', 'refused as unknown or forbidden', not('says scopeGrantsEmpty')),
  ],
  leans: [all('another scope needed', 'as scoped', 'refused as unknown or forbidden')],
  against: [
    'scope declared',
    // It was declared, then, and not granted: the same words, and another cause.
    all('noted old consent', not('scopes lacking')),
    'gateway token at the site',
    all('answered by Jira', not('sprint without its scope'), not('says scopeGrants'), not('as connect')),
    // Of a scope the gateway says so.
    all('refused by the gateway', not('says scopeMismatch')),
  ],
  never: [
    'closed by the reference',
    'works within the same scopes',
    all('path of sites', not('says scopeMismatch')),
    all('scopes enough', not('sprint without its scope'), not('says scopeMismatch'), not('says scopeGrants')),
  ],
  missing: (reading) => ({ scopes: [...new Set(choicesOf(reading).flat())] }),
  fix: (reading) =>
    reading.at.address.place === 'gateway' && isOfOrganisation(reading.at.address)
      ? widerKey
      : scopeFix(reading.identity, choicesOf(reading), reading.selfHosted),
  settledBy: (reading) => seenAt(reading),
};
