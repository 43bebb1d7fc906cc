import type { Caller } from '../caller.ts';
import { grantDueRights } from '../forge/app-user.ts';
import { offlineUserAuthToken } from '../forge/impersonation.ts';
import { tokenEndpoint } from '../oauth/token-endpoint.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import { refusalAtEdge } from '../site/edge.ts';
import { cacheControl, edgeHeaders, emptyContentType, xsrfCookie } from '../site/edge-headers.ts';
import type { Answered } from '../site/pipeline.ts';
import { answerRest } from '../site/rest.ts';
import type { SimulatedWorld } from '../world.ts';
import { accessibleResources, me } from './accessible-resources.ts';
import { gatewayCaller } from './callers.ts';
import { jiraBehind } from './entrance.ts';
import { organizationApi } from './organization.ts';
import { scopeCheckFailed } from './refusals.ts';
import { scopeRefusal } from './scopes.ts';

/** Everything api.atlassian.com answers: its own operations, and Jira's behind `/ex/jira/{cloudId}`. */
export function answerGateway(request: WireRequest, world: SimulatedWorld): Answered {
  grantDueRights(world);
  const own = ownOperation(request, world);
  if (own !== null) return { response: traced(request, own, world), identity: 'gateway', accountId: null };
  const entrance = jiraBehind(request, world);
  if (entrance.kind === 'answer') {
    return { response: traced(request, entrance.response, world), identity: 'unknown', accountId: null };
  }
  const inner: WireRequest = { ...request, path: entrance.path };
  const atEdge = entrance.path.startsWith('/_edge/') ? scopeCheckFailed() : refusalAtEdge(inner, world);
  if (atEdge !== null)
    return { response: traced(inner, atEdge, world), identity: 'unknown', accountId: null };
  const decided = gatewayCaller(request, world);
  if ('refusal' in decided) {
    return { response: traced(inner, decided.refusal, world), identity: decided.identity, accountId: null };
  }
  const { caller } = decided;
  return {
    response: traced(inner, behindTheGate(inner, caller, world), world, caller),
    identity: caller.identity,
    accountId: caller.accountId,
  };
}

function ownOperation(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  switch (`${request.method} ${request.path}`) {
    case 'GET /oauth/token/accessible-resources':
      return accessibleResources(request, world);
    // Seen in use beside auth.atlassian.com (github.com/hardisgroupcom/sfdx-hardis/pull/1799).
    case 'POST /oauth/token':
      return tokenEndpoint(request, world);
    case 'GET /me':
      return me(request, world);
    case 'POST /graphql':
      return offlineUserAuthToken(request, world);
    default:
      return organizationApi(request, world);
  }
}

function behindTheGate(inner: WireRequest, caller: Caller, world: SimulatedWorld): WireResponse {
  if (caller.reach.kind === 'oauth') {
    const resolution = world.operations.resolve(inner.method, inner.path);
    const refusal = scopeRefusal(inner.path, resolution, caller.reach);
    if (refusal !== null) return refusal;
  }
  return answerRest(inner, caller, world, {
    scopeRefusal: scopeCheckFailed,
    base: `${world.addresses.apiUrl}/ex/jira/${world.state.site.cloudId}`,
  });
}

/** Headers of the gateway's answers; Jira's account header comes through for calls that reached it. */
function traced(
  request: WireRequest,
  response: WireResponse,
  world: SimulatedWorld,
  caller?: Caller,
): WireResponse {
  const headers: Record<string, string> = {
    ...edgeHeaders(world),
    'x-trace-id': Buffer.from(world.random(16), 'base64url').toString('hex'),
    'strict-transport-security': 'max-age=63072000; preload',
  };
  if (caller === undefined) headers['cache-control'] = 'no-store';
  else Object.assign(headers, behindGateway(request, caller, world));
  if (response.body.length === 0) headers['content-type'] = emptyContentType(request.method, response.status);
  return { ...response, headers: { ...headers, ...response.headers } };
}

/** What Jira's own answers add on their way through. */
function behindGateway(inner: WireRequest, caller: Caller, world: SimulatedWorld): Record<string, string> {
  return {
    'cache-control': cacheControl(inner.path),
    'x-frame-options': 'SameOrigin',
    'set-cookie': xsrfCookie(world),
    ...(caller.accountId === null ? {} : { 'x-aaccountid': encodeURIComponent(caller.accountId) }),
  };
}
