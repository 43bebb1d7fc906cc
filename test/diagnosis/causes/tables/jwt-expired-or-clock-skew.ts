import { given, jwt, site } from '../../given.ts';
import { assertion, assertionAddress, type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'iat in the future': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 401,
          sent: jwt,
          headers: { Date: 'Sun, 22 Nov 2026 12:00:00 GMT' },
        },
      ],
      { ...cloud, accountNotes: { jwtClaims: { iss: 'my-app', iat: 1795349400, exp: 1795349700 } } },
    ),
    'used before issued': given(
      'connect-app',
      [{ call: 'GET https://app.example.com/?jwt=***', body: 'Token used before issued' }],
      cloud,
    ),
    'exp has passed by the Date of the answer, whatever is said of the hash': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 401,
          sent: jwt,
          headers: { Date: 'Sun, 22 Nov 2026 12:00:00 GMT' },
          body: 'qsh',
        },
      ],
      { ...cloud, accountNotes: { jwtClaims: { iss: 'my-app', iat: 1795341000, exp: 1795341180 } } },
    ),
  },
  quiet: {
    'too long a life for the authorization server': given(
      'connect-user',
      [
        {
          call: assertionAddress,
          status: 400,
          posted: assertion,
          body: { error: 'invalid_grant', error_description: 'Expiration timestamp too far in the future' },
        },
      ],
      cloud,
    ),
  },
};
