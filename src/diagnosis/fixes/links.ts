/** Pages that explain a fix; each was read, not guessed. */
export const links = {
  basic: 'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/',
  tokens:
    'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  passwords:
    'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-basic-auth-and-cookie-based-auth/',
  rest: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  pat: 'https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html',
  jwt: 'https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/',
  impersonation: 'https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps',
  connectScopes: 'https://developer.atlassian.com/cloud/jira/software/scopes-for-connect-apps/',
  oauthScopes: 'https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/',
  threeLo: 'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
  refresh: 'https://developer.atlassian.com/cloud/oauth/getting-started/refresh-tokens/',
  console: 'https://developer.atlassian.com/console/myapps/',
  calls: 'https://developer.atlassian.com/cloud/oauth/getting-started/making-calls-to-api/',
  serviceAccounts:
    'https://support.atlassian.com/atlassian-cloud/kb/401-unauthorized-error-when-service-account-accesses-jira-or-confluence-api',
  server: 'https://developer.atlassian.com/server/jira/platform/about-the-jira-server-rest-apis/',
  policy: 'https://developer.atlassian.com/platform/marketplace/data-security-policy-developer-guide/',
  administration: 'https://admin.atlassian.com/',
  rate: 'https://developer.atlassian.com/cloud/jira/platform/rate-limiting/',
  status: 'https://status.atlassian.com/',
  forgeScopes: 'https://developer.atlassian.com/platform/forge/add-scopes-to-call-an-atlassian-rest-api/',
  forgeImpersonation: 'https://developer.atlassian.com/platform/forge/runtime-reference/product-fetch-api/',
  forgeTokens: 'https://developer.atlassian.com/platform/forge/remote/calling-product-apis/',
  forgeEgress: 'https://developer.atlassian.com/platform/forge/runtime-egress-permissions/',
  forgeBridge: 'https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/requestJira',
  allowlist: 'https://confluence.atlassian.com/adminjiraserver0902/configuring-the-allowlist-1168855172.html',
  privacy:
    'https://developer.atlassian.com/cloud/jira/platform/deprecation-notice-user-privacy-api-migration-guide/',
  archive: 'https://support.atlassian.com/jira-cloud-administration/docs/archive-a-project/',
  permissions:
    'https://support.atlassian.com/jira-cloud-administration/docs/permissions-for-company-managed-projects/',
  policies:
    'https://support.atlassian.com/security-and-access-policies/docs/authentication-policy-settings-for-your-organizations',
  xsrf: 'https://confluence.atlassian.com/jirakb/rest-api-calls-with-a-browser-user-agent-header-may-fail-csrf-checks-802591455.html',
  dataCenterOauth:
    'https://confluence.atlassian.com/enterprise/how-service-accounts-work-in-data-center-1627556033.html',
} as const;
