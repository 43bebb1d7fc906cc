import { given, site } from '../../given.ts';
import { type CauseTable, cloud, known, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a thing of the whole site that may not be created, by the words alone': given(
      'api-token',
      [{ call: 'GET ', body: messages("You do not have permission to create WebHook 'Issue Sync'.") }],
      cloud,
    ),
    'administrators are named': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/role`,
          status: 403,
          body: messages('You need to be a Jira administrator to perform this operation'),
        },
      ],
      cloud,
    ),
    'the documented permission, login accepted': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/role`, status: 403, headers: known }],
      cloud,
    ),
    'an account that is known to be in no group of administrators': {
      ...given('api-token', [{ call: `GET ${site}/rest/api/3/role`, status: 403 }], cloud),
      account: { groups: ['jira-users'], adminGroups: ['site-admins'] },
    },
    'browsing users': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/user?accountId=x`,
          status: 403,
          body: messages('You do not have permission to browse users.'),
        },
      ],
      cloud,
    ),
    'refused to a person, answered to an administrator': given(
      'connect-user',
      [
        { call: `GET ${site}/rest/api/3/permissions`, status: 401 },
        { call: `GET ${site}/rest/api/3/search?jql=x`, status: 200, body: { total: 1, issues: [{}] } },
        { call: `GET ${site}/rest/api/3/permissions`, status: 200, body: { permissions: { X: {} } } },
      ],
      {
        ...cloud,
        scopes: ['READ', 'WRITE', 'ADMIN', 'ACT_AS_USER'],
        accountNotes: { 'call 3': 'as an administrator' },
      },
    ),
  },
  quiet: {
    'the caller is an app': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/role`,
          status: 403,
          body: messages('You need to be a Jira administrator'),
        },
      ],
      { ...cloud, scopes: ['ADMIN'] },
    ),
    'advice to ask one is no demand for one': given(
      'api-token',
      [
        {
          call: `POST ${site}/rest/api/3/issue`,
          status: 403,
          body: messages(
            'You do not have permission to create issues in this project. Contact your Jira administrator.',
          ),
        },
      ],
      cloud,
    ),
  },
};
