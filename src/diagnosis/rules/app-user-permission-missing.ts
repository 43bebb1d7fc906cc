import { globalAsked, lackedOf, projectAsked } from './permission-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const appUserPermissionMissing: Rule = {
  id: 'app-user-permission-missing',
  title: "The app's own user lacks a group, role or permission",
  who: 'Jira administrator',
  needs: ['identity', 'body', 'needs', 'siblings', 'notes'],
  docs: 'docs/rules/app-user-permission-missing.md',
  applies: ({ caller, identity, notes }) =>
    caller.app || identity === 'oauth-client-credentials' || notes.accountType === 'app',
  diagnose(reading) {
    const { at, notes, beside, scopes } = reading;
    const global = globalAsked(reading);
    const project = projectAsked(reading);
    const lacked = lackedOf(reading, [...global, ...project]);
    const worded =
      at.heard.has('adminNeeded') ||
      at.heard.has('relevantPermissions') ||
      at.heard.has('actionRefused') ||
      at.heard.has('projectConfiguration') ||
      at.heard.has('fieldNotSettable') ||
      at.heard.has('projectValueUnknown') ||
      at.heard.has('browseUsers');
    const groupWrite = /\/group(\/user)?(\?|$|\/)/.test(at.address.restPath ?? '') && at.method !== 'GET';
    const refused =
      at.status === 401 || at.status === 403 || at.status === 404 || at.status === 400 || at.status === null;
    const groupless =
      notes.groups !== null &&
      notes.adminGroups.length > 0 &&
      !notes.adminGroups.some((group) => notes.groups?.includes(group));
    const group = groupless ? notes.adminGroups.slice(0, 1) : groupWrite ? ['site-admins'] : [];
    const person = beside.otherIdentityWorks;
    return {
      clues: [
        ...clue(
          at.address.restPath?.endsWith('/myself') === true,
          -8,
          '/myself needs no permission: what is refused is the account itself',
        ),
        ...clue(
          at.needs.scopes === 'closed',
          -3.5,
          'no permission opens this operation to this kind of caller',
        ),
        ...clue(
          worded && refused,
          4.5,
          'the answer speaks of missing permissions, and the caller is the app',
        ),
        ...clue(at.heard.has('notVisible') && refused, 4, 'the app may not see what it asks for'),
        ...clue(
          lacked.length > 0 && refused,
          4.5,
          `the app user does not hold ${lacked.slice(0, 4).join(', ')}`,
        ),
        ...clue(person !== null, 3.5, `the same call works as ${person?.identity ?? ''}`),
        ...clue(
          at.status === 403 && at.needs.scopes === 'enough' && scopes !== null,
          2,
          'the scopes suffice: what is refused is the app user',
        ),
        ...clue(
          groupless && at.needs.globalPermissions.includes('ADMINISTER'),
          2.5,
          'the app user is in none of the groups that hold Administer Jira',
        ),
        ...clue(
          groupWrite && refused,
          1,
          'group membership is for site administrators, and an app user is none',
        ),
        ...clue(at.status === 200 && at.body.emptyList, 1, 'the list holds only what the app user may see'),
        ...clue(
          notes.says(
            'app user',
            'add-on user',
            'addon user',
            'atlassian-addons',
            'project role',
            'addons-project',
          ),
          2.5,
          'the notes speak of the app user',
        ),
        ...clue(at.heard.has('scopeMismatch') || at.heard.has('scopeGrants'), -4, 'a scope is named'),
        ...clue(at.needs.scopes === 'lacking', -2.5, 'the scopes do not even open the operation'),
        ...clue(at.needs.scopes === 'closed', -2, 'the operation is closed to apps'),
        ...clue(at.status === 401 && !worded, -1, 'a missing right is mostly answered with 403 or 404'),
      ],
      missing: {
        groups: group,
        globalPermissions: global.filter((key) => lacked.length === 0 || lacked.includes(key)),
        projectPermissions: project.filter((key) => lacked.length === 0 || lacked.includes(key)),
      },
      fix: [
        {
          who: 'Jira administrator',
          step: 'Put the app user (or the project role atlassian-addons-project-access) into the permission scheme, role or group that the operation needs.',
          link: links.connectScopes,
        },
        { who: 'app developer', step: 'Or make the call as the signed-in user, whose rights then count.' },
      ],
      settledBy: 'the same call as an administrator: if it works, the app user lacks the right',
    };
  },
};
