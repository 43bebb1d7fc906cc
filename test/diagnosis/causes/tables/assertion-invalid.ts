import { given } from '../../given.ts';
import { assertion, assertionAddress, type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the audience is refused': given(
      'connect-user',
      [
        {
          call: assertionAddress,
          status: 400,
          posted: assertion,
          body: { error: 'invalid_grant', error_description: 'Invalid aud: https://auth.atlassian.io' },
        },
      ],
      cloud,
    ),
    'a bare 400': given('connect-user', [{ call: assertionAddress, status: 400, posted: assertion }], cloud),
  },
  quiet: {
    'the grant is refused': given(
      'connect-user',
      [
        {
          call: assertionAddress,
          status: 400,
          posted: assertion,
          body: {
            error: 'unauthorized_client',
            error_description: 'not authorized to use this authorization grant type',
          },
        },
      ],
      cloud,
    ),
  },
};
