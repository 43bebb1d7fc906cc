import type { IdentityKind } from '../../evidence/index.ts';
import { connectChain, connectSideScopes, identityTraits } from '../../jira-facts/index.ts';

/** Without these Forge sends a remote no token: a pasted list must not lose them. */
const forgeTokenScopes = ['read:app-system-token', 'read:app-user-token'];

/**
 * The line to change, ready to paste, so that the scopes are there: in the descriptor, the manifest, or where a person ticks
 * them. `held` null: not known; a whole list would then lose what the old one had, so there is none.
 */
export function scopePatch(
  kind: IdentityKind,
  held: readonly string[] | null,
  missing: readonly string[],
): string {
  const changedIn = identityTraits[kind].scopesChangedIn;
  if (held === null) {
    return changedIn === 'new token' || changedIn === 'new OAuth credential'
      ? `tick for the new credential, beside those of the old one: ${inOrder(missing).join(', ')}`
      : '';
  }
  switch (changedIn) {
    case 'descriptor':
      return `"scopes": [${descriptorOrder([...held, ...missing])
        .map((scope) => `"${scope}"`)
        .join(', ')}]`;
    case 'manifest':
      return [
        'permissions:',
        '  scopes:',
        ...inOrder([...held, ...missing, ...forgeTokenScopes]).map((scope) => `    - ${scope}`),
      ].join('\n');
    case 'developer console':
      return `scope=${inOrder([...held, ...missing]).join(' ')}`;
    case 'new token':
    case 'new OAuth credential':
      return `tick for the new credential: ${inOrder([...held, ...missing]).join(', ')}`;
    case null:
      return '';
  }
}

/** From the least to the widest, as descriptors list them; names that are no Connect scope stand last. */
function descriptorOrder(scopes: readonly string[]): string[] {
  const order: readonly string[] = [...[...connectChain].reverse(), ...connectSideScopes];
  const rank = (scope: string): number => (order.includes(scope) ? order.indexOf(scope) : order.length);
  return [...new Set(scopes.map((scope) => scope.toUpperCase()))].sort((a, b) => rank(a) - rank(b));
}

function inOrder(scopes: readonly string[]): string[] {
  return [...new Set(scopes)].sort();
}
