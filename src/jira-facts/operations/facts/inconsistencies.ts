import type { KnownInconsistency } from '../operation.ts';

interface Entry extends KnownInconsistency {
  /** Names without the version: `/rest/api/*` stands for 2 and 3. */
  readonly operations: readonly string[];
}

const v3 = 'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json';
const serviceDesk = 'https://developer.atlassian.com/cloud/jira/service-desk/swagger.v3.json';
const announcedReading =
  'The list of scopes and the text disagree: a grant with the announced scope is safe under both readings.';

/** Where the documents contradict themselves, or the wild contradicts them. Each entry keeps its source. */
const entries: readonly Entry[] = [
  {
    operations: ['POST /rest/api/*/permissions/check'],
    says: `No scope is required today, yet the text announces read:jira-work or read:permission:jira from 2024-06-15. ${announcedReading}`,
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/task/{taskId}'],
    says: `The granular group is empty while the text announces read:jira-work from 2024-06-15. ${announcedReading}`,
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/permissions'],
    says: 'Needs ADMIN (Connect) or manage:jira-configuration (OAuth), although it needs no Jira permission and can be read anonymously.',
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/avatar/{type}/system', 'GET /rest/api/*/securitylevel/{id}'],
    says: 'Needs an administrator scope although it needs no Jira permission.',
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/instance/license'],
    says: 'OAuth needs an administrator scope although no Jira permission is needed.',
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/auditing/record'],
    says: 'Connect is content with READ while OAuth needs manage:jira-configuration; both need the Administer Jira permission.',
    source: v3,
  },
  {
    operations: [
      'GET /rest/api/*/configuration/timetracking',
      'PUT /rest/api/*/configuration/timetracking',
      'GET /rest/api/*/configuration/timetracking/list',
      'GET /rest/api/*/configuration/timetracking/options',
      'PUT /rest/api/*/configuration/timetracking/options',
      'GET /rest/api/*/field/{fieldId}/contexts',
    ],
    says: 'The Connect scope is far below the OAuth one, and the Administer Jira permission is needed all the same.',
    source: v3,
  },
  {
    operations: [
      'GET /rest/api/*/search',
      'POST /rest/api/*/search',
      'GET /rest/api/*/search/jql',
      'POST /rest/api/*/search/jql',
    ],
    says: 'The granular group names read:audit-log:jira, which a search has no visible use for. It is required all the same.',
    source: v3,
  },
  {
    operations: [
      'POST /rest/api/3/bulk/issues/delete',
      'POST /rest/api/3/bulk/issues/watch',
      'POST /rest/api/3/bulk/issues/unwatch',
    ],
    says: 'Takes write:issue:jira with read:issue:jira, not delete:issue:jira or write:issue.watcher:jira.',
    source: v3,
  },
  {
    operations: ['DELETE /rest/api/*/issue/{issueIdOrKey}/watchers'],
    says: 'Removing a watcher takes write:issue.watcher:jira, not a delete scope.',
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/project-template/live-template'],
    says: 'A read that names write:project:jira.',
    source: v3,
  },
  {
    operations: ['PUT /rest/api/*/issues/archive/export'],
    says: 'A write that names only read:issue:jira in its granular group.',
    source: v3,
  },
  {
    operations: [
      'POST /rest/api/*/version',
      'PUT /rest/api/*/version/{id}',
      'POST /rest/api/*/component',
      'PUT /rest/api/*/component/{id}',
      'DELETE /rest/api/*/component/{id}',
    ],
    says: 'Versions and components are written with manage:jira-project, not with write:jira-work.',
    source: v3,
  },
  {
    operations: ['GET /rest/api/*/user/email', 'GET /rest/api/*/user/email/bulk', 'POST /rest/api/*/redact'],
    says: 'Has a granular group but no OAuth scheme in its security section: whether OAuth may call it is not stated.',
    source: v3,
  },
  {
    operations: ['GET /rest/atlassian-connect/1/service-registry'],
    says: 'The text says that only Connect apps may call it, the scope field says INACCESSIBLE.',
    source: v3,
  },
  {
    operations: ['PUT /rest/api/*/mypreferences/locale', 'PUT /rest/api/*/workflow/rule/config/delete'],
    says: 'No OAuth scope at all, so that no OAuth or Forge app can call it.',
    source: v3,
  },
  {
    operations: [
      'POST /rest/servicedeskapi/customer/skip-permission-check',
      'POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/customer/skip-permission-check',
    ],
    says: 'Listed in the document but internal: no app can call it.',
    source: serviceDesk,
  },
  {
    operations: ['POST /rest/internal/api/latest/worklog/bulk'],
    says: 'Listed in the document but internal: no app can call it.',
    source: v3,
  },
  {
    operations: ['GET /rest/agile/1.0/board'],
    says: 'Needs read:project:jira beside the board scope; leaving it out is the usual 401.',
    source:
      'https://community.developer.atlassian.com/t/looking-for-a-way-to-troubleshoot-scopes-for-service-account-token/97204',
  },
  {
    operations: ['POST /rest/api/*/webhook'],
    says: 'Reported as not working with scoped tokens: dynamic webhooks are for Connect and 3LO apps.',
    source: 'https://github.com/port-labs/port-docs/pull/2390',
  },
  {
    operations: [
      'GET /rest/api/*/field/{fieldId}/context/{contextId}/option',
      'POST /rest/api/*/field/{fieldId}/context/{contextId}/option',
      'PUT /rest/api/*/field/{fieldId}/context/{contextId}/option',
    ],
    says: 'Managed 3LO clients stopped passing in February 2026 for want of write:field.option:jira.',
    source: 'https://github.com/PipedreamHQ/pipedream/issues/20210',
  },
  {
    operations: ['GET /rest/api/*/project', 'GET /rest/api/*/project/search'],
    says: 'A token with granular scopes was seen to get an empty list where one with classic scopes got 148 projects; the reason is not known.',
    source:
      'https://community.atlassian.com/forums/Jira-questions/Granular-API-Token-GET-project-returns-empty-list-but-Classic/qaq-p/3188180',
  },
];

const anyVersion = (path: string): string => path.replace(/^\/rest\/api\/[23]\//, '/rest/api/*/');

/** Looks up what is known to be contradictory about an operation; empty for nearly all. */
export type FindInconsistencies = (method: string, path: string) => readonly KnownInconsistency[];

const none: readonly KnownInconsistency[] = [];

/** Indexes the entries once, for decoding a whole table. */
export const inconsistencyIndex = (): FindInconsistencies => {
  const index = new Map<string, KnownInconsistency[]>();
  for (const { operations, says, source } of entries)
    for (const name of operations) index.set(name, [...(index.get(name) ?? []), { says, source }]);
  return (method, path) =>
    index.get(`${method} ${anyVersion(path)}`) ?? index.get(`${method} ${path}`) ?? none;
};

/** Every operation name the entries speak of, for the test that holds them against the table. */
export const namedInInconsistencies: readonly string[] = entries.flatMap(({ operations }) => operations);
