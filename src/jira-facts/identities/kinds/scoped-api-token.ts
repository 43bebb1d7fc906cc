import type { IdentityTraits } from '../identity-traits.ts';

/** An API token with scopes, with the e-mail address of its owner. */
export const scopedApiToken: IdentityTraits = {
  words: 'the API token with scopes',
  scopeWorld: 'oauth2',
  scopesChangedIn: 'new token',
  home: 'gateway',
  schemes: ['basic', 'bearer'],
  rightsOf: 'person',
  throughApp: false,
  framework: null,
  countsPoints: false,
  listedBy: 'account',
};
