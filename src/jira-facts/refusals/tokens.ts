import type { Refusals } from './refusal.ts';

/** What servers say about tokens. */
export const tokens = {
  /** The hash of the query is refused. */
  qsh: [
    {
      words: ['qsh'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/'],
    },
    {
      words: ['query hash'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/'],
    },
    {
      words: ['query string hash'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/'],
    },
  ],
  /** The time of a token is refused. */
  expired: [
    {
      words: ['expired'],
      sources: [
        'https://nango.dev/blog/jira-oauth-refresh-token-invalid-grant',
        'https://github.com/getsentry/sentry/pull/61306',
      ],
    },
    {
      words: ['used before issued'],
      sources: [
        'https://github.com/mattermost/mattermost-plugin-jira/issues/601',
        'https://github.com/golang-jwt/jwt/issues/98',
      ],
    },
    {
      words: ['in the future'],
      sources: ['https://github.com/mattermost/mattermost-plugin-jira/issues/600'],
    },
    { words: ['not yet valid'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.5'] },
  ],
  /** The time that a signed request states is refused. */
  timestampRefused: [
    { words: ['timestamp_refused'], sources: ['https://oauth.net/core/1.0a/'] },
    { words: ['oauth_acceptable_timestamps'], sources: ['https://oauth.net/core/1.0a/'] },
  ],
  /** The signature of a token is refused. */
  signature: [
    {
      words: ['signature'],
      sources: [
        'https://github.com/atlassian/github-for-jira/issues/904',
        'https://github.com/getsentry/sentry/pull/61306',
      ],
    },
  ],
  /** A claim of a token is refused. */
  claims: [
    { words: ['issuer'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1'] },
    { words: ['audience'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3'] },
    { words: ["'iss'"], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1'] },
    { words: ["'aud'"], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3'] },
    { words: ['aud claim'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3'] },
    { words: ['"aud" claim'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3'] },
    { words: ['"iss" claim'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1'] },
    { words: ['invalid claim'], sources: ['https://www.rfc-editor.org/rfc/rfc7519#section-4'] },
  ],
  /** The content of an assertion is refused. */
  assertionContent: [
    { words: ['invalid aud'], sources: ['https://github.com/mattermost/mattermost-plugin-jira/issues/985'] },
    {
      words: ['too far in the future'],
      sources: ['https://github.com/mattermost/mattermost-plugin-jira/issues/600'],
    },
    {
      words: ['exp', 'issue time'],
      sources: ['https://github.com/mattermost/mattermost-plugin-jira/issues/600'],
    },
    {
      words: ['invalid iss'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['invalid sub'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['invalid tnt'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    { words: ['assertion'], sources: ['https://www.rfc-editor.org/rfc/rfc7523#section-3.1'] },
    {
      words: ['urn:atlassian'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['jwt'],
      sources: [
        'https://github.com/mattermost/mattermost-plugin-jira/issues/601',
        'https://github.com/atlassian/github-for-jira/issues/904',
      ],
    },
  ],
  /** The client may not use this grant. */
  grantNotAllowed: [
    {
      words: ['not authorized to use this', 'grant'],
      sources: [
        'https://community.developer.atlassian.com/t/unauthorized-client-on-bearer-token-request/29848',
      ],
    },
    {
      words: ['not allowed to impersonate'],
      sources: ['https://developer.atlassian.com/platform/forge/remote/calling-product-apis/'],
    },
    {
      words: ['act_as_user'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
  ],
  /** The user to act for is refused. */
  subjectRefused: [
    {
      words: ['user', 'not exist'],
      sources: ['https://github.com/GothenburgBitFactory/bugwarrior/issues/1003'],
    },
    {
      words: ['user', 'not found'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['user', 'inactive'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['user', 'not active'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['user', 'deactivated'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['account', 'not found'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['account', 'inactive'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['account', 'closed'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
    {
      words: ['invalid user'],
      sources: ['https://developer.atlassian.com/cloud/jira/software/user-impersonation-for-connect-apps'],
    },
  ],
  /** The refresh token is refused. */
  refreshInvalid: [
    {
      words: ['refresh', 'token', 'invalid'],
      sources: [
        'https://github.com/raycast/extensions/issues/11836',
        'https://github.com/ParabolInc/parabol/issues/11849',
      ],
    },
    {
      words: ['unknown or invalid refresh'],
      sources: [
        'https://nango.dev/blog/jira-oauth-refresh-token-invalid-grant',
        'https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/',
      ],
    },
    {
      words: ['refresh', 'token', 'expired'],
      sources: ['https://developer.atlassian.com/cloud/oauth/getting-started/refresh-tokens/'],
    },
    {
      words: ['refresh token', 'already', 'used'],
      sources: ['https://github.com/openai/codex/issues/6498', 'https://github.com/vm0-ai/vm0/issues/27947'],
    },
    {
      words: ['refresh token was revoked'],
      sources: ['https://github.com/Loongphy/codex-auth/issues/104'],
    },
  ],
} satisfies Refusals;
