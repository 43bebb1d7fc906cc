import { given, own } from '../../given.ts';
import { type CauseTable, failedLogin, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'denied unchecked': given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/myself`,
          status: 403,
          headers: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' },
        },
      ],
      server,
    ),
    'the reason header alone, on a 200': given(
      'password',
      [
        {
          call: `GET ${own}/rest/api/2/project`,
          status: 200,
          body: '[]',
          headers: { 'X-Authentication-Denied-Reason': 'CAPTCHA_CHALLENGE; login-url=x' },
        },
      ],
      server,
    ),
  },
  quiet: {
    'a refused login': given(
      'password',
      [{ call: `GET ${own}/rest/api/2/myself`, status: 401, headers: failedLogin }],
      server,
    ),
  },
};
