import type { IdentityKind } from '../../evidence/index.ts';
import { connectCovers, identityTraits, type Operation, oauthCovers } from '../../jira-facts/index.ts';

/** Whether scopes open an operation; `unknown`: nobody can know which scopes the credential has. */
export type ScopeVerdict = 'open' | 'missing' | 'closed' | 'unknown';

export function scopeVerdict(
  kind: IdentityKind,
  scopes: readonly string[] | null,
  operation: Operation,
): ScopeVerdict {
  const { scopeWorld } = identityTraits[kind];
  if (scopeWorld === null) return 'open';
  if (scopeWorld === 'connect') {
    if (scopes === null) return 'unknown';
    const verdict = connectCovers(scopes, operation);
    if (verdict.open) return 'open';
    if (verdict.reason === 'inaccessible') return 'closed';
    return verdict.reason === 'scope' ? 'missing' : 'unknown';
  }
  const verdict = oauthCovers(scopes ?? [], operation, scopeWorld);
  if (verdict.open) return 'open';
  if (verdict.reason === 'closed') return 'closed';
  return scopes === null ? 'unknown' : 'missing';
}
