import type { IdentityTraits } from '../identity-traits.ts';

/** A service account with an OAuth 2.0 credential. */
export const oauthClientCredentials: IdentityTraits = {
  words: 'the service account (OAuth client credentials)',
  scopeWorld: 'oauth2',
  scopesChangedIn: 'new OAuth credential',
  home: 'gateway',
  schemes: ['bearer'],
  rightsOf: 'service account',
  throughApp: false,
  framework: null,
  countsPoints: true,
  listedBy: 'client id',
};
