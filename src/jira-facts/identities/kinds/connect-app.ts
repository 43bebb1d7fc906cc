import type { IdentityTraits } from '../identity-traits.ts';

/** A Connect app as itself: a JWT signed with the shared secret, for one request. */
export const connectApp: IdentityTraits = {
  words: 'the app',
  scopeWorld: 'connect',
  scopesChangedIn: 'descriptor',
  home: 'site',
  schemes: ['jwt'],
  rightsOf: 'app',
  throughApp: false,
  framework: 'connect',
  countsPoints: true,
  listedBy: null,
};
