import type { ReadInvocation } from '../../../src/add-on/server/forge/read-invocation.ts';
import type { ForgeTenants } from '../../../src/add-on/tenants/forge-tenants.ts';
import { type LifecycleEvent, transition } from '../../../src/add-on/tenants/lifecycle.ts';
import type { ForgeTenant } from '../../../src/add-on/tenants/tenant.ts';
import type { Invocation } from '../../../src/tokens/index.ts';

export const begun = 1_800_000_000_000;
export const now = (): Date => new Date(begun);

/** An OAuth token as Forge sends it along, which says when it ends; `inMs` from now. */
export const endingIn = (inMs: number): string =>
  `x.${Buffer.from(JSON.stringify({ exp: (begun + inMs) / 1000 })).toString('base64url')}.y`;

export const invocation = (change: Partial<Invocation> = {}): Invocation => ({
  installationId: 'one',
  jti: 'jti',
  exp: begun / 1000 + 25,
  apiBaseUrl: 'https://api.example/ex/jira/cloud',
  cloudId: 'cloud',
  siteUrl: null,
  environmentId: null,
  appVersion: null,
  module: { type: 'core:trigger', key: 'lifecycle' },
  principal: null,
  ...change,
});

/** Tenants in memory, which note what is done to them. */
export function noted(first: Partial<ForgeTenant> | null = null) {
  const done: string[] = [];
  let tenant: ForgeTenant | null =
    first === null
      ? null
      : {
          door: 'forge',
          state: 'installed',
          installationId: 'one',
          apiBaseUrl: 'https://api.example/ex/jira/cloud',
          siteUrl: null,
          cloudId: 'cloud',
          environmentId: null,
          appVersion: null,
          systemToken: null,
          systemTokenExpiresAt: null,
          createdAt: '',
          updatedAt: '',
          ...first,
        };
  const tenants: ForgeTenants = {
    find: async () => tenant,
    async record(_invocation, event: LifecycleEvent) {
      done.push(event);
      const moves = transition(tenant?.state ?? null, event);
      if (moves.kind === 'moves' && tenant !== null) tenant = { ...tenant, state: moves.to };
      return moves;
    },
    keepSystemToken: async (_id, { expiresAt }, when) => void done.push(`keep ${when} ${expiresAt}`),
    learnSite: async (_id, siteUrl) => void done.push(`site ${siteUrl}`),
  };
  return { done, tenants };
}

/** Takes `a.b.c` for this invocation, and everything else for nothing. */
export const reading =
  (read: Invocation): ReadInvocation =>
  async (compact) =>
    compact === 'a.b.c'
      ? { ok: true, invocation: read }
      : { ok: false, rejection: { kind: 'token-malformed', problem: 'not ours' } };
