import type { Refusals } from './refusal.ts';

/** What servers say about permissions and about what may be seen. */
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
      words: ['share dashboards'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** The project may not be configured. */
  projectConfiguration: [
    { words: ['configuration of this project'], sources: ['https://github.com/pycontribs/jira/issues/535'] },
    {
      words: ['administer this project'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['administer project'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** A field may not be set. */
  fieldNotSettable: [
    {
      words: ['not on the appropriate screen'],
      sources: [
        'https://github.com/go-jira/jira/issues/23',
        'https://community.developer.atlassian.com/t/19388',
      ],
    },
    {
      words: ['field', 'cannot be set'],
      sources: [
        'https://github.com/go-jira/jira/issues/23',
        'https://community.developer.atlassian.com/t/19388',
      ],
    },
  ],
  /** The value of the field project is not known. */
  projectValueUnknown: [
    {
      words: ['does not exist for the field', "'project'"],
      sources: [
        'https://github.com/JupiterOne/integrations/issues/38',
        'https://github.com/pycontribs/jira/issues/808',
      ],
    },
  ],
  /** No usable project is named. */
  projectRequired: [
    {
      words: ['specify a valid project id'],
      sources: [
        'https://github.com/JupiterOne/graph-jira',
        'https://github.com/JupiterOne/integrations/issues/38',
      ],
    },
    { words: ['valid project is required'], sources: ['https://github.com/JupiterOne/graph-jira'] },
    { words: ['project is required'], sources: ['https://github.com/JupiterOne/graph-jira'] },
  ],
  /** The person cannot be assigned. */
  notAssignable: [
    {
      words: ['cannot be assigned'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not assignable'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** One action on something visible is refused. */
  actionRefused: [
    {
      words: ['have permission to'],
      sources: [
        'https://github.com/kkamkou/chrome-jironimo/issues/109',
        'https://github.com/pycontribs/jira/issues/952',
      ],
    },
    {
      words: ['have the permission to'],
      sources: [
        'https://github.com/AtlassianPS/JiraPS/issues/90',
        'https://support.atlassian.com/jira/kb/access-denied-for-app',
      ],
    },
    { words: ['permission to create'], sources: ['https://github.com/getsentry/sentry/issues/28789'] },
    { words: ['permission to edit'], sources: ['https://github.com/ahungry/org-jira/issues/310'] },
    { words: ['permission to assign'], sources: ['https://github.com/kkamkou/chrome-jironimo/issues/109'] },
    {
      words: ['cannot create issues'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['permission', 'associate a worklog'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['have permission', 'in this project'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not editable'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** It does not exist or may not be seen. */
  notVisible: [
    {
      words: ['does not exist or you do not have permission'],
      sources: [
        'https://github.com/pycontribs/jira/issues/952',
        'https://github.com/hardisgroupcom/sfdx-hardis/issues/1784',
      ],
    },
    {
      words: ['not exist', 'permission'],
      sources: [
        'https://github.com/pycontribs/jira/issues/952',
        'https://github.com/hardisgroupcom/sfdx-hardis/issues/1784',
      ],
    },
    {
      words: ['issue does not exist'],
      sources: [
        'https://github.com/pycontribs/jira/issues/952',
        'https://github.com/gnl42/JiraConnector/issues/45',
      ],
    },
    { words: ['work item does not exist'], sources: ['https://developer.atlassian.com/changelog/'] },
    {
      words: ['project', 'could be found'],
      sources: [
        'https://github.com/mattermost/mattermost-plugin-jira/issues/496',
        'https://github.com/AxisCommunications/backstage-plugins/issues/121',
      ],
    },
    {
      words: ['permission to see'],
      sources: [
        'https://github.com/pycontribs/jira/issues/952',
        'https://github.com/hardisgroupcom/sfdx-hardis/issues/1784',
      ],
    },
    {
      words: ['cannot be viewed'],
      sources: ['https://github.com/GothenburgBitFactory/bugwarrior/issues/1003'],
    },
    {
      words: ['permission to view'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['permission to browse'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not found', 'permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** A field of a query may not be seen. */
  fieldHidden: [
    {
      words: ['field', 'does not exist or', 'permission to view'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['field', 'cannot be viewed by'],
      sources: ['https://github.com/GothenburgBitFactory/bugwarrior/issues/1003'],
    },
  ],
  /** A second administrator login, or a system administrator, is asked for. */
  websudo: [
    { words: ['administrator access -'], sources: ['https://github.com/pycontribs/jira/issues/348'] },
    {
      words: ['websudo'],
      sources: [
        'https://github.com/AtlassianPS/JiraPS/issues/69',
        'https://github.com/pycontribs/jira/pull/614',
      ],
    },
    {
      words: ['system administrator'],
      sources: ['https://github.com/atlassian-labs/dc-migration-assistant/pull/358'],
    },
  ],
  /** The call was taken for a browser form. */
  xsrf: [
    {
      words: ['xsrf'],
      sources: [
        'https://github.com/floralvikings/jira-connector/issues/161',
        'https://github.com/cypress-io/cypress/issues/8091',
      ],
    },
  ],
  /** The address of the caller is not allowed. */
  ipBlocked: [
    { words: ['ip address', 'rejected'], sources: ['https://github.com/ParabolInc/parabol/issues/7503'] },
    { words: ['ip address', 'allow'], sources: ['https://github.com/ParabolInc/parabol/issues/7503'] },
    { words: ['allowedlist'], sources: ['https://github.com/ParabolInc/parabol/issues/7503'] },
    {
      words: ['from this ip address'],
      sources: [
        'https://github.com/atlassian/atlassian-mcp-server/issues/241',
        'https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/',
      ],
    },
    {
      words: ['ip', 'allowlist'],
      sources: ['https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/'],
    },
  ],
  /** A policy keeps the app out. */
  policyBlocked: [
    {
      words: ['admin', 'must authorize this app'],
      sources: [
        'https://support.atlassian.com/atlassian-cloud/kb/your-site-admin-must-authorize-this-app-error-in-atlassian-cloud-apps',
      ],
    },
    {
      words: ['data security polic'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
    {
      words: ['app access rule'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
    {
      words: ['app', 'has been blocked'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
    {
      words: ['app is blocked'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
    {
      words: ['app_access_to_objects_blocked'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
    {
      words: ['blocked by', 'polic'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
    {
      words: ['blocked by', 'admin'],
      sources: ['https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/'],
    },
  ],
} satisfies Refusals;
