import { basic, gateway, given, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'an inactive account': given('api-token', [{ call: `GET ${site}/rest/api/3/myself`, status: 403 }], {
      ...cloud,
      accountNotes: { active: false },
    }),
    'the words of the gateway': given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: 403,
          body: { message: 'Current user not permitted to use Jira' },
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'other calls work': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, body: { accountId: 'x' }, sent: basic },
        { call: `GET ${site}/rest/api/3/role`, status: 403, sent: basic },
      ],
      cloud,
    ),
  },
};
