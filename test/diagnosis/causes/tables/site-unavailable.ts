import { given, site } from '../../given.ts';
import { assertion, assertionAddress, type CauseTable, cloud, failedLogin, tokenAddress } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the authorization server fails': given(
      'oauth-3lo',
      [{ call: tokenAddress, status: 503, posted: 'grant_type=refresh_token&refresh_token=***' }],
      cloud,
    ),
    'the authorization server of Connect fails': given(
      'connect-user',
      [{ call: assertionAddress, status: 503, posted: assertion }],
      cloud,
    ),
    '500 for everything': given(
      'api-token',
      ['serverInfo', 'myself'].map((name) => ({ call: `GET ${site}/rest/api/3/${name}`, status: 500 })),
      cloud,
    ),
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
    'the edge knows no product at an address where calls worked': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200 },
        { call: `GET ${site}/rest/api/3/myself`, status: 404, headers: { 'Atl-Missing-Tcs': 'true' } },
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
