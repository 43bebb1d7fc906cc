import { basic, given, own, site } from '../../given.ts';
import { type CauseTable, cloud, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the deprecation text': given(
      'password',
      [
        {
          call: `GET ${site}/rest/api/2/serverInfo`,
          status: 401,
          body: 'Basic authentication with passwords is deprecated.',
        },
      ],
      cloud,
    ),
    '401 where anonymous callers may': given(
      'password',
      [
        {
          call: `GET ${site}/rest/api/2/mypermissions?permissions=BROWSE_PROJECTS`,
          status: 401,
          sent: basic,
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'Server takes passwords': given(
      'password',
      [{ call: `GET ${own}/rest/api/2/myself`, status: 401, sent: basic }],
      server,
    ),
    'an API token': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: basic }],
      cloud,
    ),
  },
};
