import type { IdentityTraits } from '../identity-traits.ts';

/** A personal access token of Server or Data Center. */
export const pat: IdentityTraits = {
  words: 'the personal access token',
  scopeWorld: null,
  scopesChangedIn: null,
  home: 'self-hosted',
  schemes: ['bearer'],
  rightsOf: 'person',
  throughApp: false,
  framework: null,
  countsPoints: false,
  listedBy: null,
};
