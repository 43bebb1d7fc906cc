import type { ConnectScope, ScopeNeed } from '../operation.ts';

/** Highest first; each implies all that follow. */
export const connectChain: readonly ConnectScope[] = [
  'ADMIN',
  'PROJECT_ADMIN',
  'DELETE',
  'WRITE',
  'READ',
  'NONE',
];
/** Outside the chain: implied by nothing, implying nothing. */
export const connectSideScopes: readonly ConnectScope[] = ['ACT_AS_USER', 'ACCESS_EMAIL_ADDRESSES'];
/** Every name a descriptor may declare, in the order of a table. */
export const connectScopes: readonly ConnectScope[] = [...connectChain, ...connectSideScopes];

const byName: (name: string) => ConnectScope | null = (name) => {
  const upper = name.trim().toUpperCase();
  return connectScopes.find((scope) => scope === upper) ?? null;
};

/** The Connect scope of a name in any letter case; null when there is none. */
export const connectScopeNamed = byName;

/** True when holding `held` gives `wanted`. */
export const connectImplies = (held: ConnectScope, wanted: ConnectScope): boolean => {
  if (held === wanted || wanted === 'NONE') return true;
  const have = connectChain.indexOf(held);
  // A side scope stands nowhere in the chain, as if before all of it.
  return have >= 0 && connectChain.indexOf(wanted) > have;
};

export type ConnectVerdict =
  | { readonly open: true }
  | { readonly open: false; readonly reason: 'inaccessible' }
  /** The document does not say: neither open nor closed may be claimed. */
  | { readonly open: false; readonly reason: 'not-stated' }
  | { readonly open: false; readonly reason: 'scope'; readonly missing: ConnectScope };

/** Whether the declared scopes of a Connect app open an operation; names in any letter case, unknown ones ignored. */
export const connectCovers = (held: readonly string[], operation: ScopeNeed): ConnectVerdict => {
  const needed = operation.connectScope;
  if (needed === 'INACCESSIBLE' || operation.accessibleTo.connect === false)
    return { open: false, reason: 'inaccessible' };
  if (needed === null) return { open: false, reason: 'not-stated' };
  const covered =
    needed === 'NONE' ||
    held.some((name) => {
      const scope = byName(name);
      return scope !== null && connectImplies(scope, needed);
    });
  return covered ? { open: true } : { open: false, reason: 'scope', missing: needed };
};

/** The least scopes a descriptor must declare for all operations a Connect app can call: top of the chain plus side scopes. */
export const leastConnectScopes = (operations: readonly ScopeNeed[]): ConnectScope[] => {
  const needed = new Set<ConnectScope>();
  for (const operation of operations) {
    const verdict = connectCovers([], operation);
    if (!verdict.open && verdict.reason === 'scope') needed.add(verdict.missing);
  }
  const top = connectChain.find((scope) => needed.has(scope));
  return [...(top === undefined ? [] : [top]), ...connectSideScopes.filter((scope) => needed.has(scope))];
};
