import type { IdentityTraits } from '../identity-traits.ts';

/** A Connect app for one user: a token that Atlassian’s Connect authorization server gave for an assertion. */
export const connectUser: IdentityTraits = {
  words: 'the app acting for a user',
  scopeWorld: 'connect',
  scopesChangedIn: 'descriptor',
  home: 'site',
  schemes: ['bearer'],
  rightsOf: 'person',
  throughApp: true,
  framework: 'connect',
  countsPoints: true,
  listedBy: null,
};
