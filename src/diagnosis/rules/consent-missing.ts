import { identityTraits, oddPath } from '../../jira-facts/index.ts';

import { listedSites } from './app-not-installed.ts';
import { clue, links, type Rule } from './rule.ts';

/** Only what has the form of a scope is repeated to people. */
const scopeForm = /^[a-z]{2,12}:[a-z0-9.-]{2,60}(:[a-z-]{2,40})?$/;

export const consentMissing: Rule = {
  id: 'consent-missing',
  title: 'The scope is declared, but nobody agreed to it yet',
  who: 'app developer',
  needs: ['scopes', 'body', 'siblings', 'notes', 'needs'],
  docs: 'docs/rules/consent-missing.md',
  applies: ({ caller, identity }) =>
    caller.app || caller.throughApp || caller.oauth || identity === 'scoped-api-token',
  diagnose(reading) {
    const { at, scopes, notes, identity, all, caller, evidence } = reading;
    const declared = notes.declaredScopes ?? evidence.scopes;
    const granted =
      notes.grantedScopes ??
      (at.heard.has('scopeGrantsEmpty') ? [] : null) ??
      listedSites(reading)?.find(({ id }) => at.address.cloudId === null || id === at.address.cloudId)
        ?.scopes ??
      null;
    const { operation } = at.needs;
    const choices: readonly (readonly string[])[] =
      identityTraits[identity].scopeWorld === 'connect'
        ? [operation?.connectScope ?? []].flat().map((scope) => [scope])
        : (operation?.alternatives.map(({ scopes: group }) => group) ?? []);
    const covers = (held: readonly string[] | null) =>
      held !== null && choices.some((group) => group.every((scope) => held.includes(scope)));
    const declaredNotGranted = covers(declared) && granted !== null && !covers(granted);
    const unapproved =
      notes.declaredScopes !== null &&
      notes.grantedScopes !== null &&
      notes.declaredScopes.some((scope) => !notes.grantedScopes?.includes(scope));
    const appWorks =
      identity === 'forge-user' &&
      all.some(
        (call) =>
          (call.identity === 'forge-app' || call.identity === 'connect-app') &&
          call.outcome === 'worked' &&
          call.address.restPath === at.address.restPath,
      );
    const named = at.heard.has('scopeMismatch') || at.heard.has('scopeGrants');
    const lacking = (declared ?? []).filter(
      (scope) => scopeForm.test(scope) && granted !== null && !granted.includes(scope),
    );
    const needed = at.body.scopesNamed[0] ?? choices[0] ?? [];
    return {
      clues: [
        ...clue(
          at.heard.has('scopeGrantsEmpty'),
          (declared ?? []).length > 0 ? 7 : caller.app ? 3.5 : 5,
          'the answer lists the granted scopes, and the list is empty',
        ),
        ...clue(declaredNotGranted, 6, 'the declared scopes open the operation, the granted ones do not'),
        ...clue(!declaredNotGranted && unapproved, 2, 'some declared scopes are not granted'),
        ...clue(
          named && at.needs.scopes === 'enough' && scopes !== null,
          // Connect scopes are one chain, and what an app declares is known exactly: no other reading is left.
          identity === 'connect-app' || identity === 'connect-user' ? 7 : 4.5,
          'a scope is missing although the declared scopes would do: the grant is older than the declaration',
        ),
        ...clue(at.heard.has('consentNeeded'), 4, 'the answer asks for consent'),
        ...clue(
          appWorks && (at.status === 401 || at.status === 403),
          3,
          'the same call works as the app and not as the user',
        ),
        ...clue(
          at.heard.has('scopeGrants') && !at.heard.has('scopeGrantsEmpty') && at.needs.scopes === 'enough',
          2.5,
          'the answer lists granted scopes that are fewer than the declared ones',
        ),
        ...clue(
          notes.says(
            'consent',
            're-authori',
            'reauthori',
            'not approved',
            'pending approval',
            'older version',
            'old version',
            'older install',
            'before the scope',
            'scope+added',
            'scopes+added',
            'major version',
            'not upgraded',
            'not reinstalled',
            'granted before',
            'update+approved',
          ),
          3.2,
          'the notes say that the grant is older than the scopes',
        ),
        ...clue(
          identity === 'forge-user' && at.needs.scopes === 'enough' && at.status === 401,
          1.8,
          'the declared scopes open the operation, yet the user call is refused',
        ),
        ...clue(
          at.needs.scopes === 'lacking' && !declaredNotGranted && !at.heard.has('scopeGrantsEmpty'),
          -2.5,
          'the needed scope is not declared at all',
        ),
        ...clue(at.login.recognised, -2, 'the caller was recognised'),
        ...clue(oddPath(at.address), -4, 'the path itself is odd, which the gateway words the same way'),
        ...clue(at.needs.scopes === 'closed', -2, 'no scope opens the operation'),
      ],
      missing: {
        scopes:
          at.body.scopesNamed.length > 0
            ? [...new Set(at.body.scopesNamed.slice(0, 2).flat())]
            : lacking.length > 0
              ? lacking.slice(0, 20)
              : [
                  ...(needed.length > 0
                    ? needed
                    : (declared ?? []).filter((scope) => scopeForm.test(scope)).slice(0, 10)),
                ],
      },
      fix: [
        {
          who: 'app developer',
          step: 'Deploy the version that declares the scopes; for 3LO send the user through the authorize address again with all scopes in it.',
          link: links.forgeScopes,
        },
        {
          who: 'Jira administrator',
          step: 'Approve the update of the app (Apps, Manage apps), so that the installation gets the new scopes.',
        },
        { who: 'credential owner', step: 'Agree once more when the app asks for access.' },
      ],
      settledBy:
        'the granted scopes: accessible-resources[].scopes, or the version and scopes shown in Manage apps',
    };
  },
};
