import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits, oddPath, wellKnownFamily } from '../../jira-facts/index.ts';

import { clue, type Rule } from './rule.ts';
import { scopeFix } from './scope-fix.ts';
import { wordChoices } from './scope-words.ts';

export const scopeMissing: Rule = {
  id: 'scope-missing',
  title: 'The token lacks a scope that the operation needs',
  who: 'app developer',
  needs: ['needs', 'scopes', 'body', 'address', 'siblings'],
  docs: 'docs/rules/scope-missing.md',
  applies: ({ identity, at }) =>
    identityTraits[identity].scopeWorld !== null ||
    at.heard.has('scopeMismatch') ||
    at.heard.has('scopeGrants'),
  diagnose(reading) {
    const { at, identity, beside, scopes, notes } = reading;
    const { needs } = at;
    const named = at.heard.has('scopeMismatch');
    const world = identityTraits[identity].scopeWorld;
    const refused = at.status === 401 || at.status === 403 || at.status === null;
    const choices = at.body.scopesNamed.length > 0 ? at.body.scopesNamed.slice(0, 2) : needs.scopeChoices;
    const choice = wordChoices(choices);
    const { declaredScopes } = notes;
    const groups = needs.operation?.alternatives ?? [];
    const declared =
      declaredScopes !== null &&
      groups.some(({ scopes: group }) => group.every((scope) => declaredScopes.includes(scope)));
    return {
      clues: [
        ...clue(named, 5.5, 'the answer says that the scope does not match'),
        ...clue(
          at.heard.has('scopeGrants') && !at.heard.has('scopeGrantsEmpty'),
          4.5,
          'the answer lists the granted scopes, and the needed one is not among them',
        ),
        ...clue(at.heard.has('scopeGrantsEmpty'), (scopes ?? []).length > 0 ? 1 : 2.8, 'no scope is granted'),
        ...clue(
          needs.scopes === 'lacking' && refused && world !== 'connect',
          3.5,
          `the scopes held do not open the operation; it needs ${choice}`,
        ),
        ...clue(
          needs.scopes === 'lacking' && refused && world === 'connect',
          4,
          `the declared scopes do not open the operation; it needs ${choice}`,
        ),
        ...clue(
          world !== null &&
            world !== 'connect' &&
            beside.ownWorked.some(({ address }) => address.place === at.address.place) &&
            at.status === 401,
          2,
          'other operations work with the same token',
        ),
        ...clue(
          at.address.place === 'gateway' &&
            beside.otherAddressWorks?.address.place === 'cloud-site' &&
            !at.heard.has('scopeMismatch'),
          -3,
          'the same call works at the site, where a token without scopes belongs',
        ),
        ...clue(
          needs.match === 'unknown' && needs.nearest === null,
          -2.5,
          'the path belongs to no documented family, so no scope opens it',
        ),
        ...clue(declared, -6, 'the app declares the scope'),
        ...clue(needs.scopes === 'enough' && scopes !== null, -3, 'the scopes held open the operation'),
        ...clue(needs.scopes === 'closed', -6, 'no scope opens the operation to this kind of caller'),
        ...clue(
          world === 'oauth2' && at.address.place === 'cloud-site',
          -3,
          'at the site address the scopes of this token are not even looked at',
        ),
        ...clue(at.login.recognised && !named, -1.5, 'the call reached Jira as the caller'),
        ...clue(
          at.body.hasErrorMessages && !named && !at.heard.has('scopeGrants'),
          -1.5,
          'Jira itself answered: the scope check was passed',
        ),
        ...clue(at.status === 404 && !named, -2, 'a missing scope is not answered with 404'),
        ...clue(at.status !== null && at.status < 400, -3, 'the call was let through'),
        ...clue(oddPath(at.address), -4, 'the path itself is odd, which the gateway words the same way'),
        ...clue(
          needs.match === 'unknown' && at.address.restPath !== null,
          wellKnownFamily(at.address) ? -2.2 : -0.8,
          'no documented operation has this path',
        ),
      ],
      missing: { scopes: [...new Set(choices.flat())] },
      fix: scopeFix(identity, choices),
      settledBy: seenAt(identity),
    };
  },
};

/** Where the scopes that count can be seen. */
function seenAt(identity: IdentityKind): string {
  switch (identityTraits[identity].scopeWorld) {
    case 'connect':
      return 'the scopes the site accepted: Manage apps shows them, and whether an update waits for approval';
    case 'forge':
      return 'the scopes of the installed version: `forge install list` says whether it is up to date';
    case 'oauth2':
    case null:
      return 'the scopes of the token: accessible-resources[].scopes, or the scopes chosen when it was made';
  }
}
