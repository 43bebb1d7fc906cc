import { bearer, gateway, given, own } from '../../given.ts';
import { type CauseTable, cloud, dc, scopeMismatch, tokenAddress } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a personal access token that is said to have run out': given(
      'pat',
      [{ call: `GET ${own}/rest/api/2/myself`, sent: bearer }],
      { ...dc, accountNotes: { note: 'the personal access token has expired' } },
    ),
    'past its end': given(
      'oauth-3lo',
      [
        {
          call: `GET ${gateway}/rest/api/3/issue/ABC-1`,
          status: 404,
          headers: { Date: 'Sun, 22 Nov 2026 12:00:00 GMT' },
        },
      ],
      { ...cloud, accountNotes: { tokenExpiresAt: '2026-11-22T10:00:00Z' } },
    ),
    'the same call worked before': given(
      'oauth-3lo',
      [
        { call: `GET ${gateway}/rest/api/3/myself`, status: 200, sent: bearer },
        { call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer },
      ],
      cloud,
    ),
    'the same call worked before a new token was fetched, and is made with the old one': given(
      'oauth-3lo',
      [
        { call: `GET ${gateway}/rest/api/3/project/search`, status: 200, sent: bearer },
        { call: tokenAddress, status: 200, body: { access_token: '***', expires_in: 3600 } },
        { call: `GET ${gateway}/rest/api/3/project/search`, status: 401, sent: bearer },
      ],
      cloud,
    ),
    'the same call worked before, logged without its host': given(
      'oauth-3lo',
      [
        { call: 'GET /rest/api/3/project/search', status: 200, sent: bearer },
        { call: `GET ${gateway}/rest/api/3/project/search`, status: 401, sent: bearer },
      ],
      cloud,
    ),
  },
  quiet: {
    'a token that was handed out in the call before': given(
      'oauth-client-credentials',
      [
        { call: tokenAddress, status: 200, body: { access_token: '***', expires_in: 3600 } },
        {
          call: `GET ${gateway}/rest/api/3/myself`,
          status: 401,
          sent: bearer,
          body: { code: 401, message: 'Unauthorized' },
        },
      ],
      cloud,
    ),
    'a scope is named': given(
      'oauth-3lo',
      [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, body: scopeMismatch }],
      cloud,
    ),
  },
};
