import type { IdentityTraits } from '../identity-traits.ts';

/** An API token of a service account. */
export const serviceAccountToken: IdentityTraits = {
  words: 'the service account token',
  scopeWorld: 'oauth2',
  scopesChangedIn: 'new token',
  home: 'gateway',
  schemes: ['basic', 'bearer'],
  rightsOf: 'service account',
  throughApp: false,
  framework: null,
  countsPoints: false,
  listedBy: 'account',
};
