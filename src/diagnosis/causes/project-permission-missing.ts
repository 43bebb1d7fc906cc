import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { ask, shown, versionOf } from '../fixes/index.ts';
import { isArchived, isOfScheme, projectRightFix, wantedInProject } from '../fixes/project-rights.ts';
import { noRightMissing } from '../named-conditions.ts';

export const projectPermissionMissing: Cause = {
  title: 'A project permission is missing',
  gate: 'project-permission',
  owner: 'Jira administrator',
  about: 'right',
  possible: all(not('as anonymous'), any(not('as app'), 'project archived')),
  decisive: [
    any('says projectConfiguration', 'says linkRefused'),
    all('project archived', 'writes'),
    all(
      'lacks a project permission',
      'needs a project permission',
      not('scopes lacking'),
      any('status 401', 'status 403', not('lacks browsing')),
    ),
    all('needs a right outside the reference', 'others work', any('status 401', 'status 403')),
  ],
  strong: [
    all('same thing readable', 'needs a project permission', any('status 401', 'status 403')),
    all(
      'says actionRefused',
      not(all('needs a global permission', not('needs a project permission'))),
      not(all('status 401', not('recognised'), not('others work'), not('let in by the gateway'))),
    ),
    // Nobody who is not known is told which one.
    'names a project permission',
    all(
      'says fieldNotSettable',
      // Where no status is stated, a right is usual already.
      any('field refused for a right', not('status unstated')),
    ),
    all('path of some createmeta', 'empty list'),
    // "If the user does not have the Transition issues permission, the response will not list any transitions."
    all('path of transitions', 'empty list', any('recognised', 'credential proven', 'same thing readable')),
    // What is merely hidden is a 404.
    all('says notVisible', 'status 403', not('needs a global permission')),
    'says notAssignable',
    'says outsideOfGroup',
    all(
      'same operation works',
      'refused',
      // What is not shown at all is not there for this account.
      not(any('browsing refused', 'status 404')),
      not(all('status 401', 'nothing is said', 'as holder of an access token')),
    ),
    all('noted no project access', any('path of one thing', 'writes')),
  ],
  leans: [
    all('same thing readable', 'refused as unknown or forbidden'),
    all('needs a project permission', 'recognised', any('status 401', 'status 403')),
    all('says relevantPermissions', not('needs a global permission')),
    'says projectValueUnknown',
    all('says projectRequired', 'writes'),
  ],
  against: [
    'sprint without its scope',
    'no service project',
    all('says notVisible', not('says actionRefused'), not(any('status 401', 'status 403'))),
    'scopes lacking',
  ],
  never: noRightMissing,
  missing: (reading) => ({ projectPermissions: isArchived(reading) ? [] : wantedInProject(reading) }),
  fix: projectRightFix,
  settledBy: (reading) => {
    const { archivedProject } = reading.account;
    const api = `/rest/api/${versionOf(reading)}`;
    return archivedProject === null
      ? ask(
          reading,
          `${api}/mypermissions?projectKey=…&permissions=${
            wantedInProject(reading).filter(isOfScheme).join(',') || 'BROWSE_PROJECTS'
          }`,
        )
      : `${ask(reading, `${api}/project/${shown(encodeURIComponent(archivedProject))}`)} (archived: true)`;
  },
};
