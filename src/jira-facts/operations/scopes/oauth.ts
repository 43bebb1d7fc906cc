import type { ScopeGroup, ScopeNeed } from '../operation.ts';

/** Which kind of app or credential asks: the documents close some operations to one of them. */
export type OAuthCaller = 'oauth2' | 'forge';

export interface MissingOfGroup {
  readonly kind: ScopeGroup['kind'];
  readonly scopes: readonly string[];
  readonly missing: readonly string[];
}

export type OAuthVerdict =
  /** `group` null: no scope is needed at all. */
  | { readonly open: true; readonly group: ScopeGroup | null }
  /** No scope opens it to this kind of caller. */
  | { readonly open: false; readonly reason: 'closed'; readonly to: OAuthCaller | 'both' }
  /** Any one of the groups would do; the one with the fewest missing scopes stands first. */
  | { readonly open: false; readonly reason: 'scope'; readonly missingByGroup: readonly MissingOfGroup[] };

/** True when no scope can open the operation to the caller; without a caller, to neither OAuth 2.0 nor Forge. */
export const closedToOAuth = (operation: ScopeNeed, caller?: OAuthCaller): boolean => {
  const { oauth2, forge } = operation.accessibleTo;
  if (caller === undefined ? oauth2 === false && forge === false : operation.accessibleTo[caller] === false)
    return true;
  return !operation.noScopeNeeded && operation.alternatives.length === 0;
};

/**
 * Whether granted scopes (OAuth 2.0, Forge or a scoped token) open an operation: within a group all, between groups
 * any one. `caller` closes what the documents close to that kind; without it only what is closed to both is closed.
 */
export const oauthCovers = (
  held: readonly string[],
  operation: ScopeNeed,
  caller?: OAuthCaller,
): OAuthVerdict => {
  if (closedToOAuth(operation, caller)) return { open: false, reason: 'closed', to: caller ?? 'both' };
  if (operation.noScopeNeeded) return { open: true, group: null };
  const has = new Set(held.map((scope) => scope.trim()));
  const whole = operation.alternatives.find(({ scopes }) => scopes.every((scope) => has.has(scope)));
  if (whole) return { open: true, group: whole };
  const missingByGroup = operation.alternatives
    .map(({ kind, scopes }) => ({ kind, scopes, missing: scopes.filter((scope) => !has.has(scope)) }))
    .sort((a, b) => a.missing.length - b.missing.length || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0));
  return { open: false, reason: 'scope', missingByGroup };
};
