import { globalAsked, holdsOne, lackedOf } from './permission-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const globalPermissionMissing: Rule = {
  id: 'global-permission-missing',
  title: 'The user lacks a global permission, mostly Administer Jira',
  who: 'Jira administrator',
  needs: ['body', 'needs', 'notes', 'login', 'identity'],
  docs: 'docs/rules/global-permission-missing.md',
  applies: ({ caller, identity }) => caller.person && identity !== 'anonymous',
  diagnose(reading) {
    const { at, notes, beside } = reading;
    const asked = globalAsked(reading);
    const lacked = lackedOf(reading, asked);
    const named = at.heard.has('browseUsers') || at.heard.has('bulkChange') || at.heard.has('sharedObjects');
    const refused = at.status === 401 || at.status === 403 || at.status === null;
    const documented = at.needs.globalPermissions.length > 0;
    const globalOnly = documented && at.needs.projectPermissions.length === 0;
    const groupless =
      notes.groups !== null &&
      notes.adminGroups.length > 0 &&
      !notes.adminGroups.some((group) => notes.groups?.includes(group));
    const permissions = lacked.length > 0 ? lacked : asked.length > 0 ? asked : ['ADMINISTER'];
    return {
      clues: [
        ...clue(
          at.needs.scopes === 'closed',
          -3.5,
          'no permission opens this operation to this kind of caller',
        ),
        ...clue(
          at.heard.has('adminNeeded') && at.outcome !== 'worked',
          5,
          'the answer asks for an administrator',
        ),
        ...clue(
          (at.heard.has('actionRefused') || (at.heard.has('notVisible') && at.status === 403)) &&
            globalOnly &&
            at.outcome !== 'worked',
          5,
          'the answer refuses the action, and the operation documents global permissions only',
        ),
        ...clue(
          documented &&
            refused &&
            at.body.hasErrorMessages &&
            at.status === 401 &&
            !at.heard.has('loginRequired'),
          3,
          'Jira itself answered, so the login passed, and the operation documents a global permission',
        ),
        ...clue(
          at.status === 200 && at.body.emptyList && at.needs.globalPermissions.includes('USER_PICKER'),
          3.6,
          'the list of users stays empty for who may not browse users',
        ),
        ...clue(named, 5, 'the answer names a global permission'),
        ...clue(
          lacked.length > 0 && documented && refused,
          4.5,
          `the account does not hold ${lacked.join(', ')}`,
        ),
        ...clue(
          documented && refused && at.login.recognised,
          1.5,
          'the login was accepted, and the operation documents a global permission',
        ),
        ...clue(
          documented && refused && beside.ownWorked.length > 0,
          at.needs.projectPermissions.length > 0 ? 1 : 2.6,
          'other calls work, and this operation documents a global permission',
        ),
        ...clue(
          at.heard.has('relevantPermissions') && documented,
          2,
          'the answer speaks of missing permissions, and the operation documents a global one',
        ),
        ...clue(notes.admin === false && documented, 2.5, 'the account is no administrator'),
        ...clue(
          groupless && documented,
          2.5,
          'the account is in none of the groups that hold Administer Jira',
        ),
        ...clue(
          notes.says(
            'not an admin',
            'no admin',
            'non-admin',
            'without admin',
            'not admin',
            'normal user',
            'ordinary user',
            'regular user',
            'moderator',
          ),
          documented || at.heard.has('adminNeeded') ? 2.2 : 0.8,
          'the notes say that the account is no administrator',
        ),
        ...clue(
          beside.otherIdentityWorks !== null && documented,
          1.5,
          'the same call works as somebody else',
        ),
        ...clue(notes.admin === true || holdsOne(reading, asked), -4, 'the account holds the permission'),
        ...clue(
          at.heard.has('projectConfiguration') ||
            (at.heard.has('actionRefused') && !globalOnly) ||
            at.heard.has('websudo'),
          -2.5,
          'the answer names another right',
        ),
        ...clue(at.login.reason === 'failed' || at.login.reason === 'denied', -4, 'the login was refused'),
        ...clue(
          at.heard.has('scopeMismatch') ||
            at.heard.has('uiOnly') ||
            at.heard.has('ipBlocked') ||
            at.heard.has('xsrf'),
          -3,
          'the answer names another reason',
        ),
      ],
      missing: { globalPermissions: permissions, groups: groupless ? notes.adminGroups.slice(0, 1) : [] },
      fix: [
        {
          who: 'Jira administrator',
          step: `Grant ${permissions.join(' or ')} in Global permissions to a group of this account${groupless ? ` (for example ${notes.adminGroups[0] ?? ''})` : ''}, or let an administrator's account make the call.`,
          link: links.rest,
        },
        {
          who: 'app developer',
          step: 'Avoid the call where the account is no administrator: ask /rest/api/3/mypermissions first.',
        },
      ],
      settledBy: `GET /rest/api/3/mypermissions?permissions=${permissions[0] ?? 'ADMINISTER'} as the same account`,
    };
  },
};
