import type { IdentityTraits } from '../identity-traits.ts';

/** A Forge app as itself (`asApp`), or its remote with the app system token. */
export const forgeApp: IdentityTraits = {
  words: 'the Forge app',
  scopeWorld: 'forge',
  scopesChangedIn: 'manifest',
  home: 'gateway',
  schemes: ['bearer'],
  rightsOf: 'app',
  throughApp: false,
  framework: 'forge',
  countsPoints: true,
  listedBy: null,
};
