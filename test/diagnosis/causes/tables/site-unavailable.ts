import { given, site } from '../../given.ts';
import { type CauseTable, cloud, failedLogin } from '../table.ts';

export const table: CauseTable = {
  fires: {
    '503 for everything': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/serverInfo`, status: 503 },
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 503,
          body: '<html>temporarily unavailable</html>',
        },
      ],
      cloud,
    ),
    'switched off': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 404,
          body: '<html>Your site has been deactivated</html>',
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'Jira answers': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, headers: failedLogin }],
      cloud,
    ),
  },
};
