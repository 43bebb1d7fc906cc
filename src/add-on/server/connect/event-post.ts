import type { RequestHandler } from 'express';
import { LifecyclePayload, readPayload } from '../../../tokens/index.ts';
import type { ConnectTenants } from '../../tenants/connect-tenants.ts';
import { traceIdOf } from '../answers.ts';
import { readJson } from '../json-body.ts';
import { tokenInHeader } from '../presented-token.ts';
import { type RefusalDeps, refuseUnauthenticated } from '../unauthenticated.ts';
import { type TenantTokenDeps, verifyTenantToken } from './tenant-token.ts';

interface EventPostDeps extends RefusalDeps, TenantTokenDeps {
  readonly tenants: ConnectTenants;
}

/** `POST /connect/enabled` and `/connect/disabled`: signed with the shared secret for this very request; 204. */
export function eventPost(event: 'enabled' | 'disabled', deps: EventPostDeps): RequestHandler {
  // `disabled` is sent in parallel with `uninstalled` and may come after it; it is then acknowledged and changes nothing.
  const policy = { qsh: 'request', hearsUninstalled: event === 'disabled' } as const;
  return async (req, res) => {
    const presented = tokenInHeader(req);
    if (!presented.ok) return void refuseUnauthenticated(req, res, presented.rejection, deps);
    if (presented.scheme !== 'jwt')
      return void refuseUnauthenticated(req, res, { kind: 'token-missing' }, deps);
    const verified = await verifyTenantToken(presented.compact, req, policy, deps);
    if (!verified.ok) return void refuseUnauthenticated(req, res, verified.rejection, deps);
    const { clientKey } = verified.tenant;
    const read = readPayload(await readJson(req, res), LifecyclePayload, deps.app, event);
    if (!read.ok) return void refuseUnauthenticated(req, res, read.rejection, deps);
    if (read.payload.clientKey !== clientKey) {
      const named = read.payload.clientKey;
      return void refuseUnauthenticated(
        req,
        res,
        { kind: 'issuer-mismatch', iss: clientKey, clientKey: named },
        deps,
      );
    }
    const outcome = await deps.tenants.record(clientKey, event, null);
    deps.cache.forget(clientKey);
    deps.log.info(
      { traceId: traceIdOf(res), clientKey: clientKey.slice(0, 8), event, ...outcome },
      'lifecycle',
    );
    res.status(204).end();
  };
}
