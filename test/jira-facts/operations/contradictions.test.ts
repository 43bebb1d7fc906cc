import { inconsistencyIndex } from '../../../src/jira-facts/operations/facts/inconsistencies.ts';

const platform = 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json';

/** Operations, what is contradictory about them, and where it was seen. More may be known of one than stands here. */
const known: readonly [string[], string, string][] = [
  [
    ['POST /rest/api/*/permissions/check'],
    'No scope is required today, yet the text announces read:jira-work or read:permission:jira from 2024-06-15. The list of scopes and the text disagree: a grant with the announced scope is safe under both readings.',
    platform,
  ],
  [
    ['GET /rest/api/*/task/{taskId}'],
    'The granular group is empty while the text announces read:jira-work from 2024-06-15. The list of scopes and the text disagree: a grant with the announced scope is safe under both readings.',
    platform,
  ],
  [
    ['GET /rest/api/*/permissions'],
    'Needs ADMIN (Connect) or manage:jira-configuration (OAuth), although it needs no Jira permission and can be read anonymously.',
    platform,
  ],
  [
    ['GET /rest/api/*/avatar/{type}/system', 'GET /rest/api/*/securitylevel/{id}'],
    'Needs an administrator scope although it needs no Jira permission.',
    platform,
  ],
  [
    ['GET /rest/api/*/instance/license'],
    'OAuth needs an administrator scope although no Jira permission is needed.',
    platform,
  ],
  [
    ['GET /rest/api/*/auditing/record'],
    'Connect is content with READ while OAuth needs manage:jira-configuration; both need the Administer Jira permission.',
    platform,
  ],
  [
    [
      'GET /rest/api/*/configuration/timetracking',
      'PUT /rest/api/*/configuration/timetracking',
      'GET /rest/api/*/configuration/timetracking/list',
      'GET /rest/api/*/configuration/timetracking/options',
      'PUT /rest/api/*/configuration/timetracking/options',
      'GET /rest/api/*/field/{fieldId}/contexts',
    ],
    'The Connect scope is far below the OAuth one, and the Administer Jira permission is needed all the same.',
    platform,
  ],
  [
    [
      'GET /rest/api/*/search',
      'POST /rest/api/*/search',
      'GET /rest/api/*/search/jql',
      'POST /rest/api/*/search/jql',
    ],
    'The granular group names read:audit-log:jira, which a search has no visible use for. It is required all the same.',
    platform,
  ],
  [
    [
      'POST /rest/api/3/bulk/issues/delete',
      'POST /rest/api/3/bulk/issues/watch',
      'POST /rest/api/3/bulk/issues/unwatch',
    ],
    'Takes write:issue:jira with read:issue:jira, not delete:issue:jira or write:issue.watcher:jira.',
    platform,
  ],
  [
    ['DELETE /rest/api/*/issue/{issueIdOrKey}/watchers'],
    'Removing a watcher takes write:issue.watcher:jira, not a delete scope.',
    platform,
  ],
  [['GET /rest/api/*/project-template/live-template'], 'A read that names write:project:jira.', platform],
  [
    ['PUT /rest/api/*/issues/archive/export'],
    'A write that names only read:issue:jira in its granular group.',
    platform,
  ],
  [
    [
      'POST /rest/api/*/version',
      'PUT /rest/api/*/version/{id}',
      'POST /rest/api/*/component',
      'PUT /rest/api/*/component/{id}',
      'DELETE /rest/api/*/component/{id}',
    ],
    'Versions and components are written with manage:jira-project, not with write:jira-work.',
    platform,
  ],
  [
    ['GET /rest/api/*/user/email', 'GET /rest/api/*/user/email/bulk', 'POST /rest/api/*/redact'],
    'Has a granular group but no OAuth scheme in its security section: whether OAuth may call it is not stated.',
    platform,
  ],
  [
    ['GET /rest/atlassian-connect/1/service-registry'],
    'The text says that only Connect apps may call it, the scope field says INACCESSIBLE.',
    platform,
  ],
  [
    ['PUT /rest/api/*/mypreferences/locale', 'PUT /rest/api/*/workflow/rule/config/delete'],
    'No OAuth scope at all, so that no OAuth or Forge app can call it.',
    platform,
  ],
  [
    [
      'POST /rest/servicedeskapi/customer/skip-permission-check',
      'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/skip-permission-check',
    ],
    'Listed in the document but internal: no app can call it.',
    'https://developer.atlassian.com/cloud/jira/service-desk/swagger.v3.json',
  ],
  [
    ['POST /rest/internal/api/latest/worklog/bulk'],
    'Listed in the document but internal: no app can call it.',
    platform,
  ],
  [
    ['GET /rest/agile/1.0/board'],
    'Needs read:project:jira beside the board scope; leaving it out is the usual 401.',
    'https://community.developer.atlassian.com/t/looking-for-a-way-to-troubleshoot-scopes-for-service-account-token/97204',
  ],
  [
    ['POST /rest/api/*/webhook'],
    'Reported as not working with scoped tokens: dynamic webhooks are for Connect and 3LO apps.',
    'https://github.com/port-labs/port-docs/pull/2390',
  ],
  [
    [
      'GET /rest/api/*/field/{fieldId}/context/{contextId}/option',
      'POST /rest/api/*/field/{fieldId}/context/{contextId}/option',
      'PUT /rest/api/*/field/{fieldId}/context/{contextId}/option',
    ],
    'Managed 3LO clients stopped passing in February 2026 for want of write:field.option:jira.',
    'https://github.com/PipedreamHQ/pipedream/issues/20210',
  ],
  [
    ['GET /rest/api/*/project', 'GET /rest/api/*/project/search'],
    'A token with granular scopes was seen to get an empty list where one with classic scopes got 148 projects; the reason is not known.',
    'https://community.atlassian.com/forums/Jira-questions/Granular-API-Token-GET-project-returns-empty-list-but-Classic/qaq-p/3188180',
  ],
];
const find = inconsistencyIndex();

test.each(known)('of %j: %s', (operations, says, source) => {
  for (const name of operations)
    for (const version of ['2', '3']) {
      const [method = '', path = ''] = name.split(' ');
      expect(find(method, path.replace('*', version))).toContainEqual({ says, source });
    }
});

test('of most operations nothing of the kind is known', () => {
  expect([find('GET', '/rest/api/3/myself'), find('PATCH', '/rest/api/3/permissions')]).toEqual([[], []]);
});
