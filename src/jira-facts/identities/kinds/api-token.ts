import type { IdentityTraits } from '../identity-traits.ts';

/** An API token without scopes, with the e-mail address of its owner. */
export const apiToken: IdentityTraits = {
  words: 'the API token',
  scopeWorld: null,
  scopesChangedIn: null,
  home: 'site',
  schemes: ['basic'],
  rightsOf: 'person',
  throughApp: false,
  framework: null,
  countsPoints: false,
  listedBy: 'account',
};
