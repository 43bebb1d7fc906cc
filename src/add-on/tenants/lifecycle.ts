import type { TenantState } from './tenant.ts';

/** What can happen to an installation, by either door (Forge: upgraded counts as installed, preUninstall as uninstalled). */
export type LifecycleEvent = 'installed' | 'enabled' | 'disabled' | 'uninstalled';

/** `ignored`: acknowledged, but nothing changes; the reason goes to the log. */
export type Transition =
  | { readonly kind: 'moves'; readonly to: TenantState }
  | { readonly kind: 'ignored'; readonly reason: 'tenant-unknown' | 'tenant-uninstalled' };

/**
 * The whole life of a tenant. Events come twice, in any order and at once (`disabled` and `uninstalled` are sent in
 * parallel: https://community.developer.atlassian.com/t/49046), so every pair of state and event has an answer and
 * only `installed` brings a tenant back. null: never heard of.
 */
export function transition(state: TenantState | null, event: LifecycleEvent): Transition {
  switch (event) {
    case 'installed':
      return { kind: 'moves', to: installedState(state) };
    case 'enabled':
    case 'disabled':
      if (state === null) return { kind: 'ignored', reason: 'tenant-unknown' };
      if (state === 'uninstalled') return { kind: 'ignored', reason: 'tenant-uninstalled' };
      return { kind: 'moves', to: event };
    case 'uninstalled':
      if (state === null) return { kind: 'ignored', reason: 'tenant-unknown' };
      return { kind: 'moves', to: 'uninstalled' };
  }
}

/** Where an installation stands once it is installed: also sent on upgrade, secret rotation and site rename, which no `enabled` need follow. */
export function installedState(before: TenantState | null): 'enabled' | 'installed' {
  return before === 'enabled' ? 'enabled' : 'installed';
}
