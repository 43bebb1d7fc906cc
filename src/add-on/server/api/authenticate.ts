import type { Request, Response } from 'express';
import type { ConnectTenant } from '../../tenants/tenant.ts';
import type { Administration } from '../administrators.ts';
import { answerError } from '../answers.ts';
import { refusalOf } from '../connect/refusal.ts';
import { type TenantTokenDeps, verifyTenantToken } from '../connect/tenant-token.ts';
import type { ForgeCallerReading } from '../forge/forge-caller.ts';
import { tokenInHeader } from '../presented-token.ts';
import { type RefusalDeps, refuseUnauthenticated } from '../unauthenticated.ts';
import { auditLine } from './audit-line.ts';
import type { Authenticate, Caller } from './caller.ts';

interface ApiAuthenticationDeps extends RefusalDeps, TenantTokenDeps {
  readonly administration: (tenant: ConnectTenant, accountId: string) => Promise<Administration>;
  /** null: the Forge door is closed. */
  readonly forge: ((compact: string, req: Request) => Promise<ForgeCallerReading>) | null;
}

/**
 * The panel's API takes a context token of Connect's bridge (or one with the real hash), or a Forge invocation token of
 * the page; both only in the Authorization header, never a cookie. The token says who, Jira says whether an administrator.
 */
export function apiAuthentication(deps: ApiAuthenticationDeps): Authenticate {
  const policy = { qsh: 'request-or-context', hearsUninstalled: false } as const;

  async function connectCaller(compact: string, req: Request, res: Response): Promise<Caller | null> {
    const verified = await verifyTenantToken(compact, req, policy, deps);
    if (!verified.ok) return refuseUnauthenticated(req, res, verified.rejection, deps);
    const { tenant, claims } = verified;
    if (claims.sub === undefined) {
      answerError(res, 403, 'forbidden', 'Nobody is logged in; this is for Jira administrators.');
      return null;
    }
    const administration = await deps.administration(tenant, claims.sub);
    return admit({ tenant, viewer: { accountId: claims.sub } }, administration, req, res);
  }

  async function forgeCaller(compact: string, req: Request, res: Response): Promise<Caller | null> {
    if (deps.forge === null) return refuseUnauthenticated(req, res, { kind: 'token-missing' }, deps);
    const reading = await deps.forge(compact, req);
    switch (reading.kind) {
      case 'rejected':
        return refuseUnauthenticated(req, res, reading.rejection, deps);
      case 'forbidden':
        answerError(res, 403, 'forbidden', reading.message);
        return null;
      case 'caller':
        return admit(reading.caller, reading.administration, req, res);
    }
  }

  function admit(caller: Caller, administration: Administration, req: Request, res: Response): Caller | null {
    auditLine(deps.log, caller, req, res);
    if (administration.kind === 'administrator') return caller;
    const { code, title, sentences } = refusalOf(administration);
    answerError(res, 403, code, `${title}. ${sentences.join(' ')}`);
    return null;
  }

  return async (req, res) => {
    const presented = tokenInHeader(req);
    if (!presented.ok) return refuseUnauthenticated(req, res, presented.rejection, deps);
    const { scheme, compact } = presented;
    return scheme === 'jwt' ? connectCaller(compact, req, res) : forgeCaller(compact, req, res);
  };
}
