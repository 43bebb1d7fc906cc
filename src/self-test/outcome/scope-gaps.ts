import type { IdentityKind } from '../../evidence/index.ts';
import {
  compareScopes,
  identityTraits,
  type OAuthCaller,
  type Operation,
  type OperationsTable,
  type ScopeWorld,
} from '../../jira-facts/index.ts';
import type { Gaps, ProbeResult } from '../../report/index.ts';
import type { Participant } from '../run/index.ts';
import { scopePatch } from './scope-patch.ts';

/** In which world the scopes of a kind live; null: it has none. */
function worldOfKind(kind: IdentityKind): { world: ScopeWorld; caller?: OAuthCaller } | null {
  const { scopeWorld } = identityTraits[kind];
  if (scopeWorld === null) return null;
  return scopeWorld === 'connect' ? { world: 'connect' } : { world: 'oauth', caller: scopeWorld };
}

/** A right that Jira gives an app's user by itself once a scope is granted: to be said with the scope, not beside it. */
export interface ScopeConsequence {
  readonly identity: IdentityKind;
  readonly scope: string;
  readonly operations: readonly string[];
}

/** Per identity the fewest scopes that would open every operation refused for want of one, and which operations those are. */
export function scopeGaps(
  participants: readonly Participant[],
  probes: readonly ProbeResult[],
  table: OperationsTable,
  consequences: readonly ScopeConsequence[] = [],
): Gaps['scopes'] {
  return participants.flatMap(({ kind, identity }) => {
    const world = worldOfKind(kind);
    const refused = probes.filter(
      (probe) =>
        probe.identity === kind &&
        probe.verdict === 'problem' &&
        probe.findings[0]?.cause === 'scope-missing',
    );
    const following = consequences.filter((consequence) => consequence.identity === kind);
    const blocked = [
      ...refused.map(({ operation }) => operation),
      ...following.flatMap(({ operations }) => operations),
    ];
    if (world === null || blocked.length === 0) return [];
    const held = identity.scopes ?? [];
    const compared = compareScopes(held, operationsOf(refused, table), world);
    const missing = [...new Set([...compared.missing, ...following.map(({ scope }) => scope)])];
    if (missing.length === 0) return [];
    return [
      {
        identity: kind,
        missing,
        operations: [...new Set(blocked)],
        patch: scopePatch(kind, identity.scopes, missing),
      },
    ];
  });
}

/** Scopes of no REST operation: a surplus of them is not for the self-test to see. */
const beyondRest = new Set(['offline_access', 'read:me', 'read:account']);

/** Scopes that nothing in this run needs; `ACT_AS_USER` is needed by whoever acts as a user. */
export function unusedScopes(
  participants: readonly Participant[],
  operations: readonly string[],
  table: OperationsTable,
): Gaps['unusedScopes'] {
  const needed = operations.flatMap((name) => table.named(name) ?? []);
  return participants.flatMap(({ kind, identity }) => {
    const world = worldOfKind(kind);
    if (world === null || identity.scopes === null || needed.length === 0) return [];
    const rest = identity.scopes.filter((scope) => !beyondRest.has(scope));
    const { unused } = compareScopes(rest, needed, world);
    return unused.filter((scope) => scope !== 'ACT_AS_USER').map((scope) => ({ identity: kind, scope }));
  });
}

function operationsOf(probes: readonly ProbeResult[], table: OperationsTable): Operation[] {
  return probes.flatMap(({ operation }) => table.named(operation) ?? []);
}
