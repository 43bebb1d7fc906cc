import { basic, bearer, gateway, given, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a scoped token at the site': given(
      'scoped-api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
      cloud,
    ),
    'OAuth at the site': given(
      'oauth-3lo',
      [{ call: `GET ${site}/rest/api/3/project/ABC`, status: 404, sent: bearer }],
      cloud,
    ),
    'the gateway without product and site': given(
      'oauth-3lo',
      [{ call: 'GET https://api.atlassian.com/rest/api/3/myself', status: 404, sent: bearer }],
      cloud,
    ),
    'the gateway of another product': given(
      'oauth-3lo',
      [
        {
          call: 'GET https://api.atlassian.com/ex/confluence/11111111-2222-3333-4444-555555555555/rest/api/3/myself',
          status: 404,
          sent: bearer,
        },
      ],
      cloud,
    ),
    'an API token at the gateway': given(
      'api-token',
      [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: basic }],
      cloud,
    ),
  },
  quiet: {
    'a scoped token at the gateway': given(
      'scoped-api-token',
      [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: basic }],
      cloud,
    ),
  },
};
