import type { Refusals } from './refusal.ts';

/** What servers say about a login. */
export const login = {
  /** Too many failed logins: a captcha is due. */
  captcha: [
    {
      words: ['captcha'],
      sources: [
        'https://github.com/it-pal-net/chronos-timetracker/issues/107',
        'https://github.com/palashkulsh/jira-cmd/issues/38',
      ],
    },
    {
      words: ['authentication_denied'],
      sources: [
        'https://github.com/it-pal-net/chronos-timetracker/issues/107',
        'https://github.com/go-jira/jira/issues/8',
      ],
    },
    {
      words: ['log on to the website'],
      sources: [
        'https://github.com/AtlassianPS/JiraPS/issues/334',
        'https://github.com/AtlassianPS/JiraPS/issues/485',
      ],
    },
    { words: ['login denied'], sources: ['https://github.com/ctco/zephyr-sync/pull/19'] },
  ],
  /** A login was tried and refused. */
  loginFailed: [
    {
      words: ['authenticated_failed'],
      sources: [
        'https://github.com/MrRefactoring/jira.js/issues/418',
        'https://github.com/GothenburgBitFactory/bugwarrior/issues/1003',
      ],
    },
    {
      words: ['basic authentication failure'],
      sources: [
        'https://dev.obss.com.tr/confluence/display/MD/TiS+v4.36+-+Authorization',
        'https://github.com/gioboa/jira-plugin/issues/173',
      ],
    },
    {
      words: ['login failed'],
      sources: [
        'https://github.com/pycontribs/jira/issues/1475',
        'https://github.com/tulleuchen/jirastopwatch/issues/77',
      ],
    },
    {
      words: ['token', 'revoked'],
      sources: ['https://nango.dev/blog/jira-oauth-refresh-token-invalid-grant'],
    },
    {
      words: ['token is invalid'],
      sources: [
        'https://github.com/raycast/extensions/issues/11836',
        'https://github.com/ParabolInc/parabol/issues/11849',
      ],
    },
    {
      words: ['could not be authenticated'],
      sources: [
        'https://github.com/AtlassianPS/JiraPS/issues/350',
        'https://github.com/AtlassianPS/JiraPS/issues/552',
      ],
    },
    { words: ['invalid credentials'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.401'] },
    {
      words: ['username', 'password', 'incorrect'],
      sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.401'],
    },
    {
      words: ['oauth_problem='],
      sources: ['https://github.com/mongodb/mongo-cxx-driver/pull/1389', 'https://oauth.net/core/1.0a/'],
    },
    // Of its own log, which names the path that was called.
    {
      words: ['has failed authentication'],
      sources: [
        'https://support.atlassian.com/jira/kb/jira-data-center-requests-intermittently-fail-with-401-error/',
      ],
    },
    {
      words: ['tried to login', 'use permission'],
      sources: [
        'https://support.atlassian.com/jira/kb/jira-data-center-requests-intermittently-fail-with-401-error/',
      ],
    },
    {
      words: ['username', 'password', 'invalid'],
      sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.401'],
    },
    { words: ['authentication failed'], sources: ['https://www.rfc-editor.org/rfc/rfc9110#status.401'] },
    {
      words: ['client_auth_mismatch'],
      sources: ['https://github.com/kovetskiy/mark/issues/917', 'https://github.com/reubenjohn/reposix'],
    },
    { words: ['invalid token'], sources: ['https://www.rfc-editor.org/rfc/rfc6750#section-3.1'] },
    { words: ['invalid_token'], sources: ['https://www.rfc-editor.org/rfc/rfc6750#section-3.1'] },
  ],
  /** Nobody is logged in. */
  loginRequired: [
    {
      words: ['not authenticated'],
      sources: ['https://github.com/tenable/integration-jira-cloud/issues/165'],
    },
    {
      words: ['authentication required'],
      sources: ['https://github.com/tenable/integration-jira-cloud/issues/165'],
    },
    {
      words: ['must be authenticated'],
      sources: [
        'https://bitbucket.org/atlassianlabs/automatic-cloud-backup/issues/20/client-must-be-authenticated-to-access',
        'https://github.com/atlassian/gajira-login/issues/59',
      ],
    },
    {
      words: ['login required'],
      sources: ['https://github.com/rundeck-plugins/jira-workflow-step/issues/11'],
    },
    {
      words: ['must be logged in'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
    {
      words: ['not logged in'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** The answer calls the caller anonymous. */
  anonymousCaller: [
    {
      words: ['anonymous user'],
      sources: ['https://github.com/GothenburgBitFactory/bugwarrior/issues/1003'],
    },
    { words: ['by anonymous'], sources: ['https://github.com/GothenburgBitFactory/bugwarrior/issues/1003'] },
    {
      words: ['anonymously'],
      sources: ['https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/'],
    },
  ],
  /** The site took a bearer value for a Connect session token. */
  connectSessionToken: [
    {
      words: ['connect session auth token'],
      sources: [
        'https://github.com/gitextensions/gitextensions/issues/11740',
        'https://github.com/lesstif/php-jira-rest-client/issues/419',
      ],
    },
  ],
  /** A side path did not take the login. */
  userFailedToAuthenticate: [
    {
      words: ['user failed to authenticate'],
      sources: [
        'https://github.com/pycontribs/jira/issues/667',
        'https://github.com/pycontribs/jira/issues/470',
      ],
    },
  ],
} satisfies Refusals;
