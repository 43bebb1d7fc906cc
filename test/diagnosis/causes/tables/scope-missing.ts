import { gateway, given, jwt, site } from '../../given.ts';
import { type CauseTable, cloud, messages, scopeMismatch } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a family of paths, named as a whole': given(
      'oauth-3lo',
      [
        {
          call: 'GET /rest/agile/',
          status: 401,
          body: scopeMismatch,
        },
      ],
      cloud,
    ),
    'an authorize address without scopes': given(
      'oauth-3lo',
      [
        {
          call: 'GET https://auth.atlassian.com/authorize',
          body: 'This app has not requested any supported Atlassian scopes.',
        },
      ],
      cloud,
    ),
    'the gateway says so': given(
      'oauth-3lo',
      [{ call: `POST ${gateway}/rest/api/3/issue`, status: 401, body: scopeMismatch }],
      { ...cloud, scopes: ['read:jira-work'] },
    ),
    'a Connect app that declares less': given(
      'connect-app',
      [{ call: `POST ${site}/rest/api/3/issue`, status: 403, sent: jwt }],
      { ...cloud, scopes: ['READ'] },
    ),
  },
  quiet: {
    'the scopes suffice': given(
      'forge-app',
      [
        {
          call: 'POST /rest/api/3/issue',
          status: 403,
          body: messages('You do not have permission to create issues in this project.'),
        },
      ],
      { ...cloud, scopes: ['write:jira-work'] },
    ),
    'the address is wrong': given(
      'oauth-3lo',
      [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 401 }],
      { ...cloud, scopes: [] },
    ),
  },
};
