import type { Refusals } from './refusal.ts';

/** What servers say about the account and the kind of its credential. */
export const accounts = {
  /** An account password is no longer taken. */
  passwordDeprecated: [
    {
      words: ['basic auth', 'password', 'deprecat'],
      sources: [
        'https://github.com/gioboa/jira-plugin/issues/148',
        'https://github.com/swingbit/jira2gitlab/issues/15',
      ],
    },
    {
      words: ['basic auth', 'password', 'not allowed'],
      sources: ['https://github.com/pycontribs/jira/issues/908'],
    },
    {
      words: ['basic auth', 'password', 'not supported'],
      sources: [
        'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-basic-auth-and-cookie-based-auth/',
      ],
    },
    {
      words: ['deprecation-of-basic-auth'],
      sources: [
        'https://github.com/gioboa/jira-plugin/issues/148',
        'https://github.com/gioboa/jira-plugin/issues/149',
      ],
    },
    {
      words: ['deprecation-notice-basic-auth'],
      sources: [
        'https://github.com/swingbit/jira2gitlab/issues/15',
        'https://github.com/devmoath/jira-php/issues/4',
      ],
    },
  ],
  /** Basic authentication is switched off. */
  basicDisabled: [
    {
      words: ['basic auth', 'disabled'],
      sources: ['https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html'],
    },
    {
      words: ['basic auth', 'not supported'],
      sources: ['https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html'],
    },
    {
      words: ['basic auth', 'not allowed'],
      sources: ['https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html'],
    },
  ],
  /** The account may not use the product. */
  productAccess: [
    { words: ['not permitted to use'], sources: ['https://jira.atlassian.com/browse/JRASERVER-39241'] },
    { words: ['licensed'], sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'] },
    {
      words: ['application access'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['product access'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['access to jira'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    { words: ['inactive'], sources: ['https://jira.atlassian.com/browse/ACCESS-1816'] },
    { words: ['account', 'deactivated'], sources: ['https://jira.atlassian.com/browse/ACCESS-1816'] },
    { words: ['user', 'deactivated'], sources: ['https://jira.atlassian.com/browse/ACCESS-1816'] },
    { words: ['authorisation_failed'], sources: ['https://jira.atlassian.com/browse/JRASERVER-39241'] },
    { words: ['authorization_failed'], sources: ['https://jira.atlassian.com/browse/JRASERVER-39241'] },
  ],
  /** Of API tokens only those with scopes are taken. */
  scopedKindNeeded: [
    {
      words: ['require', 'modern api token'],
      sources: [
        'https://github.com/srz-zumix/jirafs',
        'https://github.com/atlassian/atlassian-mcp-server/issues/97',
      ],
    },
  ],
  /** An administrator forbids this kind of credential. */
  kindBlocked: [
    {
      words: ['permission to', 'via api token'],
      sources: [
        'https://github.com/atlassian/atlassian-mcp-server/issues/75',
        'https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/',
      ],
    },
    {
      words: ['api token', 'admin', 'disabled'],
      sources: [
        'https://support.atlassian.com/security-and-access-policies/docs/authentication-policy-settings-for-your-organizations',
        'https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/',
      ],
    },
    {
      words: ['api token', 'not allowed', 'organization'],
      sources: [
        'https://support.atlassian.com/security-and-access-policies/docs/authentication-policy-settings-for-your-organizations',
        'https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/',
      ],
    },
    {
      words: ['api token', 'blocked'],
      sources: [
        'https://support.atlassian.com/security-and-access-policies/docs/authentication-policy-settings-for-your-organizations',
        'https://developer.atlassian.com/cloud/admin/api-access/rest/api-group-api-token/',
      ],
    },
    {
      words: ['api token', 'disabled', 'organization'],
      sources: [
        'https://support.atlassian.com/security-and-access-policies/docs/authentication-policy-settings-for-your-organizations',
        'https://developer.atlassian.com/cloud/rovo-mcp/guides/authentication-and-authorization/',
      ],
    },
  ],
} satisfies Refusals;
