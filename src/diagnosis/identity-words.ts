import type { IdentityKind } from './evidence.ts';

/** What people call each kind of identity, wherever nobody gave it a name of its own. */
export const identityWords: Readonly<Record<IdentityKind, string>> = {
  'connect-app': 'the app',
  'connect-user': 'the app acting for a user',
  'forge-app': 'the Forge app',
  'forge-user': 'the Forge app acting for a user',
  'oauth-3lo': 'the OAuth 2.0 connection',
  'oauth-client-credentials': 'the service account (OAuth client credentials)',
  'api-token': 'the API token',
  'scoped-api-token': 'the API token with scopes',
  'service-account-token': 'the service account token',
  password: 'the password',
  pat: 'the personal access token',
  anonymous: 'an anonymous caller',
};
