import { given, site } from '../../given.ts';
import { type CauseTable, cloud, failedLogin, known, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'hidden or missing': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1`,
          status: 404,
          headers: known,
          body: messages('Issue does not exist or you do not have permission to see it.'),
        },
      ],
      cloud,
    ),
    'an empty list for a known caller': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/project/search`,
          status: 200,
          headers: known,
          body: { values: [] },
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'the login failed': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1`,
          status: 404,
          headers: failedLogin,
          body: messages('Issue does not exist or you do not have permission to see it.'),
        },
      ],
      cloud,
    ),
  },
};
