import type { IdentityTraits } from '../identity-traits.ts';

/** Nobody: no credential is sent. */
export const anonymous: IdentityTraits = {
  words: 'an anonymous caller',
  scopeWorld: null,
  scopesChangedIn: null,
  home: 'anywhere',
  schemes: [],
  rightsOf: 'nobody',
  throughApp: false,
  framework: null,
  countsPoints: false,
  listedBy: null,
};
