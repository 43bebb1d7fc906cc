import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { administrator, againAs, developer, links, screenLinks } from '../fixes/index.ts';
import { noRightMissing } from '../named-conditions.ts';
import type { Reading } from '../reading/reading.ts';
import {
  globalAsked,
  groupless,
  groupToJoin,
  lackedOf,
  projectAsked,
  rightsInWords,
} from '../reading/rights.ts';

function keep(reading: Reading, keys: readonly string[]): string[] {
  const lacked = lackedOf(reading, [...globalAsked(reading), ...projectAsked(reading)]);
  return keys.filter((key) => lacked.length === 0 || lacked.includes(key));
}

/** Membership of groups is changed by site administrators, whatever the app holds. */
function groupsOf(reading: Reading): string[] {
  if (groupless(reading)) return groupToJoin(reading);
  const { address, method } = reading.at;
  return method !== 'GET' && /\/group(\/user)?\/?$/.test(address.restPath ?? '') ? ['site-admins'] : [];
}

/** Nobody can put the user of an app into a group by hand; what can be done is to give its group or role the right. */
function fixFor(reading: Reading): FixSteps {
  const { at } = reading;
  const global = at.outcome === 'worked' ? [] : keep(reading, globalAsked(reading));
  const project = at.outcome === 'worked' ? ['BROWSE_PROJECTS'] : keep(reading, projectAsked(reading));
  const asUser = developer('Or make the call as the signed-in user, whose rights then count.');
  if (groupsOf(reading).includes('site-admins'))
    return [
      developer(
        'Change groups through the organisation API with an organisation API key: no app user is a site administrator.',
      ),
      asUser,
    ];
  if (global.length > 0)
    return [
      administrator(
        `Jira settings → System → Global permissions: give ${rightsInWords(global, ' or ')} to the group atlassian-addons-admin, which the app's user joins by itself when the app holds the scope for it.`,
        screenLinks.globalPermissions(reading) ?? links.connectScopes,
      ),
      administrator(
        'If the app was updated lately, approve the update in Manage apps, or install it again: its user gets its groups then.',
      ),
      asUser,
    ];
  return [
    administrator(
      `In the permission scheme of the project give ${rightsInWords(project, ' or ') || 'the permission that the operation names'} to the project role atlassian-addons-project-access.`,
      screenLinks.projectPermissions(reading) ?? links.connectScopes,
    ),
    asUser,
  ];
}

export const appUserPermissionMissing: Cause = {
  title: "The app's own user lacks a permission",
  gate: 'project-permission',
  owner: 'Jira administrator',
  about: 'right',
  possible: any('as app', 'account of an app'),
  decisive: [
    all(any('lacks a global permission', 'lacks a project permission'), 'refused', not('scopes lacking')),
    all(
      any(
        'says adminNeeded',
        'says actionRefused',
        'says projectConfiguration',
        'says linkRefused',
        'says globalNamed',
        'says relevantPermissions',
      ),
      'refused',
    ),
  ],
  strong: [
    any('says fieldNotSettable', 'says projectValueUnknown', 'says notVisible'),
    // A bare 401 is about the token.
    all('works as somebody else', not(all('status 401', 'nothing is said', not('recognised')))),
    'listed in full elsewhere',
    all('worked', 'as app', any('empty list', 'noted shows less')),
    all(
      'status 403',
      'scopes enough',
      not('says connectSessionToken'),
      any('needs a global permission', 'needs a project permission'),
    ),
  ],
  leans: [all('says projectRequired', 'writes')],
  against: [
    any('policy of the site', 'kept out of projects'),
    all('scopes lacking', not('works within the same scopes')),
  ],
  never: noRightMissing,
  missing: (reading) => ({
    groups: groupsOf(reading),
    globalPermissions: keep(reading, globalAsked(reading)),
    projectPermissions: keep(reading, projectAsked(reading)),
  }),
  fix: fixFor,
  settledBy: (reading) => `${againAs(reading, 'an administrator')} (works: the app's user lacks the right)`,
};
