import { given } from '../../given.ts';
import { assertion, assertionAddress, type CauseTable, cloud } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'the user is named': given(
      'connect-user',
      [
        {
          call: assertionAddress,
          status: 400,
          posted: assertion,
          body: { error: 'invalid_grant', error_description: 'User does not exist' },
        },
      ],
      cloud,
    ),
    'the account is inactive': given(
      'connect-user',
      [{ call: assertionAddress, status: 400, posted: assertion, body: { error: 'invalid_grant' } }],
      { ...cloud, accountNotes: { active: false } },
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
      cloud,
    ),
  },
};
