import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixSteps } from '../finding.ts';
import { administrator, ask, developer, links, screenLinks, versionOf } from '../fixes/index.ts';
import { noRightMissing } from '../named-conditions.ts';
import type { Reading } from '../reading/reading.ts';
import { globalAsked, groupToJoin, lackedOf, rightsInWords } from '../reading/rights.ts';

function wanted(reading: Reading): string[] {
  const asked = globalAsked(reading);
  const lacked = lackedOf(reading, asked);
  return lacked.length > 0 ? lacked : asked.length > 0 ? asked : ['ADMINISTER'];
}

export const globalPermissionMissing: Cause = {
  title: 'A global permission is missing',
  gate: 'global-permission',
  owner: 'Jira administrator',
  about: 'right',
  possible: all(not('as anonymous'), not('as app')),
  decisive: [
    all('says adminNeeded', not(any('says projectConfiguration', 'says websudo', 'page in place of data'))),
    'says globalNamed',
    all(
      'lacks a global permission',
      not('needs a project permission'),
      'refused as unknown or forbidden',
      not('scopes lacking'),
    ),
  ],
  strong: [
    all(
      any('says actionRefused', 'says notVisible'),
      'needs a global permission',
      not('needs a project permission'),
      'refused as unknown or forbidden',
    ),
    all(
      'needs a global permission',
      not(all('needs a project permission', 'path of a project')),
      'answered by Jira',
      any('status 401', 'status 403'),
      not('says loginRequired'),
    ),
    // Nothing is named that could be missing.
    all('status 404', 'recognised', 'needs a global permission', not('path of one thing')),
    all(
      'empty list',
      'lists users',
      any('others work', 'works as somebody else', 'at gateway', 'recognised'),
    ),
    all('noted not administrator', 'needs a global permission'),
    // Only the person differs, whatever the reference says of the operation.
    all('works for another person', not('needs a project permission'), not('scopes lacking')),
  ],
  leans: [
    all('needs a global permission', 'refused as unknown or forbidden', 'recognised'),
    all('needs a global permission', 'refused as unknown or forbidden', 'others work'),
    all('is no administrator', 'needs a global permission', 'refused as unknown or forbidden'),
  ],
  against: ['is administrator'],
  never: [
    ...noRightMissing,
    // Whoever is let in may ask who he is; a sentence about administrators is of the door.
    'path of myself',
  ],
  missing: (reading) => ({ globalPermissions: wanted(reading), groups: adminGroup(reading) }),
  fix: (reading) => (wanted(reading)[0] === 'SITE_ADMIN' ? ofTheOrganisation : granted(reading)),
  settledBy: (reading) => {
    const [right = 'ADMINISTER'] = wanted(reading);
    return right === 'SITE_ADMIN'
      ? `${ask(reading, '/rest/api/3/myself?expand=groups')} (site-admins among the groups?)`
      : ask(reading, `/rest/api/${versionOf(reading)}/mypermissions?permissions=${right}`);
  },
};

/** Groups and people are those of the organisation. */
const ofTheOrganisation: FixSteps = [
  administrator(
    'Add the account to the group site-admins, or make the change there: Atlassian Administration → Directory → Groups.',
    links.administration,
  ),
  developer('Or change groups through the organisation API with an organisation API key.'),
];

/** The group that brings Administer Jira; nothing for whoever needs less. */
const adminGroup = (reading: Reading): string[] =>
  wanted(reading).includes('ADMINISTER') ? groupToJoin(reading) : [];

function granted(reading: Reading): FixSteps {
  const [group] = adminGroup(reading);
  const screen = reading.selfHosted ? 'Administration → System' : 'Jira settings → System';
  return [
    administrator(
      `Grant ${rightsInWords(wanted(reading), ' or ')} in ${screen} → Global permissions to a group of this account${group === undefined ? '' : `, or add the account to ${group}`}; or let an administrator's account make the call.`,
      screenLinks.globalPermissions(reading) ?? links.rest,
    ),
    developer('Avoid the call where the account is no administrator: ask mypermissions first.'),
  ];
}
