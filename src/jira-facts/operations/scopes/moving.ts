import type { ConnectScope, Operation } from '../operation.ts';
import { connectChain, connectCovers, connectImplies, connectScopeNamed } from './connect.ts';
import { closedToOAuth } from './oauth.ts';
import { isClassicScope, type SmallestSets, smallestSets } from './sets.ts';

/**
 * The Connect scope after which an OAuth scope needs no new approval. Source (updated 2025-02-04):
 * https://developer.atlassian.com/platform/adopting-forge-from-connect/connect-to-oauth2-scope-equivalences
 */
const publishedEquivalence: Readonly<Record<string, ConnectScope>> = {
  'read:jira-user': 'READ',
  'read:jira-work': 'READ',
  'manage:jira-webhook': 'WRITE',
  // Not WRITE: it deletes issues too.
  'write:jira-work': 'DELETE',
  'manage:jira-project': 'PROJECT_ADMIN',
  'manage:jira-configuration': 'ADMIN',
};

export interface ConnectLevel {
  readonly scope: ConnectScope;
  /** `derived`: the highest Connect scope among the operations that name it; Atlassian's own table may differ. */
  readonly from: 'published' | 'derived';
}

/** The Connect scope that an OAuth scope corresponds to; null when nothing can be said (Atlassian: UNMAPPED). */
export const connectLevelOf = (scope: string, operations: readonly Operation[]): ConnectLevel | null => {
  const published = publishedEquivalence[scope];
  if (published !== undefined) return { scope: published, from: 'published' };
  if (isClassicScope(scope)) return null;
  const levels = new Set<ConnectScope>();
  for (const { connectScope, alternatives } of operations)
    if (connectScope !== null && connectScope !== 'INACCESSIBLE')
      if (alternatives.some(({ scopes }) => scopes.includes(scope))) levels.add(connectScope);
  const highest = connectChain.find((name) => levels.has(name));
  return highest === undefined || highest === 'NONE' ? null : { scope: highest, from: 'derived' };
};

/** What changes for a Connect app that becomes a Forge app. */
export interface MoveToForge {
  /** Called today and possible in Forge. */
  readonly kept: readonly Operation[];
  /** Open to the Connect app, closed to every Forge app. */
  readonly lost: readonly Operation[];
  /** Closed to every Connect app, open to Forge. */
  readonly gained: readonly Operation[];
  /** Least Forge scopes for `kept` (and the listed operations among `gained`). */
  readonly scopes: SmallestSets;
  /** For each scope of `scopes.classic`: covered by what administrators granted already, or to be approved anew. */
  readonly approval: readonly {
    readonly scope: string;
    readonly level: ConnectLevel | null;
    readonly newApproval: boolean;
  }[];
}

/**
 * The Connect → Forge difference. `operations`: what the app calls; when that is not known, pass a whole table with
 * `callsKnown: false`, and everything its scopes open counts as called. `all`: the table to derive levels from.
 */
export const movingToForge = (
  connectScopesHeld: readonly string[],
  operations: readonly Operation[],
  {
    all = operations,
    callsKnown = true,
  }: { readonly all?: readonly Operation[]; readonly callsKnown?: boolean } = {},
): MoveToForge => {
  const held = [...new Set(connectScopesHeld.map(connectScopeNamed))].filter((scope) => scope !== null);
  const live = operations.filter(({ removed }) => !removed);
  const callable = live.filter((operation) => connectCovers(held, operation).open);
  const kept = callable.filter((operation) => !closedToOAuth(operation, 'forge'));
  const lost = callable.filter((operation) => closedToOAuth(operation, 'forge'));
  const gained = live.filter((operation) => {
    const verdict = connectCovers(held, operation);
    return !verdict.open && verdict.reason === 'inaccessible' && !closedToOAuth(operation, 'forge');
  });
  let scopes: SmallestSets | null = null;
  return {
    kept,
    lost,
    gained,
    /** Searched when they are asked for: a descriptor without its calls tells only what is kept and lost. */
    get scopes() {
      scopes ??= smallestSets(callsKnown ? [...kept, ...gained] : kept, 'forge');
      return scopes;
    },
    get approval() {
      return this.scopes.classic.map((scope) => {
        const level = connectLevelOf(scope, all);
        const covered = level !== null && held.some((own) => connectImplies(own, level.scope));
        return { scope, level, newApproval: !covered };
      });
    },
  };
};
