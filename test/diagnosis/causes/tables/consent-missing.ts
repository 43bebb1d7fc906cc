import { gateway, given } from '../../given.ts';
import { type CauseTable, cloud, messages, scopeMismatch } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'an empty grant': given(
      'forge-user',
      [
        {
          call: 'GET /rest/api/3/myself',
          status: 403,
          body: messages(
            'Access to the resource was denied due to missing scope grants. Your app was granted the following scopes: []',
          ),
        },
      ],
      { ...cloud, scopes: ['read:jira-user'] },
    ),
    'declared, not granted': given(
      'oauth-3lo',
      [{ call: `GET ${gateway}/rest/api/3/issue/ABC-1`, status: 401, body: scopeMismatch }],
      {
        ...cloud,
        accountNotes: {
          declaredScopes: ['read:jira-work', 'read:jira-user'],
          grantedScopes: ['read:jira-user'],
        },
      },
    ),
  },
  quiet: {
    'nobody declared it': given(
      'forge-user',
      [{ call: 'GET /rest/api/3/issue/ABC-1', status: 401, body: scopeMismatch }],
      { ...cloud, scopes: ['read:jira-user'] },
    ),
  },
};
