import { basic, bearer, gateway, given, own } from '../../given.ts';
import { type CauseTable, cloud, server } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'a user token for a service account': given(
      'forge-user',
      [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer }],
      { ...cloud, accountNotes: { accountType: 'service account' } },
    ),
    'an account of a directory elsewhere': given(
      'password',
      [{ call: `GET ${own}/rest/api/2/myself`, status: 401, sent: basic }],
      { ...server, accountNotes: { login: 'SAML single sign-on only' } },
    ),
  },
  quiet: {
    'an ordinary account': given(
      'forge-user',
      [{ call: `GET ${gateway}/rest/api/3/myself`, status: 401, sent: bearer }],
      cloud,
    ),
  },
};
