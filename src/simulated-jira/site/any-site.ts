import { browserOnlyAnswer } from '../credentials/browser-only.ts';
import { grantDueRights } from '../forge/app-user.ts';
import { answerForgePage } from '../forge/site-pages.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import { answerServerSite } from '../server-deployment/answer.ts';
import { xsrfRefusal } from '../server-deployment/xsrf.ts';
import type { SimulatedWorld } from '../world.ts';
import { withSiteHeaders } from './answer-headers.ts';
import { type Answered, answerSite } from './pipeline.ts';

/** One request to the site, whichever deployment it is: Forge pages and the form guard come before Cloud's REST API. */
export async function answerAnySite(request: WireRequest, world: SimulatedWorld): Promise<Answered> {
  grantDueRights(world);
  if (world.state.site.deployment !== 'cloud') return answerServerSite(request, world);
  const page = await answerForgePage(request, world);
  if (page !== null) return { response: page, identity: 'browser', accountId: null };
  const refused: WireResponse | null = xsrfRefusal(request.path, request) ?? browserOnlyAnswer(request);
  if (refused !== null) {
    return { response: withSiteHeaders(request, refused, world, null), identity: 'unknown', accountId: null };
  }
  return answerSite(request, world);
}
