import type { Caller } from '../caller.ts';
import { grantDueRights } from '../forge/app-user.ts';
import { offlineUserAuthToken } from '../forge/impersonation.ts';
import { scopeDoesNotMatch } from '../refusals.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import { refusalAtEdge } from '../site/edge.ts';
import type { Answered } from '../site/pipeline.ts';
import { answerRest } from '../site/rest.ts';
import type { SimulatedWorld } from '../world.ts';
import { accessibleResources, me } from './accessible-resources.ts';
import { gatewayCaller } from './callers.ts';
import { jiraBehind } from './entrance.ts';
import { scopeRefusal } from './scopes.ts';

/** Everything api.atlassian.com answers: its own operations, and Jira's behind `/ex/jira/{cloudId}`. */
export function answerGateway(request: WireRequest, world: SimulatedWorld): Answered {
  grantDueRights(world);
  const own = ownOperation(request, world);
  if (own !== null) return { response: traced(own, world), identity: 'gateway', accountId: null };
  const entrance = jiraBehind(request, world);
  if (entrance.kind === 'answer') {
    return { response: traced(entrance.response, world), identity: 'unknown', accountId: null };
  }
  const inner: WireRequest = { ...request, path: entrance.path };
  const atEdge = entrance.path.startsWith('/_edge/') ? scopeDoesNotMatch() : refusalAtEdge(inner, world);
  if (atEdge !== null) return { response: traced(atEdge, world), identity: 'unknown', accountId: null };
  const decided = gatewayCaller(request, world);
  if ('refusal' in decided) {
    return { response: traced(decided.refusal, world), identity: decided.identity, accountId: null };
  }
  const { caller } = decided;
  return {
    response: traced(behindTheGate(inner, caller, world), world, caller),
    identity: caller.identity,
    accountId: caller.accountId,
  };
}

function ownOperation(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  switch (`${request.method} ${request.path}`) {
    case 'GET /oauth/token/accessible-resources':
      return accessibleResources(request, world);
    case 'GET /me':
      return me(request, world);
    case 'POST /graphql':
      return offlineUserAuthToken(request, world);
    default:
      return null;
  }
}

function behindTheGate(inner: WireRequest, caller: Caller, world: SimulatedWorld): WireResponse {
  if (caller.reach.kind === 'oauth') {
    const resolution = world.operations.resolve(inner.method, inner.path);
    const refusal = scopeRefusal(inner.path, resolution, caller.reach);
    if (refusal !== null) return refusal;
  }
  return answerRest(inner, caller, world, { scopeRefusal: scopeDoesNotMatch });
}

/** Headers of the gateway's answers; Jira's account header comes through for calls that reached it. */
function traced(response: WireResponse, world: SimulatedWorld, caller?: Caller): WireResponse {
  const traceId = Buffer.from(world.random(16), 'base64url').toString('hex');
  const reached = caller?.accountId == null ? {} : { 'x-aaccountid': encodeURIComponent(caller.accountId) };
  return {
    ...response,
    headers: {
      server: 'AtlassianEdge',
      date: new Date(world.now()).toUTCString(),
      'cache-control': 'no-store',
      'atl-traceid': traceId,
      ...reached,
      ...response.headers,
    },
  };
}
