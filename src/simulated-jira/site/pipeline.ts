import { anonymous, type Caller } from '../caller.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { withSiteHeaders } from './answer-headers.ts';
import { deadLink, refusalAtEdge } from './edge.ts';
import { answerRest } from './rest.ts';

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
    response: withSiteHeaders(response, world, null),
    identity: 'anonymous',
    accountId: null,
  });
  const refused = refusalAtEdge(request, world);
  if (refused !== null) return nobody(refused);
  if (!/^\/rest(\/|$)/.test(request.path)) return nobody(deadLink());
  const decided = callerOf(request, world);
  if ('refusal' in decided) {
    const response = withSiteHeaders(decided.refusal, world, null);
    return { response, identity: decided.identity ?? 'unknown', accountId: null };
  }
  const { caller } = decided;
  const response = withSiteHeaders(answerRest(request, caller, world), world, caller);
  return { response, identity: caller.identity, accountId: caller.accountId };
}
