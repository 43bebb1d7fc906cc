import type { Refusals } from './refusal.ts';

/** What servers say about rights that go beyond a project: of administrators, global, or unnamed. */
export const rights = {
  /** An administrator of Jira is asked for. */
  adminNeeded: [
    {
      words: ['need', 'admin'],
      sources: [
        'https://github.com/mojira/arisa-kt/issues/12',
        'https://github.com/atlassian-labs/dc-migration-assistant/pull/358',
      ],
    },
    { words: ['only', 'admin'], sources: ['https://github.com/tenable/integration-jira-cloud/issues/129'] },
    {
      words: ['must', 'admin'],
      sources: [
        'https://support.atlassian.com/atlassian-cloud/kb/your-site-admin-must-authorize-this-app-error-in-atlassian-cloud-apps',
      ],
    },
    {
      words: ['admin', 'permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['admin', 'rights'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    { words: ['not', 'admin'], sources: ['https://github.com/ParabolInc/parabol/issues/7503'] },
    {
      words: ['administrators can'],
      sources: ['https://github.com/tenable/integration-jira-cloud/issues/129'],
    },
    { words: ['administrator access'], sources: ['https://github.com/pycontribs/jira/issues/348'] },
    {
      words: ['administer jira'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['global permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** A permission is missing, unnamed. */
  relevantPermissions: [
    {
      words: ['not have', 'relevant permission'],
      sources: [
        'https://community.developer.atlassian.com/t/forge-app-error-403-adding-users-to-groups-with-api-asapp/92540',
      ],
    },
    {
      words: ['not have', 'necessary permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not have', 'required permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['insufficient permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not have permission to access'],
      sources: ['https://github.com/airbytehq/airbyte/issues/64892'],
    },
    {
      words: ['not allowed to access the data'],
      sources: ['https://docs.gitlab.com/integration/jira/troubleshooting/'],
    },
    {
      words: ['permission to perform'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not authorized to perform'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not permitted to'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** A global permission other than Administer Jira is named. */
  globalNamed: [
    {
      words: ['browse users'],
      sources: [
        'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/',
        'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
      ],
    },
    {
      words: ['bulk change'],
      sources: [
        'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-bulk-operations/',
        'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
      ],
    },
    {
      words: ['shared object'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['permission to share'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-filter-sharing/'],
    },
    {
      words: ['share dashboards'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
} satisfies Refusals;
