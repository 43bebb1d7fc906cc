import { permissionName } from '../../jira-facts/index.ts';
import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { ask, versionOf } from '../fixes/call.ts';
import { links } from '../fixes/links.ts';
import { screenLinks } from '../fixes/screens.ts';
import { administrator, developer } from '../fixes/steps.ts';
import type { Reading } from '../reading/reading.ts';
import { lackedOf, projectAsked } from '../reading/rights.ts';

function wanted(reading: Reading): string[] {
  const { at } = reading;
  const noneToCreateIn = at.status === 200 && /\/createmeta(\/|$)/.test(at.address.restPath ?? '');
  const asked = noneToCreateIn ? ['CREATE_ISSUES'] : projectAsked(reading);
  const lacked = lackedOf(reading, asked);
  return lacked.length > 0 ? lacked : asked;
}

const intoTheGroup: ReturnType<Cause['fix']> = [
  developer('Limit it to a role or group that this account is in.'),
  administrator(
    'Or add the account to the role or group that the answer names: Project settings → Access, or user management.',
  ),
];

const grant = (reading: Reading): ReturnType<Cause['fix']> => [
  administrator(
    `Project settings → Permissions: grant ${
      wanted(reading)
        .map((key) => `“${permissionName(key)}”`)
        .join(', ') || 'the permission that the operation names'
    } to a role or group of this account.`,
    screenLinks.projectPermissions(reading) ?? links.permissions,
  ),
  developer(
    'Or leave out what the account may not set: ask createmeta or editmeta for the fields, mypermissions for the rights.',
  ),
];

export const projectPermissionMissing: Cause = {
  title: 'A project permission is missing',
  gate: 'project-permission',
  owner: 'Jira administrator',
  about: 'right',
  possible: all(not('as anonymous'), any(not('as app'), 'project archived')),
  decisive: [
    'says projectConfiguration',
    all('project archived', 'writes', not('scopes lacking')),
    all(
      'lacks a project permission',
      'refused',
      'needs a project permission',
      not('scopes lacking'),
      any('status 401', 'status 403', not('lacks browsing')),
      not('login refused'),
    ),
    all('needs a right outside the reference', 'others work', any('status 401', 'status 403')),
  ],
  strong: [
    all('says notVisible', any('status 401', 'status 403'), not('needs a global permission')),
    all('same thing readable', 'needs a project permission', any('status 401', 'status 403')),
    all(
      'says actionRefused',
      not('says anonymousCaller'),
      not(all('needs a global permission', not('needs a project permission'))),
      not(all('status 401', not('recognised'), not('others work'), not('let in by the gateway'))),
    ),
    all(
      'says fieldNotSettable',
      // Where no status is stated, a right is usual already.
      any(
        'field with a right of its own',
        'even the summary refused',
        'custom field refused',
        not('status unstated'),
      ),
      not('field that Jira has not'),
      not('noted off the screen'),
    ),
    all('says projectValueUnknown', any(not('path of a search'), 'recognised', 'credential proven')),
    all('path of some createmeta', 'empty list'),
    // "If the user does not have the Transition issues permission, the response will not list any transitions."
    all('path of transitions', 'empty list', any('recognised', 'credential proven', 'same thing readable')),
    'says notAssignable',
    'says outsideOfGroup',
    all(
      'same operation works',
      'refused',
      not('says notVisible'),
      not(all('status 401', 'nothing is said', any('as oauth', 'as connect-user'))),
      not('refused by the gateway'),
    ),

    all('noted no project access', any('path of one thing', 'writes')),
  ],
  leans: [
    all('same thing readable', any('status 401', 'status 403', 'status unstated')),
    all('needs a project permission', 'recognised', any('status 401', 'status 403')),
    all('says relevantPermissions', 'needs a project permission', not('needs a global permission')),
    all('says fieldNotSettable', not('custom field refused')),
    'says projectValueUnknown',
    all('says projectRequired', 'writes'),
    'noted no project access',
  ],
  against: [
    'sprint without its scope',
    'no service project',
    all(
      'another scope needed',
      'works as somebody else',
      'as person of an app',
      'nothing is said',
      not('scopes enough'),
    ),
    all('policy of the site', any('as connect', 'as oauth')),
    all(
      'says notVisible',
      not('says actionRefused'),
      not('same thing readable'),
      not(any('status 401', 'status 403')),
    ),
    'login refused',

    all('nothing listed', 'says projectValueUnknown'),

    all('path of everybody', 'status 403', not('writes'), 'nothing is said'),
    'scopes lacking',
  ],
  never: [
    all('holds what is needed', not('project archived')),
    all('needs no permission', not('says actionRefused'), not('says projectConfiguration')),
  ],
  missing: (reading) => ({ projectPermissions: isArchived(reading) ? [] : wanted(reading) }),
  fix: fixFor,
  settledBy: (reading) => {
    const { archivedProject } = reading.account;
    const api = `/rest/api/${versionOf(reading)}`;
    return archivedProject === null
      ? ask(
          reading,
          `${api}/mypermissions?projectKey=…&permissions=${
            wanted(reading)
              .filter((key) => /^[A-Z_]+$/.test(key))
              .join(',') || 'BROWSE_PROJECTS'
          }`,
        )
      : `${ask(reading, `${api}/project/${encodeURIComponent(archivedProject)}`)} (archived: true)`;
  },
};

type Steps = ReturnType<Cause['fix']>;

const isArchived = ({ account }: Reading): boolean => account.archivedProject !== null;

function fixFor(reading: Reading): Steps {
  if (isArchived(reading)) return restoring(reading);
  return reading.at.said.has('outsideOfGroup') ? intoTheGroup : grant(reading);
}

/** No permission opens an archived project to changes. */
function restoring({ selfHosted }: Reading): Steps {
  return [
    selfHosted
      ? administrator('Restore the project: Administration → Projects → Archived projects.')
      : administrator('Restore the project: Jira settings → Projects → Archive.', links.archive),
    developer('Or let the work go to a project that is in use.'),
  ];
}
