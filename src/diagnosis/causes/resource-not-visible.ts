import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import type { FixStep } from '../finding.ts';
import { administrator, againAs, developer, links, owner, screenLinks } from '../fixes/index.ts';
import { isOfAssets } from '../reading/assets.ts';
import type { Reading } from '../reading/reading.ts';

/** Who shows it to the account, and how: filters, dashboards and boards are shared by their owners. */
function shownBy(reading: Reading): FixStep {
  const { restPath, path } = reading.at.address;
  const where = restPath ?? path;
  const shared = /\/(filter|dashboard)\//.exec(where)?.[1];
  if (shared !== undefined)
    return owner(
      `Have the owner of the ${shared} share it with this account, or with a group or project of it.`,
    );
  if (/^\/rest\/agile\/1\.0\/board\//.test(where))
    return owner(
      'Have the owner of the filter behind the board share it with this account, which needs “Browse projects” in the projects of the board as well.',
    );
  if (isOfAssets(where))
    return administrator(
      'Assets → the object schema → Configuration → Roles: give this account a role that reads it.',
    );
  return administrator(
    'Project settings → Permissions: give “Browse projects” to a role or group of this account, and check the security level of the issue.',
    screenLinks.projectPermissions(reading) ?? links.permissions,
  );
}

const foundNothing = ({ at }: Reading): boolean => at.status === 200 && at.body.emptyList;

/** What was asked for may be misspelled as well. */
function checked(reading: Reading): FixStep {
  const asked = /\/search\/jql$/.test(reading.at.address.restPath ?? '');
  if (asked && foundNothing(reading))
    return developer(
      'Have Jira check the query: POST /rest/api/3/jql/parse. The search itself finds nothing, and says nothing, of a project, value or field that is not there or not for this account.',
      'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/',
    );
  return developer(
    'Check the key or id, and that it belongs to this site: Jira answers 404 for missing and for hidden alike.',
  );
}

export const resourceNotVisible: Cause = {
  title: 'It exists, but this account may not see it',
  gate: 'project-permission',
  owner: 'Jira administrator',
  about: 'right',
  possible: all('at Jira', not('as anonymous')),
  decisive: [
    all(
      'lacks browsing',
      any('status 404', 'status unstated', 'empty list', 'says notVisible', 'says projectValueUnknown'),
      not('as app'),
    ),
    all('works as somebody else', any('status 404', 'empty list'), not('as app'), not('lists users')),
  ],
  strong: [
    all(
      'says notVisible',
      any('status 400', 'status 404', 'status unstated'),
      not('says actionRefused'),
      not('says anonymousCaller'),
      not('as app'),
    ),
    all(
      'empty list',
      not('as app'),
      not('no workspace of Assets'),
      not('date unread by JQL'),
      any('recognised', 'credential proven', 'listed in full elsewhere'),
      not('path of transitions'),
      not('lists users'),
    ),
    all('same operation works', any('status 404', 'browsing refused'), not('as app')),
    all('worked', not('empty list'), not('as app'), any('noted shows less', 'listed in full elsewhere')),
  ],
  leans: [
    all(
      'status 404',
      any('recognised', 'credential proven'),
      any('path of one thing', 'needs a project permission'),
    ),
  ],
  against: [
    'content listed as blocked',
    'path of createmeta',
    all('same thing readable', any('writes', 'path of one product')),
    'gateway token at the site',
    any('nobody in another call', 'noted inactive'),
  ],
  missing: () => ({ projectPermissions: ['BROWSE_PROJECTS'] }),
  fix: (reading) => [shownBy(reading), checked(reading)],
  settledBy: (reading) =>
    `${againAs(reading, 'an administrator')} (${foundNothing(reading) ? 'nothing there too: nothing matches' : '404 there too: it does not exist'})`,
};
