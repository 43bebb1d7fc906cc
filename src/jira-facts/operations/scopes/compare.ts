import type { ConnectScope, Operation, ScopeNeed } from '../operation.ts';
import {
  connectChain,
  connectCovers,
  connectImplies,
  connectScopeNamed,
  leastConnectScopes,
} from './connect.ts';
import { closedToOAuth, type OAuthCaller, oauthCovers } from './oauth.ts';
import { isClassicScope, needingScope } from './sets.ts';
import { smallestCover } from './smallest-cover.ts';

/** Connect scopes and OAuth scopes never add up: a call is made in one of the two worlds. */
export type ScopeWorld = 'connect' | 'oauth';

/**
 * `missing`: the fewest scopes to add. `unused`: what can be taken away afterwards without closing anything, so that
 * held + missing - unused is always enough. `tooWide`: held Connect scopes for which a lower one would do.
 * `closed`: operations that no scope opens in this world.
 */
export interface ScopeComparison<T extends ScopeNeed = Operation> {
  readonly world: ScopeWorld;
  readonly missing: readonly string[];
  readonly unused: readonly string[];
  readonly tooWide: readonly { readonly held: ConnectScope; readonly enough: ConnectScope }[];
  readonly closed: readonly T[];
  /** Operations that `missing` would open, by the scope that each still lacks. */
  readonly waiting: readonly { readonly operation: T; readonly lacks: readonly string[] }[];
}

/** The world that names belong to: Connect names have no colon, or end in `:connect-jira` in a manifest. */
export const worldOf = (held: readonly string[]): ScopeWorld => {
  const names = held.map((name) => name.trim()).filter((name) => name !== 'offline_access');
  return names.length > 0 && names.every((name) => !name.includes(':') || name.endsWith(':connect-jira'))
    ? 'connect'
    : 'oauth';
};

const compareConnect = <T extends ScopeNeed>(
  held: readonly string[],
  operations: readonly T[],
): ScopeComparison<T> => {
  const have = [...new Set(held.map(connectScopeNamed))].filter((scope) => scope !== null);
  const needed = leastConnectScopes(operations);
  const missing = needed.filter((scope) => !have.some((other) => connectImplies(other, scope)));
  const top = needed.find((scope) => connectChain.includes(scope)) ?? 'NONE';
  // The lowest held scope that is high enough does the work; what stands above it is surplus. Lower ones are implied
  // by it: harmless, and descriptors usually list them.
  const working = [...connectChain]
    .reverse()
    .find((scope) => have.includes(scope) && connectImplies(scope, top));
  const unused = have.filter((scope) => {
    const inChain = connectChain.includes(scope);
    if (!inChain) return !needed.includes(scope);
    if (top === 'NONE') return scope !== 'NONE';
    return working !== undefined && scope !== working && connectImplies(scope, working);
  });
  return {
    world: 'connect',
    missing,
    unused,
    tooWide:
      working !== undefined && top !== 'NONE' && working !== top ? [{ held: working, enough: top }] : [],
    closed: operations.filter((operation) => {
      const verdict = connectCovers([], operation);
      return !verdict.open && verdict.reason === 'inaccessible';
    }),
    waiting: operations.flatMap((operation) => {
      const verdict = connectCovers(have, operation);
      return !verdict.open && verdict.reason === 'scope' ? [{ operation, lacks: [verdict.missing] }] : [];
    }),
  };
};

/** Of two sets of one size the one in the kind that is held already, else the classic one, as Atlassian recommends. */
const preferringKindOf = (held: readonly string[]) => {
  const own = held.filter((scope) => scope.includes(':'));
  const granular = own.length > 0 && own.every((scope) => !isClassicScope(scope));
  return (scopes: readonly string[]): number => {
    const classic = scopes.filter(isClassicScope).length;
    return granular ? scopes.length - classic : classic;
  };
};

const compareOAuth = <T extends ScopeNeed>(
  held: readonly string[],
  operations: readonly T[],
  caller?: OAuthCaller,
): ScopeComparison<T> => {
  const have = [...new Set(held.map((scope) => scope.trim()))];
  const needing = needingScope(operations, caller);
  const choices = needing.map(({ alternatives }) => alternatives.map(({ scopes }) => scopes));
  const missing = smallestCover(choices, have, preferringKindOf(have)) ?? [];
  const all = new Set([...have, ...missing]);
  const within = choices.map((choice) => choice.filter((option) => option.every((scope) => all.has(scope))));
  const used = new Set(smallestCover(within, missing, preferringKindOf(have)) ?? []);
  // Scopes that only some readings of the documents need are not called surplus.
  for (const operation of operations)
    for (const scope of [...(operation.optionalScopes ?? []), ...(operation.announced?.scopes ?? [])])
      used.add(scope);
  return {
    world: 'oauth',
    missing,
    unused: have.filter((scope) => !used.has(scope)),
    tooWide: [],
    closed: operations.filter((operation) => closedToOAuth(operation, caller)),
    waiting: needing.flatMap((operation) => {
      const verdict = oauthCovers(have, operation, caller);
      return verdict.open || verdict.reason !== 'scope'
        ? []
        : [{ operation, lacks: verdict.missingByGroup[0]?.missing ?? [] }];
    }),
  };
};

/**
 * Holds scopes against operations: what is missing and what is not needed, exactly. The names decide the world;
 * `offline_access` and other scopes that are on no operation should be left out by the caller or they count as unused.
 */
export const compareScopes = <T extends ScopeNeed>(
  held: readonly string[],
  operations: readonly T[],
  options: { readonly world?: ScopeWorld; readonly caller?: OAuthCaller } = {},
): ScopeComparison<T> =>
  (options.world ?? worldOf(held)) === 'connect'
    ? compareConnect(held, operations)
    : compareOAuth(held, operations, options.caller);
