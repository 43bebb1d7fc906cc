import type { Refusals } from './refusal.ts';

/** What servers say about what may be done in a project: to itself, to its issues and to their fields. */
export const actions = {
  /** The project may not be configured. */
  projectConfiguration: [
    { words: ['configuration of this project'], sources: ['https://github.com/pycontribs/jira/issues/535'] },
    {
      words: ['project administrator rights'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/'],
    },
    {
      words: ['administer this project'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['administer project'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** Something is limited to a role or group that the account is not in. */
  outsideOfGroup: [
    {
      words: ['not a member of the', 'role'],
      sources: [
        'https://github.com/reload/github-security-jira/issues/128',
        'https://github.com/unskript/Awesome-CloudOps-Automation/pull/377',
      ],
    },
    {
      words: ['not a member of the group'],
      sources: ['https://bitbucket.org/atlassian/jira-rest-java-client'],
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
    // Clients that ask for the fields of the screen first: https://github.com/bobcarroll/jira-client
    {
      words: ['field', 'does not exist or read-only'],
      sources: [
        'https://github.com/bobcarroll/jira-client/issues/134',
        'https://github.com/magicdude4eva/graylog-jira-alarmcallback/issues/1',
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
  /** The right to link issues is missing in the project of one of them. */
  linkRefused: [
    {
      words: ['no link issue permission'],
      sources: [
        'https://docs.gitlab.com/integration/jira/troubleshooting/',
        'https://github.com/pycontribs/jira/issues/1296',
      ],
    },
  ],
  /** The person cannot be assigned. */
  notAssignable: [
    {
      words: ['cannot be assigned'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['default assignee', 'not have assignable permission'],
      sources: [
        'https://support.atlassian.com/jira/kb/user-is-not-able-to-create-jira-issue-in-a-project-even-with-the-required-permission-to-create-ticket/',
      ],
    },
    {
      words: ['not assignable'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** One action on something visible is refused. */
  actionRefused: [
    {
      words: ['permission for issue'],
      sources: ['https://github.com/pycontribs/jira/issues/1296'],
    },
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
    {
      words: ['not have', 'issues permission'],
      sources: ['https://github.com/atlassian/atlassian-mcp-server/issues/159'],
    },
    {
      words: ['need the', ' permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/'],
    },
    {
      words: ['not allowed to create'],
      sources: ['https://developer.atlassian.com/cloud/assets/rest/api-group-object/'],
    },
    {
      words: ['not allowed to edit'],
      sources: ['https://developer.atlassian.com/cloud/assets/rest/api-group-object/'],
    },
    {
      words: ['not allowed to delete'],
      sources: ['https://developer.atlassian.com/cloud/assets/rest/api-group-object/'],
    },
    {
      words: ['not allowed to', 'watchers'],
      sources: ['https://bitbucket.org/atlassian/jira-rest-java-client'],
    },
    {
      words: ['not have', 'sprints permission'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/'],
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
} satisfies Refusals;
