import { given } from '../../given.ts';
import { type CauseTable, cloud, tokenAddress } from '../table.ts';

export const table: CauseTable = {
  fires: {
    'invalid_grant to a refresh': given(
      'oauth-3lo',
      [
        {
          call: tokenAddress,
          status: 403,
          posted: '{"grant_type":"refresh_token"}',
          body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
        },
      ],
      cloud,
    ),
  },
  quiet: {
    'a used code': given(
      'oauth-3lo',
      [
        {
          call: tokenAddress,
          status: 403,
          posted: '{"grant_type":"authorization_code","code":"***"}',
          body: { error: 'invalid_grant', error_description: 'Invalid authorization code' },
        },
      ],
      cloud,
    ),
  },
};
