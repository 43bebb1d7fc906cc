import { hash } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { readInstalled, readUninstalled, Secret } from '../../../tokens/index.ts';
import type { Log } from '../../log.ts';
import type { ConnectTenants } from '../../tenants/connect-tenants.ts';
import type { HeardToken } from '../../tenants/heard-tokens.ts';
import { connectKey } from '../../tenants/tenant.ts';
import type { TenantCache } from '../../tenants/tenant-cache.ts';
import { traceIdOf } from '../answers.ts';
import { readJson } from '../json-body.ts';
import { type RefusalDeps, refuseUnauthenticated } from '../unauthenticated.ts';
import { type SignedCallDeps, verifySignedHead } from './signed-call.ts';

interface SignedLifecycleDeps extends RefusalDeps, SignedCallDeps {
  readonly tenants: ConnectTenants;
  readonly cache: TenantCache;
  /** Ends and erases what is kept of a tenant that has uninstalled, named by its key. */
  readonly eraseDeparted: (tenant: string) => Promise<void>;
}

/** `POST /connect/installed`: 204 once the tenant is durable. The body is read once the head is verified. */
export function installedPost(deps: SignedLifecycleDeps): RequestHandler {
  return async (req, res) => {
    const signed = await verifySignedHead(req, deps);
    if (!signed.ok) return void refuseUnauthenticated(req, res, signed.rejection, deps);
    const { compact, claims } = signed;
    const body = await readJson(req, res);
    const read = readInstalled(body, claims, deps.app);
    if (!read.ok) return void refuseUnauthenticated(req, res, read.rejection, deps);
    const { payload, siteOrigin } = read;
    const outcome = await deps.tenants.install({
      clientKey: payload.clientKey,
      baseUrl: siteOrigin,
      displayUrl: payload.displayUrl ?? null,
      sharedSecret: new Secret(payload.sharedSecret),
      oauthClientId: payload.oauthClientId ?? null,
      installationId: payload.installationId ?? null,
      cloudId: payload.cloudId ?? null,
      signedAt: claims.iat,
      token: heardInstall(compact, body, claims.exp),
    });
    deps.cache.forget(payload.clientKey);
    if (outcome.kind === 'superseded') {
      const { newest } = outcome;
      return void refuseUnauthenticated(req, res, { kind: 'superseded', iat: claims.iat, newest }, deps);
    }
    tell(deps.log, res, payload.clientKey, { ...outcome, site: siteOrigin });
    res.status(204).end();
  };
}

/** `POST /connect/uninstalled`: 204, also for a tenant never heard of; of a known one only what refuses a replay stays. */
export function uninstalledPost(deps: SignedLifecycleDeps): RequestHandler {
  return async (req, res) => {
    const signed = await verifySignedHead(req, deps);
    if (!signed.ok) return void refuseUnauthenticated(req, res, signed.rejection, deps);
    const { compact, claims } = signed;
    const read = readUninstalled(await readJson(req, res), claims, deps.app);
    if (!read.ok) return void refuseUnauthenticated(req, res, read.rejection, deps);
    const { clientKey } = read.payload;
    await deps.cache.depart(clientKey);
    const token = heard(compact, claims.exp);
    const outcome = await deps.tenants.record(clientKey, 'uninstalled', { signedAt: claims.iat, token });
    deps.cache.forget(clientKey);
    if (outcome.kind === 'moves') await deps.eraseDeparted(connectKey(clientKey));
    tell(deps.log, res, clientKey, { event: 'uninstalled', ...outcome });
    res.status(204).end();
  };
}

/** Without the signature, whose text may be spelled in several ways; a token is accepted for a minute beyond its `exp`. */
function heard(compact: string, exp: number): Required<HeardToken> {
  const signed = hash('sha256', compact.slice(0, compact.lastIndexOf('.')), 'base64url');
  return { digest: signed, signed, until: exp + 120 };
}

/** The body of an install carries the secret: with another one it is another call. */
function heardInstall(compact: string, body: unknown, exp: number): HeardToken {
  const call = heard(compact, exp);
  return { ...call, digest: hash('sha256', `${call.signed}\n${JSON.stringify(body)}`, 'base64url') };
}

function tell(log: Log, res: Response, clientKey: string, what: Record<string, unknown>): void {
  const line = { traceId: traceIdOf(res), clientKey: clientKey.slice(0, 8), ...what };
  if (typeof what.movedFrom === 'string') log.warn(line, 'the site has a new address');
  else log.info(line, 'lifecycle');
}
