import { gateway, given } from '../../given.ts';
import { type CauseTable, cloud, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'an address that is not allowed': given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: 403,
          body: 'The IP address has been rejected because it is not on the allowedlist. See your admin for more information.',
        },
      ],
      cloud,
    ),
    'a policy': given(
      'forge-app',
      [
        {
          call: 'GET /rest/api/3/issue/ABC-1',
          status: 403,
          body: messages('Access is blocked by a data security policy'),
        },
      ],
      { ...cloud, scopes: ['read:jira-work'] },
    ),
  },
  quiet: {
    'no word of it': given('oauth-3lo', [{ call: `GET ${gateway}/rest/api/3/myself`, status: 403 }], cloud),
  },
};
