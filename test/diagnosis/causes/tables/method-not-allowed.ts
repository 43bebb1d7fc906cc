import { given, own, site } from '../../given.ts';
import { type CauseTable, cloud, dc } from '../table.ts';

export const table: CauseTable = {
  fires: {
    '405': given('api-token', [{ call: `PATCH ${site}/rest/api/3/issue/ABC-1`, status: 405 }], cloud),
  },
  quiet: {
    'a method that the reference has': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 405 }],
      cloud,
    ),
    'version 3 on Data Center': given('pat', [{ call: `PUT ${own}/rest/api/3/version/1`, status: 405 }], dc),
  },
};
