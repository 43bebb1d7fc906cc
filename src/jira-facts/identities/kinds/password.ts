import type { IdentityTraits } from '../identity-traits.ts';

/** User name and password, or the session cookie they gave: Server and Data Center; Cloud refuses them. */
export const password: IdentityTraits = {
  words: 'the password',
  scopeWorld: null,
  scopesChangedIn: null,
  home: 'site or self-hosted',
  schemes: ['basic', 'cookie'],
  rightsOf: 'person',
  throughApp: false,
  framework: null,
  countsPoints: false,
  listedBy: 'account',
};
