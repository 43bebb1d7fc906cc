import { given, jwt, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the signature is named': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/myself`,
          status: 401,
          sent: jwt,
          body: 'Signature verification failed',
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'another call works': given(
      'connect-app',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: jwt },
        { call: `GET ${site}/rest/api/3/search/jql?jql=a+b`, status: 401, sent: jwt },
      ],
      cloud,
    ),
  },
};
