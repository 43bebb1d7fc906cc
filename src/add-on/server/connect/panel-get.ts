import type { Request, RequestHandler, Response } from 'express';
import type { ConnectRejection } from '../../../tokens/index.ts';
import type { ConnectTenant } from '../../tenants/tenant.ts';
import type { Administration } from '../administrators.ts';
import { answerError, traceIdOf } from '../answers.ts';
import { tokenInQuery } from '../presented-token.ts';
import { noteRefusal, type RefusalDeps } from '../unauthenticated.ts';
import { framesOfSites, framesOfTenant } from './framing.ts';
import { panelPage, panelPolicy, refusalPage, refusalPolicy } from './panel-page.ts';
import { nobodyLoggedIn, notBuilt, type Refusal, refusalOf, tryAgain } from './refusal.ts';
import { type TenantTokenDeps, verifyTenantToken } from './tenant-token.ts';
import { unverifiedPage } from './unverified-page.ts';

interface PanelDeps extends RefusalDeps, TenantTokenDeps {
  /** dist/panel/index.html; null when the panel has not been built. */
  readonly builtHtml: string | null;
  readonly bridgeUrl: string;
  readonly administration: (tenant: ConnectTenant, accountId: string) => Promise<Administration>;
}

/**
 * `GET /connect/panel`: the admin page in Jira's frame. Jira's own link conditions hide the page, they do not protect it.
 * Whoever is refused reads why inside that frame, so a refusal is a page that the hosts of SITE_HOSTS may frame.
 */
export function panelGet(deps: PanelDeps): RequestHandler {
  const page = deps.builtHtml === null ? null : panelPage(deps.builtHtml, deps.bridgeUrl);
  const anySite = framesOfSites(deps.app.siteHosts);
  const unverified = (req: Request, res: Response, rejection: ConnectRejection): void => {
    const { status, code } = noteRefusal(req, res, rejection, deps);
    refuse(req, res, status, anySite, status === 401 ? unverifiedPage(rejection) : { ...tryAgain, code });
  };
  return async (req, res) => {
    const presented = tokenInQuery(req);
    if (!presented.ok) return unverified(req, res, presented.rejection);
    const policy = { qsh: 'request', hearsUninstalled: false } as const;
    const verified = await verifyTenantToken(presented.compact, req, policy, deps);
    if (!verified.ok) return unverified(req, res, verified.rejection);
    const { tenant, claims } = verified;
    const ancestors = framesOfTenant(tenant, req.query.xdm_e);
    const refused = [...new Set([...ancestors, ...anySite])];
    if (claims.sub === undefined) return refuse(req, res, 403, refused, nobodyLoggedIn);
    const administration = await deps.administration(tenant, claims.sub);
    if (administration.kind !== 'administrator') {
      return refuse(req, res, 403, refused, refusalOf(administration));
    }
    if (page === null) return refuse(req, res, 503, refused, notBuilt);
    res.setHeader('Content-Security-Policy', panelPolicy(deps.bridgeUrl, ancestors));
    res.type('html').send(page);
  };
}

/** A page, unless the caller is a program that asks for JSON and nothing else. */
function refuse(
  req: Request,
  res: Response,
  status: number,
  ancestors: readonly string[],
  refusal: Refusal,
): void {
  const { code, title, sentences } = refusal;
  if (req.headers.accept === 'application/json') {
    answerError(res, status, code, `${title}. ${sentences.join(' ')}`);
    return;
  }
  res.setHeader('Content-Security-Policy', refusalPolicy(ancestors));
  res
    .status(status)
    .type('html')
    .send(refusalPage(title, sentences, traceIdOf(res)));
}
