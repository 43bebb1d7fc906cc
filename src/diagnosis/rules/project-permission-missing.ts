import { holdsOne, lackedOf, projectAsked, refusedUnrecognised } from './permission-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const projectPermissionMissing: Rule = {
  id: 'project-permission-missing',
  title: 'A project permission is missing',
  who: 'Jira administrator',
  needs: ['body', 'needs', 'siblings', 'notes', 'login'],
  docs: 'docs/rules/project-permission-missing.md',
  applies: ({ identity, caller }) => identity !== 'anonymous' && !caller.app,
  diagnose(reading) {
    const { at, notes, beside, selfHosted, identity } = reading;
    const noneToCreateIn =
      at.status === 200 && at.body.emptyList && /\/createmeta(\/|$)/.test(at.address.restPath ?? '');
    const asked = noneToCreateIn ? ['CREATE_ISSUES'] : projectAsked(reading);
    const globalOnly = at.needs.globalPermissions.length > 0 && at.needs.projectPermissions.length === 0;
    const lacked = lackedOf(reading, asked);
    const write = at.method !== 'GET' && at.method !== 'HEAD';
    const search = /\/search(\/jql)?$/.test(at.address.restPath ?? '');
    const refused =
      at.status === 401 || at.status === 403 || at.status === 404 || at.status === 400 || at.status === null;
    const documented = at.needs.projectPermissions.length > 0;
    const anonymous = at.heard.has('anonymousCaller') || at.login.reason === 'failed';
    const object = /\/(issue|project|board|sprint|version|component|servicedesk|worklog|comment)\/[^/]+/.test(
      at.address.restPath ?? '',
    );
    return {
      clues: [
        ...clue(
          at.heard.has('projectConfiguration'),
          5.5,
          'the answer says that the account may not configure the project',
        ),
        ...clue(
          refusedUnrecognised(reading),
          -2.6,
          'the status is 401, which Jira gives to whom it did not log in',
        ),
        ...clue(
          at.heard.has('actionRefused') && !anonymous && !globalOnly,
          4.8,
          'the answer refuses one action on something the account can see',
        ),
        ...clue(
          at.heard.has('fieldNotSettable') && write,
          asked[0] !== 'EDIT_ISSUES' && asked[0] !== 'CREATE_ISSUES' ? 4.2 : 3.6,
          'the answer refuses a field that is set only with a permission of its own',
        ),
        ...clue(
          at.heard.has('projectValueUnknown') && !search && write,
          4.2,
          'the answer does not know the project, as it says to whoever may not create there',
        ),
        ...clue(at.heard.has('projectValueUnknown') && search, 1.5, 'the answer does not know the project'),
        ...clue(at.heard.has('projectRequired') && write, 2.6, 'the answer does not take the project'),
        ...clue(
          noneToCreateIn,
          4,
          'the create metadata hold no project: the account may create in none of those asked for',
        ),
        ...clue(
          beside.nothingListed && at.heard.has('projectValueUnknown'),
          -2,
          'no project at all is listed, so it is not this one',
        ),
        ...clue(at.heard.has('notAssignable'), 4, 'the answer says that the user cannot be assigned'),
        ...clue(
          lacked.length > 0 && refused && (documented || asked.length > 0),
          4,
          `the account does not hold ${lacked.join(', ')}`,
        ),
        ...clue(
          beside.sameOperationWorks && refused && !at.heard.has('notVisible'),
          4,
          'the same operation works with the same credential on another object',
        ),
        ...clue(
          beside.sameResourceReadable !== null && refused,
          at.heard.has('notVisible') && write ? 4.2 : 2.2,
          'the same project or issue can be read by the same account',
        ),
        ...clue(
          documented && at.login.recognised && (at.status === 403 || at.status === 401),
          1.2,
          'the login was accepted, and the operation documents a project permission',
        ),
        ...clue(
          at.heard.has('relevantPermissions') && documented && at.needs.globalPermissions.length === 0,
          1.5,
          'the answer speaks of missing permissions',
        ),
        ...clue(
          notes.says(
            'no access to the project',
            'without access',
            'no access to+project',
            'not a member of+project',
            'access+lost',
            'role+removed',
            'project role',
            'private project',
            'closed to',
            'project+restricted',
            'no permission+project',
            'not in the project',
            'read-only',
            'read only',
            'viewer',
          ),
          object || write ? 3 : 1.5,
          'the notes say that the account lacks a right in the project',
        ),
        ...clue(
          selfHosted && at.status === 403 && identity === 'pat' && object,
          1,
          'the login works as a rule, one issue or project is forbidden',
        ),
        ...clue(
          at.heard.has('adminNeeded') && !at.heard.has('projectConfiguration'),
          -2,
          'the answer asks for an administrator of Jira',
        ),
        ...clue(
          at.heard.has('notVisible') && !at.heard.has('actionRefused'),
          -1,
          'the answer does not admit that the object exists',
        ),
        ...clue(
          documented && holdsOne(reading, at.needs.projectPermissions) && lacked.length === 0,
          -3,
          'the account holds the permission',
        ),
        ...clue(
          at.login.reason === 'failed' || at.login.reason === 'denied' || at.heard.has('anonymousCaller'),
          -4,
          'the login was refused',
        ),
        ...clue(
          at.heard.has('scopeMismatch') ||
            at.heard.has('scopeGrants') ||
            at.heard.has('xsrf') ||
            at.heard.has('ipBlocked'),
          -3.5,
          'the answer names another reason',
        ),
        ...clue(
          at.status === 404 && !at.heard.has('actionRefused'),
          -0.8,
          'a missing right on a visible project is mostly answered with 401 or 403',
        ),
      ],
      missing: { projectPermissions: lacked.length > 0 ? lacked : asked },
      fix: [
        {
          who: 'Jira administrator',
          step: `Grant ${(lacked.length > 0 ? lacked : asked).join(', ') || 'the permission that the operation names'} in the permission scheme of the project to a role or group of this account.`,
          link: links.rest,
        },
        {
          who: 'app developer',
          step: 'Leave out what the account may not set: ask createmeta or editmeta for the fields, mypermissions for the rights.',
        },
      ],
      settledBy: 'GET /rest/api/3/mypermissions?projectKey=…&permissions=… as the same account',
    };
  },
};
