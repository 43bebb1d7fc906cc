import { given } from '../../given.ts';
import { assertion, assertionAddress, type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
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
    'ACT_AS_USER is not declared': given(
      'connect-user',
      [{ call: assertionAddress, status: 401, posted: assertion }],
      { ...cloud, scopes: ['READ', 'WRITE'] },
    ),
  },
  quiet: {
    'the audience is refused': given(
      'connect-user',
      [
        {
          call: assertionAddress,
          status: 400,
          posted: assertion,
          body: { error: 'invalid_grant', error_description: 'Invalid aud' },
        },
      ],
      { ...cloud, scopes: ['READ', 'ACT_AS_USER'] },
    ),
  },
};
