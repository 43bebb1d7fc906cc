import { anonymous, type Caller } from '../caller.ts';
import { loginRequiredAt } from '../refusals.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { withSiteHeaders } from './answer-headers.ts';
import { deadLink, refusalAtEdge } from './edge.ts';
import { pictureAt } from './pictures.ts';
import { answerRest } from './rest.ts';
import { sentToSignIn } from './sign-in.ts';

/** An answer with who asked, for the request log. */
export interface Answered {
  readonly response: WireResponse;
  readonly identity: string;
  readonly accountId: string | null;
}

/** Asks the resolvers in order; nobody decides: anonymous. */
export function callerOf(
  request: WireRequest,
  world: SimulatedWorld,
): { readonly caller: Caller } | { readonly refusal: WireResponse; readonly identity?: string } {
  for (const resolver of world.callerResolvers) {
    const decided = resolver(request, world);
    if (decided !== null) return decided;
  }
  return { caller: anonymous };
}

/** One request to the Cloud site: edge, credential, REST. */
export function answerSite(request: WireRequest, world: SimulatedWorld): Answered {
  const nobody = (response: WireResponse): Answered => ({
    response: withSiteHeaders(request, response, world, null),
    identity: 'anonymous',
    accountId: null,
  });
  const refused = refusalAtEdge(request, world);
  if (refused !== null) return nobody(refused);
  if (!/^\/rest(\/|$)/.test(request.path))
    return nobody(pictureAt(request, world) ?? sentToSignIn(request, world) ?? deadLink());
  const decided = callerOf(request, world);
  if ('refusal' in decided) {
    const response = withSiteHeaders(request, decided.refusal, world, null);
    return { response, identity: decided.identity ?? 'unknown', accountId: null };
  }
  const { caller } = decided;
  // HEAD is GET without the body, which the connection leaves out.
  const asked = request.method === 'HEAD' ? { ...request, method: 'GET' } : request;
  const answer = answerRest(asked, caller, world);
  const rejected = caller.loginReason === 'AUTHENTICATED_FAILED';
  const worded = answer.wantsLogin === true ? loginRequiredAt(request, rejected, world) : answer;
  const response = withSiteHeaders(request, worded, world, caller);
  return { response, identity: caller.identity, accountId: caller.accountId };
}
