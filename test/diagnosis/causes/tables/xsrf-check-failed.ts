import { basic, given, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the words': given(
      'api-token',
      [{ call: `POST ${site}/rest/api/3/issue/ABC-1/attachments`, status: 404, body: 'XSRF check failed' }],
      cloud,
    ),
    'a browser agent on a write': given(
      'api-token',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: basic },
        {
          call: `POST ${site}/rest/api/3/search/jql`,
          status: 403,
          sent: { ...basic, 'User-Agent': 'Mozilla/5.0' },
        },
      ],
      cloud,
    ),
    // https://confluence.atlassian.com/jirakb/rest-api-calls-with-a-browser-user-agent-header-may-fail-csrf-checks-802591455.html
    'the agent of a browser alone is refused': given(
      'api-token',
      ['Mozilla/5.0 Chrome/126.0', 'my-client'].map((agent, index) => ({
        call: `POST ${site}/rest/api/3/issue/ABC-1/comment`,
        status: index === 0 ? 403 : 201,
        sent: { ...basic, 'User-Agent': agent },
      })),
      cloud,
    ),
  },
  quiet: {
    'a read': given(
      'api-token',
      [
        {
          call: `GET ${site}/rest/api/3/role`,
          status: 403,
          sent: { ...basic, 'User-Agent': 'Mozilla/5.0' },
        },
      ],
      cloud,
    ),
  },
};
