import { given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc, known, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'no path of the authorization server, by the method': given(
      'oauth-3lo',
      [{ call: 'POST https://auth.atlassian.com/token', status: 405 }],
      cloud,
    ),
    'null for uri': given(
      'password',
      [
        {
          call: `GET ${own}/rest/agile/1.0/thing`,
          status: 404,
          body: { message: 'null for uri: x', 'status-code': 404 },
        },
      ],
      server,
    ),
    'a typo for a known caller': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/isue/ABC-1`, status: 404, headers: known }],
      cloud,
    ),
  },
  quiet: {
    'an app answers': given(
      'connect-app',
      [{ call: 'POST https://app.example.com/installed', status: 404, body: 'no endpoint' }],
      cloud,
    ),
    'the base is wrong': given(
      'pat',
      [
        {
          call: `GET ${own}//rest/api/2/isue`,
          status: 404,
          body: { message: 'HTTP 404 Not Found', 'status-code': 404 },
        },
      ],
      dc,
    ),
  },
};
