import { basic, gateway, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, failedLogin, messages, server, tokenAddress } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the Seraph header on a 200': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/project/search`, status: 200, headers: failedLogin }],
      cloud,
    ),
    'a bare 401 on /myself': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
      cloud,
    ),
    'an issue that is hidden, and a bare 401 on /myself': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1`,
          status: 404,
          sent: basic,
          body: messages('Issue does not exist or you do not have permission to see it.'),
        },
        { call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic },
      ],
      cloud,
    ),
    'a line end inside the pair': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 401,
          sent: { Authorization: `Basic ${btoa('a@b.example:token\n')}` },
        },
      ],
      cloud,
    ),
    'anonymous although a credential was sent': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=assignee=x`,
          status: 400,
          sent: basic,
          body: messages(
            "Field 'assignee' does not exist or this field cannot be viewed by anonymous users.",
          ),
        },
      ],
      cloud,
    ),
    'a fresh token that opens not even the question about sites': given(
      'oauth-client-credentials',
      [
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: 401,
          headers: { Date: 'Thu, 26 Nov 2026 12:00:00 GMT' },
          body: { code: 401, message: 'Unauthorized' },
        },
        {
          call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
          status: 401,
          body: { code: 401, message: 'Unauthorized' },
        },
      ],
      {
        ...cloud,
        scopes: ['read:jira-user', 'read:jira-work'],
        accountNotes: { tokenExpiresAt: '2026-11-26T13:00:00Z' },
      },
    ),
    'a wrong client secret': given(
      'oauth-client-credentials',
      [
        {
          call: tokenAddress,
          status: 401,
          posted: '{"grant_type":"client_credentials"}',
          body: { error: 'access_denied', error_description: 'Unauthorized' },
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'Jira fails, and no project is listed': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 500, sent: basic },
        { call: `GET ${site}/rest/api/3/project/search`, status: 200, sent: basic, body: { values: [] } },
      ],
      cloud,
    ),
    'the login was accepted': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/role`, status: 403, headers: { 'X-Seraph-LoginReason': 'OK' } }],
      cloud,
    ),
    'a captcha': given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 401,
          headers: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' },
        },
      ],
      server,
    ),
  },
};
