import { basic, bearer, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'words of administrators where no right is needed': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 401,
          sent: basic,
          body: '{"errorMessages":["Only administrators may connect with a token."],"errors":{}}',
        },
      ],
      cloud,
    ),
    'the text of the Rovo MCP server': given(
      'api-token',
      [
        {
          call: 'POST https://mcp.atlassian.com/v1/mcp',
          status: 403,
          body: "You don't have permission to connect via API token. Please ask your organization admin for access.",
        },
      ],
      cloud,
    ),
    'tools that take API tokens with scopes only': given(
      'api-token',
      [
        {
          call: 'POST https://mcp.atlassian.com/v1/mcp',
          status: 403,
          body: 'Teamwork Graph tools require a modern API token (API token with scopes).',
        },
      ],
      cloud,
    ),
    'the status of the token in the Admin API, as noted': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
      { ...cloud, accountNotes: { note: 'the token status is BLOCKED by the authentication policy' } },
    ),
    'Basic switched off on a self-hosted site': given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 403,
          sent: basic,
          body: 'Basic Authentication has been disabled on this instance.',
        },
      ],
      dc,
    ),
  },
  quiet: {
    'Basic is said to be off, and something else was sent': given(
      'pat',
      [{ call: `GET ${own}/rest/api/2/issue/ABC-1`, status: 403, sent: bearer }],
      { ...dc, accountNotes: { note: 'basic auth is disabled' } },
    ),
    'passwords are said to be off on Cloud': given(
      'password',
      [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 401, sent: basic }],
      { ...cloud, accountNotes: { note: 'basic auth is disabled' } },
    ),
    'nobody called': given(
      'anonymous',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 403, body: 'api token blocked' }],
      cloud,
    ),
    'a personal access token as Basic where Basic is switched off': given(
      'pat',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 403,
          sent: basic,
          body: 'Basic Authentication has been disabled on this instance.',
        },
      ],
      dc,
    ),
    'a bare 401': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
      cloud,
    ),
  },
};
