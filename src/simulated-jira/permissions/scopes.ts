import type { Operation } from '../../jira-facts/index.ts';
import type { Reach } from '../caller.ts';

/** Each scope of the chain gives the ones before it; the two side scopes give nothing and are given by nothing. */
const chain = ['NONE', 'READ', 'WRITE', 'DELETE', 'PROJECT_ADMIN', 'ADMIN'];

function connectReaches(needed: string, held: readonly string[]): boolean {
  const level = chain.indexOf(needed);
  if (level < 0) return held.includes(needed);
  return level === 0 || held.some((scope) => chain.indexOf(scope) >= level);
}

/**
 * Whether a credential's scopes open an operation, before any permission: Connect by the chain, OAuth by one whole
 * group of alternatives. An operation closed to the kind of caller is opened by no scope.
 */
export function scopesReach(operation: Operation, reach: Reach): boolean {
  switch (reach.kind) {
    case 'unscoped':
      return true;
    case 'connect': {
      const needed = operation.connectScope;
      if (needed === null || needed === 'INACCESSIBLE' || operation.accessibleTo.connect === false)
        return false;
      return connectReaches(needed, reach.scopes);
    }
    case 'oauth':
      if (operation.noScopeNeeded) return true;
      return operation.alternatives.some(({ scopes }) =>
        scopes.every((scope) => reach.scopes.includes(scope)),
      );
  }
}
