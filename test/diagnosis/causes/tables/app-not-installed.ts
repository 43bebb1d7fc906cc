import { bearer, gateway, given } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'another path works for another site': given(
      'oauth-3lo',
      [
        { call: `GET ${gateway}/rest/api/3/project/search`, status: 401, sent: bearer },
        {
          call: 'GET https://api.atlassian.com/ex/jira/99999999-2222-3333-4444-555555555555/rest/api/3/myself',
          status: 200,
          sent: bearer,
          body: { accountId: 'x' },
        },
      ],
      cloud,
    ),
    'the site is not listed': given(
      'oauth-3lo',
      [
        {
          call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
          status: 200,
          body: [{ id: '99999999-2222-3333-4444-555555555555', scopes: ['read:jira-work'] }],
        },
        { call: `GET ${gateway}/rest/api/3/myself`, status: 404, sent: bearer },
      ],
      cloud,
    ),
    'no site at all': given(
      'oauth-3lo',
      [{ call: 'GET https://api.atlassian.com/oauth/token/accessible-resources', status: 200, body: '[]' }],
      cloud,
    ),
  },
  quiet: {
    'the site is listed': given(
      'oauth-3lo',
      [
        {
          call: 'GET https://api.atlassian.com/oauth/token/accessible-resources',
          status: 200,
          body: [{ id: '11111111-2222-3333-4444-555555555555', scopes: ['read:jira-work'] }],
        },
        { call: `GET ${gateway}/rest/api/3/issue/ABC-1`, status: 404, sent: bearer },
      ],
      cloud,
    ),
  },
};
