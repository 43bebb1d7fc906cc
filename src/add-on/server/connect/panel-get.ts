import type { Request, RequestHandler, Response } from 'express';
import type { ConnectTenant } from '../../tenants/tenant.ts';
import type { Administration } from '../administrators.ts';
import { answerError, traceIdOf } from '../answers.ts';
import { tokenInQuery } from '../presented-token.ts';
import { type RefusalDeps, refuseUnauthenticated } from '../unauthenticated.ts';
import { panelPage, panelPolicy, refusalPage, refusalPolicy } from './panel-page.ts';
import { nobodyLoggedIn, type Refusal, refusalOf } from './refusal.ts';
import { type TenantTokenDeps, verifyTenantToken } from './tenant-token.ts';

export interface PanelDeps extends RefusalDeps, TenantTokenDeps {
  /** dist/panel/index.html; null when the panel has not been built. */
  readonly builtHtml: string | null;
  readonly bridgeUrl: string;
  readonly administration: (tenant: ConnectTenant, accountId: string) => Promise<Administration>;
}

/** `GET /connect/panel`: the admin page in Jira's frame. Jira's own link conditions hide the page, they do not protect it. */
export function panelGet(deps: PanelDeps): RequestHandler {
  const page = deps.builtHtml === null ? null : panelPage(deps.builtHtml, deps.bridgeUrl);
  return async (req, res) => {
    const presented = tokenInQuery(req);
    if (!presented.ok) return void refuseUnauthenticated(req, res, presented.rejection, deps);
    const policy = { qsh: 'request', uninstalled: 'refused' } as const;
    const verified = await verifyTenantToken(presented.compact, req, policy, deps);
    if (!verified.ok) return void refuseUnauthenticated(req, res, verified.rejection, deps);
    const { tenant, claims } = verified;
    const ancestors = framingOrigins(tenant, req.query.xdm_e);
    if (claims.sub === undefined) return refuse(req, res, ancestors, nobodyLoggedIn);
    const administration = await deps.administration(tenant, claims.sub);
    if (administration.kind !== 'administrator') {
      return refuse(req, res, ancestors, refusalOf(administration));
    }
    if (page === null) {
      return answerError(res, 503, 'unavailable', 'The panel is not built; run npm run build.');
    }
    res.setHeader('Content-Security-Policy', panelPolicy(deps.bridgeUrl, ancestors));
    res.type('html').send(page);
  };
}

function refuse(req: Request, res: Response, ancestors: readonly string[], refusal: Refusal): void {
  const { code, title, sentences } = refusal;
  if (!req.headers.accept?.includes('text/html')) {
    answerError(res, 403, code, `${title}. ${sentences.join(' ')}`);
    return;
  }
  res.setHeader('Content-Security-Policy', refusalPolicy(ancestors));
  res
    .status(403)
    .type('html')
    .send(refusalPage(title, sentences, traceIdOf(res)));
}

/** The tenant's own site; also the address people see, where Jira, in the signed query, says it frames from there. */
function framingOrigins(tenant: ConnectTenant, framedFrom: unknown): string[] {
  const shown =
    tenant.displayUrl !== null && URL.canParse(tenant.displayUrl) ? new URL(tenant.displayUrl) : null;
  const custom =
    shown?.protocol === 'https:' && shown.origin !== tenant.baseUrl && shown.origin === framedFrom;
  return custom && shown ? [tenant.baseUrl, shown.origin] : [tenant.baseUrl];
}
