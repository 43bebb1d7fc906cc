import { given, site } from '../../given.ts';
import { type CauseTable, cloud, known, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'an internal error of a documented operation': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1`,
          status: 500,
          headers: known,
          body: messages('Internal server error'),
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'an outage': given('api-token', [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 503 }], cloud),
  },
};
