import { basic, gateway, given, jwt, site } from '../../given.ts';
import { type CauseTable, cloud, known, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'not enabled for OAuth': given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: 403,
          body: messages('OAuth 2.0 is not enabled for method: GET /rest/api/3/x'),
        },
      ],
      cloud,
    ),
    'a Connect app at Customer Service Management': given(
      'connect-app',
      [{ call: `GET ${site}/jsm/csm/api/v1/organization/123`, status: 403, sent: jwt }],
      cloud,
    ),
    'closed to Connect': given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/applicationrole`, status: 403, sent: jwt }],
      { ...cloud, scopes: ['ADMIN'] },
    ),
    'a provider interface for apps': given(
      'api-token',
      [{ call: `POST ${site}/rest/devinfo/0.10/bulk`, status: 403, sent: basic }],
      cloud,
    ),
    'a path outside of the API': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic },
        { call: `GET ${site}/plugins/servlet/x`, status: 401, sent: basic },
      ],
      cloud,
    ),
  },
  quiet: {
    'a provider interface, and no credential was sent': given(
      'api-token',
      [
        {
          call: `POST ${site}/rest/devinfo/0.10/bulk`,
          status: 401,
          sent: { Accept: '*/*', 'User-Agent': 'x', 'Content-Type': 'application/json' },
          body: 'login required',
        },
      ],
      cloud,
    ),
    'an administrator is asked for': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/applicationrole`,
          status: 403,
          headers: known,
          body: messages('Administrator privileges are required'),
        },
      ],
      cloud,
    ),
  },
};
