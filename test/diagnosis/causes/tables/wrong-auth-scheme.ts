import { basic, bearer, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'what anybody may read, forbidden': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/2/serverInfo`, status: 403 }],
      cloud,
    ),
    'a JWT in the query, whatever the edge says of its own token': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/2/project?jwt=***`,
          status: 403,
          body: "<status><message>ASAP token from issuer 'micros/edge-authenticator' failed authorization</message></status>",
        },
      ],
      cloud,
    ),
    'an API token as Bearer': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/project`, status: 200, body: '[]', sent: bearer }],
      cloud,
    ),
    'a personal access token as Basic': given(
      'pat',
      [{ call: `GET ${own}/rest/api/2/myself`, status: 401, sent: basic }],
      dc,
    ),
    'a personal access token, filled into a program': given('pat', [{ call: 'GET ', status: 401 }], dc),
    'an API token, filled into a program for Cloud': given(
      'api-token',
      [{ call: 'GET ', status: 403 }],
      cloud,
    ),
    'a Connect token as Bearer': given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/project`, status: 401, sent: bearer }],
      cloud,
    ),
  },
  quiet: {
    'the authorization server is asked': given(
      'oauth-3lo',
      [{ call: 'GET https://auth.atlassian.com/oauth/token?access_token=***', status: 401 }],
      cloud,
    ),
    'nobody called': given(
      'anonymous',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: { Authorization: '*** (no scheme)' } }],
      cloud,
    ),
    'an API token as Basic': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/project/ABC`, status: 404, sent: basic }],
      cloud,
    ),
    'an OAuth token at the site': given(
      'oauth-3lo',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 403,
          sent: bearer,
          body: { error: 'Failed to parse Connect Session Auth Token' },
        },
      ],
      cloud,
    ),
  },
};
