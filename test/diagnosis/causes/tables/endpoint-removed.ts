import { gateway, given, site } from '../../given.ts';
import { type CauseTable, cloud, known, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'createmeta taken for the key of an issue': given('api-token', [
      {
        call: 'GET /rest/api/2/issue/createmeta?projectKeys=ABC',
        status: 404,
        body: messages('Issue Does Not Exist'),
      },
    ]),
    '410': given('api-token', [{ call: `GET ${site}/rest/api/3/search?jql=x`, status: 410 }], cloud),
    'the words': given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/2/search`,
          status: 404,
          body: messages('The requested API has been removed. Please migrate.'),
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'a typo': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/isue/ABC-1`, status: 404, headers: known }],
      cloud,
    ),
  },
};
