import { providerFamilies } from '../addresses/provider-address.ts';
import { type IdentityKind, identityTraits } from '../identities/kinds/index.ts';
import type { Operation } from './operation.ts';

/** Of development data: only apps with the matching module may write there. */
const providers: readonly string[] = providerFamilies.map((family) => `/rest/${family}/`);

/** Whether a path below the site's address takes development data. */
export const isOfDataProviders = (path: string): boolean =>
  providers.some((beginning) => path.startsWith(beginning));

/** Frameworks whose apps an operation is for; empty: it is for others too. */
export function appsOnly({ permissions, accessibleTo }: Operation): readonly string[] {
  const { connect, oauth2, forge } = accessibleTo;
  return permissions.apps ?? (forge === true && connect === false && oauth2 === false ? ['forge'] : []);
}

/** Whether an operation is for apps that this kind of caller is none of, whatever its scopes and rights. */
export function isForOtherApps(operation: Operation, kind: IdentityKind): boolean {
  const { framework, throughApp, scopeWorld } = identityTraits[kind];
  const apps = appsOnly(operation);
  if (apps.length === 0) return scopeWorld === null && isOfDataProviders(operation.path);
  const own = framework ?? (throughApp && scopeWorld === 'oauth2' ? 'oauth2' : null);
  // Where text and flags of the reference differ, the wild follows the flags.
  return own === null || !(apps.includes(own) || operation.accessibleTo[own] === true);
}
