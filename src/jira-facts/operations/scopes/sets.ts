import type { ConnectScope, ScopeGroup, ScopeNeed } from '../operation.ts';
import { leastConnectScopes } from './connect.ts';
import { closedToOAuth, type OAuthCaller } from './oauth.ts';
import { type Choice, smallestCover } from './smallest-cover.ts';

/** The least sets for a list of operations; operations closed to a world are left out of it (see `compareScopes`). */
export interface SmallestSets {
  readonly connect: ConnectScope[];
  /** Classic wherever there is a classic group. */
  readonly classic: string[];
  /** Granular wherever there is a granular group. */
  readonly granular: string[];
  /** The fewest scopes there are, kinds mixed. */
  readonly fewest: string[];
}

/** The classic scopes have two parts, `verb:jira-thing`; granular ones name verb, object and product. */
export const isClassicScope = (scope: string): boolean => scope.split(':').length === 2;

const preferringClassic = (scopes: readonly string[]): number => scopes.filter(isClassicScope).length;

/** Operations that need a scope and that some scope opens. */
export const needingScope = <T extends ScopeNeed>(operations: readonly T[], caller?: OAuthCaller): T[] =>
  operations.filter((operation) => !closedToOAuth(operation, caller) && !operation.noScopeNeeded);

const allGroups = (operation: ScopeNeed): Choice => operation.alternatives.map(({ scopes }) => scopes);

const onlyKind =
  (kind: ScopeGroup['kind']) =>
  (operation: ScopeNeed): Choice => {
    const preferred = operation.alternatives.filter((group) => group.kind === kind);
    return (preferred.length > 0 ? preferred : operation.alternatives).map(({ scopes }) => scopes);
  };

/** The fewest scopes to add to `held` so that every operation is open; exact. */
export const fewestToAdd = (
  held: readonly string[],
  operations: readonly ScopeNeed[],
  caller?: OAuthCaller,
): string[] => smallestCover(needingScope(operations, caller).map(allGroups), held, preferringClassic) ?? [];

/** The smallest sets for operations, exactly and whatever their order. `caller` leaves out what is closed to that kind. */
export const smallestSets = (operations: readonly ScopeNeed[], caller?: OAuthCaller): SmallestSets => {
  const needing = needingScope(operations, caller);
  return {
    connect: leastConnectScopes(operations),
    classic: smallestCover(needing.map(onlyKind('classic'))) ?? [],
    granular: smallestCover(needing.map(onlyKind('granular'))) ?? [],
    fewest: smallestCover(needing.map(allGroups), [], preferringClassic) ?? [],
  };
};
