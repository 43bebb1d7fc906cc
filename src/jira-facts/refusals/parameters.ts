import type { Refusals } from './refusal.ts';

/** What servers say of a request that is wrong in a part of it. */
export const parameters = {
  /** A part of the request is wrong. */
  parameterNamed: [
    {
      words: ['maximum permitted size'],
      sources: [
        'https://github.com/bobcarroll/jira-client/issues/119',
        'https://github.com/eclipse-sw360/sw360/issues/1399',
      ],
    },
    {
      words: ['no issue link type with name'],
      sources: ['https://bitbucket.org/atlassian/jira-rest-java-client'],
    },
    {
      words: ['cannot vote for an issue'],
      sources: ['https://bitbucket.org/atlassian/jira-rest-java-client'],
    },
    {
      words: ['the user named', 'not exist'],
      sources: ['https://bitbucket.org/atlassian/jira-rest-java-client'],
    },
    { words: ['redirect_uri'], sources: ['https://github.com/humanlayer/humanlayer/issues/1068'] },
    {
      words: ['does not belong to appropriate hierarchy'],
      sources: ['https://github.com/elastic/kibana/issues/131285'],
    },
    {
      words: ['callback url mismatch'],
      sources: [
        'https://community.developer.atlassian.com/t/41372',
        'https://github.com/lobehub/lobehub/issues/4258',
      ],
    },
    {
      words: ['query parameter'],
      sources: [
        'https://github.com/marius-m/wt4/issues/14',
        'https://github.com/fourplusone/terraform-provider-jira/issues/22',
      ],
    },
    {
      words: ['needs to be provided'],
      sources: [
        'https://github.com/marius-m/wt4/issues/14',
        'https://github.com/fourplusone/terraform-provider-jira/issues/47',
      ],
    },
    {
      words: ['strict mode'],
      sources: [
        'https://github.com/fourplusone/terraform-provider-jira/issues/22',
        'https://github.com/foxythemes/jira-cli/issues/60',
      ],
    },
    { words: ['is not valid'], sources: ['https://github.com/UiPath/skills/pull/1730'] },
    {
      words: ['is invalid'],
      sources: [
        'https://github.com/raycast/extensions/issues/11836',
        'https://github.com/tenable/integration-jira-cloud/issues/28',
      ],
    },
    {
      words: ['is required'],
      sources: [
        'https://github.com/go-jira/jira/issues/444',
        'https://github.com/rundeck-plugins/jira-workflow-step/issues/11',
      ],
    },
    {
      words: ['jql', 'unbounded'],
      sources: [
        'https://github.com/sectapunterx/heap/pull/82',
        'https://github.com/raycast/extensions/issues/21425',
      ],
    },
    {
      words: ['accountid'],
      sources: [
        'https://github.com/marius-m/wt4/issues/14',
        'https://github.com/fourplusone/terraform-provider-jira/issues/22',
      ],
    },
    {
      words: ['bad request'],
      sources: [
        'https://github.com/pycontribs/jira/issues/1945',
        'https://github.com/codefresh-io/argo-hub/issues/570',
      ],
    },
    {
      words: ['x-experimentalapi'],
      sources: ['https://developer.atlassian.com/cloud/jira/service-desk/rest/intro/#experimental-methods'],
    },
    {
      words: ['should be a string'],
      sources: ['https://github.com/atlassian/atlassian-mcp-server/issues/28'],
    },
    { words: ['must not be'], sources: ['https://github.com/ahungry/org-jira/issues/310'] },
    {
      words: ['must be '],
      sources: [
        'https://bitbucket.org/atlassianlabs/automatic-cloud-backup/issues/20/client-must-be-authenticated-to-access',
        'https://github.com/fourplusone/terraform-provider-jira/issues/22',
      ],
    },
    { words: ['unsupported'], sources: ['https://github.com/QuackbackIO/quackback/issues/352'] },
    {
      words: ['operation value must'],
      sources: [
        'https://github.com/lesstif/php-jira-rest-client/issues/280',
        'https://github.com/tenable/integration-jira-cloud/issues/32',
      ],
    },
    {
      words: ['specify a valid'],
      sources: [
        'https://github.com/mvelazc0/attack2jira/issues/4',
        'https://github.com/tenable/integration-jira-cloud/issues/137',
      ],
    },
    {
      words: ['in the jql query'],
      sources: [
        'https://github.com/canonical/gh-jira-sync-bot/issues/45',
        'https://github.com/turbot/steampipe-plugin-jira/issues/200',
      ],
    },
    {
      words: ['invalid request payload'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    { words: ['malformed'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.400'] },
    { words: ['deserialize'], sources: ['https://github.com/FasterXML/jackson-databind'] },
    { words: ['unrecognized'], sources: ['https://github.com/FasterXML/jackson-databind'] },
    { words: ['unexpected character'], sources: ['https://github.com/FasterXML/jackson-databind'] },
    { words: ['too large'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.413'] },
    {
      words: ['does not exist for the field'],
      sources: [
        'https://github.com/JupiterOne/integrations/issues/38',
        'https://github.com/pycontribs/jira/issues/808',
      ],
    },
  ],
} satisfies Refusals;
