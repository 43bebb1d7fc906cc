import { given, jwt, site } from '../../given.ts';
import { type CauseTable, cloud, known, messages } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'works as a person': given(
      'forge-app',
      [
        { call: 'GET /rest/api/3/role', status: 403 },
        { call: 'GET /rest/api/3/role', status: 200, as: 'forge-user', body: '[{"id":1}]' },
      ],
      { ...cloud, scopes: ['manage:jira-configuration'] },
    ),
    'the app may not see it': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/issue/ABC-1`,
          status: 404,
          sent: jwt,
          body: messages('Issue does not exist or you do not have permission to see it.'),
        },
      ],
      { ...cloud, scopes: ['READ'] },
    ),
    'one project is hidden from the app alone': given(
      'forge-app',
      [
        { call: 'GET /rest/api/3/issue/HR-1', status: 200, as: 'forge-user' },
        {
          call: 'GET /rest/api/3/issue/HR-1',
          status: 404,
          body: messages('Issue does not exist or you do not have permission to see it.'),
        },
        { call: 'GET /rest/api/3/issue/DEV-7', status: 200 },
      ],
      { ...cloud, scopes: ['read:jira-work'] },
    ),
  },
  quiet: {
    'a person': given(
      'api-token',
      [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 404, headers: known }],
      cloud,
    ),
  },
};
