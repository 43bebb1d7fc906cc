import { basic, given, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the words': given(
      'api-token',
      [{ call: `POST ${site}/rest/api/3/issue/ABC-1/attachments`, status: 404, body: 'XSRF check failed' }],
      cloud,
    ),
    'a browser agent on a write': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic },
        {
          call: `POST ${site}/rest/api/3/search/jql`,
          status: 403,
          sent: { ...basic, 'User-Agent': 'Mozilla/5.0' },
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'a read': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/role`,
          status: 403,
          sent: { ...basic, 'User-Agent': 'Mozilla/5.0' },
        },
      ],
      cloud,
    ),
  },
};
