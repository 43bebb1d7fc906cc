import type { IdentityKind } from '../../evidence/index.ts';
import {
  connectCovers,
  identityTraits,
  isForOtherApps,
  type MissingOfGroup,
  type Operation,
  oauthCovers,
} from '../../jira-facts/index.ts';

/** The scopes held, against those that open an operation. */
export interface ScopesReading {
  /** Whether the scopes held open the operation; `unknown` when the scopes or the operation are. */
  readonly scopes: 'enough' | 'lacking' | 'closed' | 'unknown' | 'not-applicable';
  /** Scopes worth naming, the cheapest way first: any one of these lists. */
  readonly scopeChoices: readonly (readonly string[])[];
}

export const scopesOfDataCenter: readonly string[] = ['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN'];

/**
 * OAuth 2.0 of Data Center has four scopes of its own, each holding those before it; `administrators`: only they call this.
 * https://confluence.atlassian.com/adminjiraserver/jira-oauth-2-0-provider-api-1115659070.html
 */
export function scopesThere(
  method: string,
  administrators: boolean,
  identity: IdentityKind,
  held: readonly string[] | null,
): ScopesReading {
  if (identity !== 'oauth-3lo' && identity !== 'oauth-client-credentials')
    return { scopes: 'not-applicable', scopeChoices: [] };
  if (administrators && identity === 'oauth-client-credentials')
    return { scopes: 'closed', scopeChoices: [] };
  const needed = administrators ? 'ADMIN' : method === 'GET' || method === 'HEAD' ? 'READ' : 'WRITE';
  if (held === null) return { scopes: 'unknown', scopeChoices: [[needed]] };
  const best = Math.max(-1, ...held.map((scope) => scopesOfDataCenter.indexOf(scope.toUpperCase())));
  return best >= scopesOfDataCenter.indexOf(needed)
    ? { scopes: 'enough', scopeChoices: [] }
    : { scopes: 'lacking', scopeChoices: [[needed]] };
}

/** What opens an operation of Cloud to this kind of caller. */
export function scopesOf(
  operation: Operation,
  identity: IdentityKind,
  held: readonly string[] | null,
): ScopesReading {
  if (isForOtherApps(operation, identity)) return { scopes: 'closed', scopeChoices: [] };
  const world = identityTraits[identity].scopeWorld;
  if (world === null) return { scopes: 'not-applicable', scopeChoices: [] };
  if (world === 'connect' && (held === null || looksConnect(held))) {
    const verdict = connectCovers(held ?? [], operation);
    if (verdict.open) return { scopes: held === null ? 'unknown' : 'enough', scopeChoices: [] };
    if (verdict.reason === 'inaccessible') return { scopes: 'closed', scopeChoices: [] };
    if (verdict.reason === 'not-stated') return { scopes: 'unknown', scopeChoices: [] };
    return {
      scopes: held === null ? 'unknown' : 'lacking',
      scopeChoices: [[verdict.missing]],
    };
  }
  const verdict = oauthCovers(held ?? [], operation, world === 'forge' ? 'forge' : 'oauth2');
  if (verdict.open)
    return {
      scopes: held === null && verdict.group !== null ? 'unknown' : 'enough',
      scopeChoices: [],
    };
  if (verdict.reason === 'closed') return { scopes: 'closed', scopeChoices: [] };
  const choices = worthNaming(verdict.missingByGroup, held !== null);
  return {
    scopes: held === null ? 'unknown' : 'lacking',
    scopeChoices: choices,
  };
}

const looksConnect = (held: readonly string[]) => held.every((scope) => !scope.includes(':'));

/**
 * A group the identity already has a part of stands first: completing it widens the app least. Then the classic
 * one, then the rest, at most two ways in all; one that holds another whole is no way of its own.
 */
function worthNaming(groups: readonly MissingOfGroup[], known: boolean): (readonly string[])[] {
  const holdsAnother = ({ missing }: MissingOfGroup) =>
    groups.some(
      (other) => other.missing.length < missing.length && other.missing.every((one) => missing.includes(one)),
    );
  const begun = (group: MissingOfGroup) => known && group.missing.length < group.scopes.length;
  const ordered = groups
    .filter((group) => !holdsAnother(group))
    .sort(
      (a, b) =>
        Number(begun(b)) - Number(begun(a)) || Number(b.kind === 'classic') - Number(a.kind === 'classic'),
    );
  return ordered.slice(0, 2).map((group) => group.missing);
}
