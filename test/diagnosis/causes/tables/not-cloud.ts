import { basic, bearer, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
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
  },
  quiet: {
    'version 3 on Cloud': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 404, sent: basic }],
      cloud,
    ),
  },
};
