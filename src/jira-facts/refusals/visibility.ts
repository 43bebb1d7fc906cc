import type { Refusals } from './refusal.ts';

/** What servers say of what may not be seen, or is not there. */
export const visibility = {
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
    { words: ['project is required'], sources: ['https://github.com/JupiterOne/graph-jira'] },
  ],
  /** It does not exist or may not be seen. */
  notVisible: [
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
      words: ['not viewable'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/rest/api-group-board/'],
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
      words: ['not find version for id'],
      sources: ['https://bitbucket.org/atlassian/jira-rest-java-client'],
    },
    {
      words: ['not find a comment for the id'],
      sources: [
        'https://rubydoc.info/gems/jirarest2',
        'https://bitbucket.org/atlassian/jira-rest-java-client',
      ],
    },
    {
      words: ['is not available to you'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-filters/'],
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
} satisfies Refusals;
