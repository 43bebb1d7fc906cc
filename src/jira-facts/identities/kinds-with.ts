import type { IdentityTraits } from './identity-traits.ts';
import { type IdentityKind, identityKinds, identityTraits } from './kinds/index.ts';

/** The kinds whose traits satisfy a question, in the order of the list. */
export const kindsWith = (wanted: (traits: IdentityTraits) => boolean): readonly IdentityKind[] =>
  identityKinds.filter((kind) => wanted(identityTraits[kind]));
