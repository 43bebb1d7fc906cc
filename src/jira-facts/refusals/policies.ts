import type { Refusals } from './refusal.ts';

/** What servers say of rules beside permissions: confirmations, addresses, blocks. */
export const policies = {
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
      words: ['xsrf check failed'],
      sources: [
        'https://github.com/floralvikings/jira-connector/issues/161',
        'https://github.com/cypress-io/cypress/issues/8091',
      ],
    },
    {
      words: ['xsrf security token missing'],
      sources: [
        'https://confluence.atlassian.com/jirakb/xsrf-security-token-missing-or-session-expiring-in-jira-1032258314.html',
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
  /** The plan of the site does not hold this. */
  planNeeded: [
    {
      words: ['free plan'],
      sources: [
        'https://github.com/MrRefactoring/jira.js/pull/436',
        'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-audit-records/',
      ],
    },
    {
      words: ['paid plan'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-audit-records/'],
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
