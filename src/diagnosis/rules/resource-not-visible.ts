import { schemeContradicts } from '../../evidence/index.ts';
import { lackedOf } from './permission-facts.ts';
import { clue, links, type Rule } from './rule.ts';

/** A variable that was not filled in. */
const unfilled = /\/(undefined|null|nan)(\/|$)/i;

export const resourceNotVisible: Rule = {
  id: 'resource-not-visible',
  title: 'It exists, but this account may not see it',
  who: 'Jira administrator',
  needs: ['body', 'login', 'siblings', 'notes', 'needs'],
  docs: 'docs/rules/resource-not-visible.md',
  applies: ({ at }) =>
    at.address.place !== 'auth-server' &&
    at.address.place !== 'connect-auth-server' &&
    at.address.place !== 'app',
  diagnose(reading) {
    const { at, notes, beside, caller, identity } = reading;
    const placeless =
      identity === 'scoped-api-token' || identity === 'service-account-token' || identity === 'oauth-3lo';
    const listed = at.status === 200 && at.body.emptyList;
    const absent =
      at.status === 404 || at.status === 400 || at.status === 403 || at.status === 401 || at.status === null;
    const search = /\/search(\/jql)?$/.test(at.address.restPath ?? '');
    const lacked = lackedOf(reading, ['BROWSE_PROJECTS', 'SERVICEDESK_AGENT']);
    const loginKnownGood = at.login.recognised || beside.myselfWorked || beside.ownWorked.length > 0;
    return {
      clues: [
        ...clue(
          at.heard.has('notVisible') &&
            absent &&
            !at.heard.has('anonymousCaller') &&
            !(
              at.status === 403 &&
              at.needs.globalPermissions.length > 0 &&
              at.needs.projectPermissions.length === 0
            ),
          caller.app ? 2.5 : 4.2,
          'Jira says that it does not exist or may not be seen',
        ),
        ...clue(
          at.status === 404 && !at.heard.has('notVisible') && at.body.words.includes('not exist'),
          2.4,
          'Jira says that the object does not exist',
        ),
        ...clue(
          at.heard.has('projectValueUnknown') && search && !at.heard.has('anonymousCaller'),
          4,
          'the query names a project that the account does not see',
        ),
        ...clue(
          at.heard.has('fieldHidden') && !at.heard.has('anonymousCaller'),
          2.6,
          'the query names a field that the account does not see',
        ),
        ...clue(
          listed && loginKnownGood,
          3,
          'the login is good and the list is empty: it holds only what the account may see',
        ),
        ...clue(
          at.status === 404 && loginKnownGood && at.needs.match === 'known',
          1.8,
          'the login is good and the path is right, so the object is missing or hidden',
        ),
        ...clue(
          beside.otherIdentityWorks !== null && (at.status === 404 || listed),
          3.5,
          `another account sees it (${beside.otherIdentityWorks?.identity ?? ''})`,
        ),
        ...clue(
          lacked.length > 0 && (at.status === 404 || at.status === null || listed),
          3,
          `the account does not hold ${lacked.join(', ')}`,
        ),
        ...clue(
          notes.says(
            'issue security',
            'security level',
            'browse projects',
            'not browse',
            'private project',
            'cannot see',
            "can't see",
            'archived',
            'deleted issue',
            'moved',
            'no access to+project',
            'team-managed',
          ),
          at.status === 404 || listed ? 3 : 1,
          'the notes speak of a project or issue that is hidden',
        ),
        ...clue(
          at.outcome === 'worked' && !at.body.emptyList && notes.tooLittle,
          3,
          'the list holds less than others see: it shows only what the account may see',
        ),
        ...clue(at.login.reason === 'failed' || at.login.reason === 'denied', -5, 'the login failed'),
        ...clue(
          at.credential.flaws.length > 0 || at.credential.misspelled !== null,
          -2.5,
          'the credential is malformed',
        ),
        ...clue(
          at.heard.has('anonymousCaller') || at.heard.has('loginRequired'),
          at.heard.has('anonymousCaller') ? -5.5 : -2.5,
          'the caller counts as anonymous',
        ),
        ...clue(
          /\/issue\/createmeta\/?$/.test(at.address.restPath ?? '') && at.outcome !== 'worked',
          -4,
          'the path names no object that could be hidden',
        ),
        ...clue(
          beside.sameResourceReadable !== null && at.method !== 'GET' && at.outcome === 'refused',
          -3.5,
          'the same account reads it',
        ),
        ...clue(
          caller.person && placeless && at.address.place === 'cloud-site',
          -2.5,
          'the site does not know a token of this kind, so everybody would be told so',
        ),
        ...clue(unfilled.test(at.address.restPath ?? ''), -3, 'the path names no object'),
        ...clue(identity === 'anonymous', -3, 'nobody is logged in'),
        ...clue(
          beside.loginRefused || beside.nothingListed,
          -2.5,
          'another call shows that the credential counts for nothing',
        ),
        ...clue(schemeContradicts(reading), -3, 'the credential goes in a form that Jira ignores'),
        ...clue(at.heard.has('routeMissing'), -3, 'the REST layer found no such path'),
        ...clue(at.heard.has('scopeMismatch') || at.heard.has('scopeGrants'), -4, 'a scope is named'),
        ...clue(at.body.form === 'html' && at.status === 404, -1.5, 'the REST API answers in JSON'),
        ...clue(
          at.heard.has('actionRefused') || at.heard.has('projectConfiguration'),
          -1.5,
          'the answer admits that the object exists',
        ),
        ...clue(
          at.heard.has('parameterNamed') && !at.heard.has('notVisible'),
          -2,
          'the answer names a parameter',
        ),
        ...clue(
          notes.says('credential+incorrect', 'credential+wrong', 'credential+invalid'),
          -3,
          'the credential is known to be wrong',
        ),
      ],
      missing: { projectPermissions: ['BROWSE_PROJECTS'] },
      fix: [
        {
          who: 'Jira administrator',
          step: 'Give the account Browse Projects in the permission scheme of the project, and check the security level of the issue.',
          link: links.rest,
        },
        {
          who: 'app developer',
          step: 'Check the key or id, and that it belongs to this site: Jira answers 404 for missing and for hidden alike.',
        },
      ],
      settledBy: 'the same call as an administrator, and GET /rest/api/3/myself as this account',
    };
  },
};
