import { createHash } from 'node:crypto';
import type { Request } from 'express';
import {
  allowedSiteOrigin,
  type ForgeRejection,
  type Invocation,
  type Secret,
  type SiteHostPattern,
} from '../../../tokens/index.ts';
import type { DeliveredToken, ForgeTenants } from '../../tenants/forge-tenants.ts';
import type { ForgeTenant } from '../../tenants/tenant.ts';
import type { Administration } from '../administrators.ts';
import type { Caller } from '../api/caller.ts';
import { deliveredToken } from './delivered-token.ts';
import type { HeardInvocations } from './heard-invocations.ts';
import type { ReadInvocation } from './read-invocation.ts';

/** What came of a call from Forge's page. */
export type ForgeCallerReading =
  | { readonly kind: 'rejected'; readonly rejection: ForgeRejection }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'caller'; readonly caller: Caller; readonly administration: Administration };

interface ForgeCallerDeps {
  readonly readInvocation: ReadInvocation;
  readonly tenants: ForgeTenants;
  readonly heard: HeardInvocations;
  readonly siteHosts: readonly SiteHostPattern[];
  readonly now: () => Date;
  readonly administration: (
    tenant: ForgeTenant,
    viewer: Caller['viewer'],
    about: string,
  ) => Promise<Administration>;
}

/** Keys of the admin pages in manifest.yml: the one in the sidebar, and the one behind Configure and Get started. */
export const pageModules: ReadonlySet<string> = new Set(['panel', 'configure']);
/** A newer system token is written only when it lives this much longer: calls of the page come many times a minute. */
const worthKeepingMs = 600_000;

/** The caller of the API by way of Forge: a page invocation of a known installation, with its tokens. */
export function forgeCaller(deps: ForgeCallerDeps) {
  return async (compact: string, req: Request): Promise<ForgeCallerReading> => {
    const read = await deps.readInvocation(compact);
    if (!read.ok) return { kind: 'rejected', rejection: read.rejection };
    const { invocation } = read;
    const { principal, module } = invocation;
    if (!(await deps.heard.first(compact, invocation))) {
      return { kind: 'rejected', rejection: { kind: 'replayed', jti: invocation.jti ?? '' } };
    }
    if (module === null || !pageModules.has(module.key))
      return { kind: 'forbidden', message: 'This is for the admin page only.' };
    if (principal === null)
      return { kind: 'forbidden', message: 'Nobody is logged in; this is for Jira administrators.' };
    const known = await deps.tenants.find(invocation.installationId);
    if (known === null || known.state === 'uninstalled') {
      return {
        kind: 'forbidden',
        message: 'This installation is not known here; its first event has not arrived yet.',
      };
    }
    if (known.apiBaseUrl !== invocation.apiBaseUrl) {
      return { kind: 'forbidden', message: 'This installation belongs to another site.' };
    }
    const system = deliveredToken(req, 'x-forge-oauth-system', deps.now());
    const user = deliveredToken(req, 'x-forge-oauth-user', deps.now());
    const tenant = await withSite(known, invocation, system);
    const viewer = { accountId: principal, ...(user === null ? {} : { userToken: user.token }) };
    const about = [invocation.installationId, principal, user === null ? '' : digest(user.token)].join(' ');
    const administration = await deps.administration(tenant, viewer, about);
    // Whoever is refused leaves nothing behind: the token beside the invocation may be of his own making.
    if (administration.kind === 'administrator' && system !== null) await keep(known, system);
    return { kind: 'caller', caller: { tenant, viewer }, administration };
  };

  async function keep(known: ForgeTenant, system: DeliveredToken): Promise<void> {
    const ends = known.systemTokenExpiresAt === null ? 0 : Date.parse(known.systemTokenExpiresAt);
    if (Date.parse(system.expiresAt) - ends > worthKeepingMs)
      await deps.tenants.keepSystemToken(known.installationId, system, 'if-later');
  }

  async function withSite(
    known: ForgeTenant,
    invocation: Invocation,
    system: DeliveredToken | null,
  ): Promise<ForgeTenant> {
    const { installationId } = invocation;
    const siteUrl =
      invocation.siteUrl === null ? null : allowedSiteOrigin(invocation.siteUrl, deps.siteHosts);
    if (siteUrl !== null && siteUrl !== known.siteUrl) await deps.tenants.learnSite(installationId, siteUrl);
    const site = { ...known, siteUrl: siteUrl ?? known.siteUrl };
    if (system === null) return site;
    return { ...site, systemToken: system.token, systemTokenExpiresAt: system.expiresAt };
  }
}

/** An answer holds for the token it was asked with: another token may be another user's. */
function digest(token: Secret): string {
  return createHash('sha256').update(token.reveal()).digest('base64url');
}
