import { given, own } from '../../given.ts';
import { type CauseTable, messages, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    WebSudo: given(
      'password',
      [
        {
          call: `POST ${own}/rest/api/2/user`,
          status: 401,
          body: '<status><status-code>401</status-code><message>This resource requires WebSudo.</message></status>',
        },
      ],
      server,
    ),
    'a header of WebSudo': given(
      'password',
      [
        {
          call: `POST ${own}/rest/api/2/user`,
          status: 403,
          headers: { 'X-Atlassian-WebSudo': 'Is-Required' },
        },
      ],
      server,
    ),
  },
  quiet: {
    'no administrator': given(
      'password',
      [
        {
          call: `POST ${own}/rest/api/2/user`,
          status: 403,
          body: messages('You need to be a Jira administrator'),
        },
      ],
      server,
    ),
  },
};
