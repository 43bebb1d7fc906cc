import type { Operation, Resolution } from '../../jira-facts/index.ts';
import type { Reach } from '../caller.ts';
import type { WireResponse } from '../request.ts';
import { scopeCheckFailed } from './refusals.ts';

/**
 * The gateway's scope check, by operation: within a group all scopes, between groups any one. A path it does not know, and a
 * known one with a slash at its end, match no rule and so no scope either. null: may pass.
 */
export function scopeRefusal(
  path: string,
  resolution: Resolution,
  reach: Extract<Reach, { kind: 'oauth' }>,
): WireResponse | null {
  if (path.endsWith('/') || resolution.kind !== 'known') return scopeCheckFailed();
  return covered(resolution.operation, new Set(reach.scopes)) ? null : scopeCheckFailed();
}

function covered(operation: Operation, held: ReadonlySet<string>): boolean {
  if (operation.noScopeNeeded) return true;
  return operation.alternatives.some(({ scopes }) => scopes.every((scope) => held.has(scope)));
}
