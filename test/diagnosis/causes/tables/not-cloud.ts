import { basic, bearer, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'serverInfo says so of a path of version 3': given(
      'password',
      [
        { call: `GET ${own}/rest/api/3/myself`, status: 401, sent: basic },
        { call: `GET ${own}/rest/api/2/serverInfo`, status: 200, body: { deploymentType: 'Server' } },
      ],
      dc,
    ),
    'version 3 on Data Center': given(
      'pat',
      [{ call: `GET ${own}/rest/api/3/myself`, status: 404, sent: bearer }],
      dc,
    ),
    'search/jql on Server': given(
      'password',
      [{ call: `GET ${own}/rest/api/2/search/jql?jql=x`, status: 404, sent: basic }],
      server,
    ),
    'only the search of Cloud is missing': given(
      'pat',
      [
        {
          call: `GET ${own}/rest/api/2/search/jql?jql=x`,
          status: 404,
          body: { message: 'HTTP 404 Not Found', 'status-code': 404, 'sub-code': -1 },
        },
        { call: `GET ${own}/rest/api/2/search?jql=x`, status: 200, body: { total: 1, issues: [{}] } },
        { call: `GET ${own}/rest/api/2/serverInfo`, status: 200, body: { deploymentType: 'Server' } },
      ],
      { deployment: null },
    ),
    'a program that asks for an API token': given('api-token', [{ call: 'GET ', status: 404 }], server),
  },
  quiet: {
    'the plugin manager, which Cloud has as well': given(
      'api-token',
      [{ call: `GET ${site}/rest/plugins/1.0`, status: 404, sent: basic }],
      cloud,
    ),
    'version 3 on Cloud': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 404, sent: basic }],
      cloud,
    ),
  },
};
