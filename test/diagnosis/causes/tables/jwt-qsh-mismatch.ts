import { given, jwt, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the hash is named': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=a`,
          status: 401,
          sent: jwt,
          body: "Expecting claim 'qsh' to have value 'a' but instead it has the value 'b'",
        },
      ],
      cloud,
    ),
    'plain calls pass': given(
      'connect-app',
      [
        { call: `GET ${site}/rest/api/3/myself`, status: 200, sent: jwt },
        { call: `GET ${site}/rest/api/3/search/jql?jql=a+b&fields=x&fields=y`, status: 401, sent: jwt },
      ],
      cloud,
    ),
  },
  quiet: {
    'the signature is named': given(
      'connect-app',
      [
        {
          call: `GET ${site}/rest/api/3/search/jql?jql=a+b`,
          status: 401,
          sent: jwt,
          body: 'JWT signature verification failed',
        },
      ],
      cloud,
    ),
  },
};
