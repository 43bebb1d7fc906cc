import type { Refusals } from './refusal.ts';

/** What servers say about scopes, consent and who may call at all. */
export const scopes = {
  /** A scope is missing. */
  scopeMismatch: [
    {
      words: ['authorized api scope'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/scopes-for-connect-apps/'],
    },
    {
      words: ['scope', 'not match'],
      sources: [
        'https://github.com/PipedreamHQ/pipedream/issues/20210',
        'https://github.com/shridhar-tl/jira-assistant/pull/435',
      ],
    },
    // Of the sentence that a log cuts off.
    {
      words: ['unauthorized; scope'],
      sources: ['https://github.com/PipedreamHQ/pipedream/issues/20210'],
    },
    { words: ['client_scope_check'], sources: ['https://community.developer.atlassian.com/t/96127'] },
    { words: ['insufficient scope'], sources: ['https://www.rfc-editor.org/rfc/rfc6750#section-3.1'] },
    { words: ['insufficient_scope'], sources: ['https://www.rfc-editor.org/rfc/rfc6750#section-3.1'] },
    {
      words: ['required scope'],
      sources: ['https://developer.atlassian.com/cloud/oauth/getting-started/determining-scopes/'],
    },
  ],
  /** What was asked for is not among the permissions of the app, or is no scope at all. */
  scopeOfNoApp: [
    {
      words: ['not requested any supported', 'scopes'],
      sources: [
        'https://github.com/n8n-io/n8n/issues/22479',
        'https://developer.atlassian.com/cloud/oauth/getting-started/implementing-oauth-3lo/',
      ],
    },
    {
      words: ['scopes', 'not been added to the app'],
      sources: [
        'https://github.com/OpenHands/OpenHands/issues/12397',
        'https://github.com/atlassian/atlassian-mcp-server/issues/177',
      ],
    },
  ],
  /** The answer lists what was granted. */
  scopeGrants: [
    {
      words: ['missing scope grants'],
      sources: [
        'https://community.developer.atlassian.com/t/access-to-the-resource-was-denied-due-to-missing-scope-grants/75654',
        'https://community.developer.atlassian.com/t/75654',
      ],
    },
    {
      words: ['granted the following scopes'],
      sources: [
        'https://community.developer.atlassian.com/t/access-to-the-resource-was-denied-due-to-missing-scope-grants/75654',
        'https://community.developer.atlassian.com/t/75654',
      ],
    },
  ],
  /** Nothing was granted. */
  scopeGrantsEmpty: [
    {
      words: ['granted the following scopes: []'],
      sources: [
        'https://community.developer.atlassian.com/t/access-to-the-resource-was-denied-due-to-missing-scope-grants/75654',
        'https://community.developer.atlassian.com/t/75654',
      ],
    },
  ],
  /** Somebody has to agree first. */
  consentNeeded: [
    {
      words: ['needs_authentication'],
      sources: ['https://developer.atlassian.com/platform/forge/add-scopes-to-call-an-atlassian-rest-api/'],
    },
    {
      words: ['redirected with access_denied'],
      sources: ['https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1'],
    },
    {
      words: ['need to allow the app to access', 'on your behalf'],
      sources: ['https://support.atlassian.com/jira/kb/access-denied-for-app'],
    },
    {
      words: ['consent', 'required'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/'],
    },
  ],
  /** OAuth is not taken here. */
  closedToOauth: [
    { words: ['oauth 2.0 is not enabled'], sources: ['https://jira.atlassian.com/browse/ECO-159'] },
    { words: ['oauth', 'not', 'enabled for'], sources: ['https://jira.atlassian.com/browse/ECO-159'] },
    { words: ['3lo', 'under development'], sources: ['https://ecosystem.atlassian.net/browse/ACJIRA-1632'] },
  ],
  /** Only apps are taken here. */
  appsOnly: [
    { words: ['only', 'apps can'], sources: ['https://github.com/integration-os/connections/pull/60'] },
    {
      words: ['authenticated as an add-on'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/app-properties-api/'],
    },
    {
      words: ['authenticated as an app'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/app-properties-api/'],
    },
    {
      words: ['only connect'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/'],
    },
    {
      words: ['only', 'app can'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/'],
    },
    {
      words: ['caller is not', 'app'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-webhooks/'],
    },
  ],
  /** Neither apps nor programs are taken here. */
  peopleOnly: [
    {
      words: ['not accessible', 'apps'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['app', 'cannot access this'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['only', 'from the ui'],
      sources: [
        'https://github.com/datreeio/jira-backup-py/issues/39',
        'https://github.com/davidmalko87/jira-confluence-full-instance-backup',
      ],
    },
  ],
  /** The app is not known on the site. */
  appMissing: [
    {
      words: ['app requires access to a', 'site'],
      sources: ['https://support.atlassian.com/jira/kb/access-denied-for-app'],
    },
    {
      words: ['not installed'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/'],
    },
    {
      words: ['installation', 'not found'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/'],
    },
    // Of the Rovo MCP server, to whom consent names its sites one by one; kept by a dozen public set-ups of 2025 and 2026.
    {
      words: ['cloud id', 'explicitly granted by the user'],
      sources: ['https://github.com/atlassian/atlassian-mcp-server'],
    },
    {
      words: ['stored client data'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/'],
    },
  ],
  /** A connection that was there has ended. */
  connectionEnded: [
    {
      words: ['not installed on this instance'],
      sources: ['https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/'],
    },
  ],
} satisfies Refusals;
