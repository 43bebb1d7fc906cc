import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { again } from '../fixes/call.ts';
import { links } from '../fixes/links.ts';
import { screenLinks } from '../fixes/screens.ts';
import { administrator, developer } from '../fixes/steps.ts';

export const resourceNotVisible: Cause = {
  title: 'It exists, but this account may not see it',
  gate: 'project-permission',
  owner: 'Jira administrator',
  about: 'right',
  possible: all(
    not('at authorization server'),
    not('at connect authorization server'),
    not('at app'),
    not('as anonymous'),
  ),
  decisive: [
    all(
      'lacks browsing',
      any('status 404', 'empty list', 'says notVisible', 'says projectValueUnknown'),
      any('recognised', 'credential proven'),
      not('as app'),
    ),
    all('works as somebody else', any('status 404', 'empty list'), not('as app')),
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
      any('recognised', 'credential proven'),
      not('path of some createmeta'),
      not('path of transitions'),
      not('lists users'),
    ),
    all('lacks browsing', any('status 404', 'status unstated', 'empty list')),
    all('worked', not('empty list'), any('noted shows less', all('listed in full elsewhere', not('as app')))),
  ],
  leans: [
    all('says notVisible', any('status 401', 'status 403')),
    all('says projectValueUnknown', 'path of a search', not('says anonymousCaller')),
    all('says notVisible', 'as app'),
    all('says fieldHidden', not('says anonymousCaller')),
    all('status 404', any('recognised', 'credential proven'), 'path known'),
  ],
  against: [
    'named by user name',
    'only the site differs',
    all('policy of the site', any('as connect', 'as oauth')),
    'content listed as blocked',
    'login refused',
    'login denied unchecked',

    all('path of createmeta', not('worked')),
    all('same thing readable', 'writes'),
    all('gateway token at the site', not('as oauth-client-credentials')),
    'unfilled path',
    any('login refused beside', 'nothing listed'),
    'scheme of another kind',
    all('of a page', 'status 404'),
    all('says parameterNamed', not('says notVisible'), not('says projectValueUnknown')),
    'noted wrong credential',
  ],
  missing: () => ({ projectPermissions: ['BROWSE_PROJECTS'] }),
  fix: (reading) => [
    administrator(
      'Project settings → Permissions: give “Browse projects” to a role or group of this account, and check the security level of the issue.',
      screenLinks.projectPermissions(reading) ?? links.permissions,
    ),
    developer(
      'Check the key or id, and that it belongs to this site: Jira answers 404 for missing and for hidden alike.',
    ),
  ],
  settledBy: (reading) =>
    `${again(reading)} with $TOKEN of an administrator (404 there too: it does not exist)`,
};
