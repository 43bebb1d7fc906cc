import { given, site } from '../../given.ts';
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
    'the user that the app looks up is inactive': given(
      'connect-user',
      [
        { call: assertionAddress, status: 400, posted: assertion, body: { error: 'invalid_grant' } },
        {
          call: `GET ${site}/rest/api/3/user?accountId=x`,
          status: 200,
          as: 'connect-app',
          body: { accountType: 'atlassian', active: false },
        },
      ],
      cloud,
    ),
    'one user of several, the host not stated': given(
      'connect-user',
      [
        { call: 'POST /oauth2/token', status: 200 },
        { call: 'POST /oauth2/token', status: 400 },
      ],
      cloud,
    ),
    'no token of a user to a remote of Forge': given(
      'forge-user',
      [
        {
          call: 'POST https://api.atlassian.com/graphql',
          status: 200,
          posted:
            '{"query":"mutation m($input: OfflineUserAuthTokenInput!) { offlineUserAuthToken(input: $input) { success } }"}',
          body: {
            data: {
              offlineUserAuthToken: {
                success: false,
                errors: [{ message: 'not possible' }],
                authToken: null,
              },
            },
          },
        },
      ],
      cloud,
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
