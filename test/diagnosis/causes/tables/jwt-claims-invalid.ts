import { given, jwt, site } from '../../given.ts';
import { type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the issuer of a token for another call': {
      ...given(
        'connect-app',
        [{ call: `GET ${site}/rest/api/3/issue/ABC-1`, status: 401, sent: jwt }],
        cloud,
      ),
      account: {
        jwtClaims: {
          iss: '11111111-2222-3333-4444-555555555555',
          qsh: 'context-qsh',
          iat: 1764000000,
          exp: 1764000180,
          alg: 'HS256',
        },
      },
    },
    'the issuer is named': given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: jwt, body: 'Unknown issuer' }],
      cloud,
    ),
    'iss is a client key': given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/myself`, status: 401, sent: jwt }],
      { ...cloud, accountNotes: { jwtClaims: { iss: '11111111-aaaa-bbbb-cccc-222222222222' } } },
    ),
    'iss is a client key, whatever is said of the hash': given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/project/recent`, status: 401, sent: jwt, body: 'qsh' }],
      {
        ...cloud,
        accountNotes: {
          appKey: 'my-app',
          jwtClaims: { iss: '11111111-aaaa-bbbb-cccc-222222222222', qsh: 'abc' },
        },
      },
    ),
  },
  quiet: {
    'the hash is named': given(
      'connect-app',
      [{ call: `GET ${site}/rest/api/3/myself?x=1`, status: 401, sent: jwt, body: 'qsh does not match' }],
      cloud,
    ),
  },
};
