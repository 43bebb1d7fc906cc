import type { IdentityTraits } from '../identity-traits.ts';

/** A Forge app for the user who looks at it (`asUser`), or its remote with the app user token. */
export const forgeUser: IdentityTraits = {
  words: 'the Forge app acting for a user',
  scopeWorld: 'forge',
  scopesChangedIn: 'manifest',
  home: 'gateway',
  schemes: ['bearer'],
  rightsOf: 'person',
  throughApp: true,
  framework: 'forge',
  countsPoints: true,
  listedBy: null,
};
