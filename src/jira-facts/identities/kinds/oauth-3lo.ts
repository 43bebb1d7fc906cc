import type { IdentityTraits } from '../identity-traits.ts';

/** An OAuth 2.0 app for a user who consented (authorization code, 3LO). */
export const oauth3lo: IdentityTraits = {
  words: 'the OAuth 2.0 connection',
  scopeWorld: 'oauth2',
  scopesChangedIn: 'developer console',
  home: 'gateway',
  schemes: ['bearer'],
  rightsOf: 'person',
  throughApp: true,
  framework: null,
  countsPoints: true,
  listedBy: 'client id',
};
