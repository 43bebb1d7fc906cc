import type { Operation } from '../../jira-facts/index.ts';
import type { Caller } from '../caller.ts';
import { asDocumented } from '../permissions/documented-statuses.ts';
import { refusalByNeeds, refusalToNobody } from '../permissions/needs.ts';
import { rightsOf } from '../permissions/rights.ts';
import { scopesReach } from '../permissions/scopes.ts';
import { notInApiScope, scopeDoesNotMatch } from '../refusals.ts';
import { jiraError, jsonIn, type WireRequest, type WireResponse } from '../request.ts';
import type { RestCall, Route } from '../rest/call.ts';
import { exclusiveParameters } from '../rest/documented/exclusive-parameters.ts';
import { genericAnswer } from '../rest/generic.ts';
import { answerOutsideTable } from '../rest/outside-table/index.ts';
import { routeOf } from '../rest/routes.ts';
import { zoneClock } from '../time.ts';
import type { Look } from '../webhooks/look.ts';
import { watched } from '../webhooks/watch.ts';
import type { SimulatedWorld } from '../world.ts';
import { noEndpoint, unreadable, wrongContentType, wrongMethod } from './framework.ts';
import { bookPoints, refusalByLimits } from './rate-limits.ts';

interface RestOptions {
  /** How a missing scope is answered at this door; by default as the site does it for Connect apps. */
  readonly scopeRefusal?: (operation: Operation, caller: Caller) => WireResponse;
  /** Address that links in answers begin with; by default the site's. */
  readonly base?: string;
  /** Routes that stand in for those of Cloud; null: none for this operation. */
  readonly routes?: (operation: Operation) => Route | null;
}

/** A token for a user is told of a missing scope in other words than the app itself and its page's bridge calls. */
function siteScopeRefusal(_: Operation, caller: Caller): WireResponse {
  return caller.identity === 'connect-user' ? scopeDoesNotMatch() : notInApiScope();
}

const searchRemoved =
  'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046';

/** 410 of operations that are gone; `/search` says so in recorded words. */
function gone(operation: Operation): WireResponse | null {
  if (/^\/rest\/api\/[23]\/search$/.test(operation.path)) return jiraError(410, [searchRemoved]);
  if (!operation.removed) return null;
  return jiraError(410, ['The requested API has been removed.']);
}

/**
 * Answers a REST call of a caller that is already known, in the order of the real thing: route, scopes, limits,
 * permissions, answer. `request.path` starts at `/rest`. Used by the site and by the gateway alike.
 */
export function answerRest(
  request: WireRequest,
  caller: Caller,
  world: SimulatedWorld,
  options: RestOptions = {},
): WireResponse {
  const found = world.operations.resolve(request.method, request.path);
  if (found.kind === 'unknown') {
    const outside = answerOutsideTable({ request, caller, world });
    if (outside !== null) return outside;
    return noEndpoint(request, world);
  }
  if (found.kind === 'wrong-method') return wrongMethod(request, world, found.allowed);
  const { operation, params } = found;
  const route = options.routes?.(operation) ?? null;
  const removed = route === null ? gone(operation) : null;
  if (removed !== null) return removed;
  if (!scopesReach(operation, caller.reach))
    return (options.scopeRefusal ?? siteScopeRefusal)(operation, caller);
  const unread = wrongContentType(operation, request, world);
  if (unread !== null) return unread;
  const limits = refusalByLimits(operation, params, caller, world);
  if ('refusal' in limits) return limits.refusal;
  const rights = rightsOf(world.state, caller, operation.appAccessRuleExempt === true ? 'exempt' : 'ruled');
  const call: RestCall = {
    request,
    world,
    state: world.state,
    caller,
    rights,
    base: options.base ?? world.addresses.siteUrl,
    version: request.path.startsWith('/rest/api/3') ? 3 : 2,
    clock: zoneClock(rights.user?.timeZone ?? 'UTC'),
    operation,
    params,
    query: request.query,
    body: jsonIn(request),
  };
  const response = toNobody(
    call,
    unreadable(call, world) ??
      watched(
        call,
        () => asDocumented(operation, answerCall(call, route ?? routeOf(operation))),
        looking(call),
      ),
  );
  const headers = {
    ...limits.headers,
    ...bookPoints(operation, caller, response, world),
    ...deprecationWarning(operation),
  };
  return { ...response, headers: { ...response.headers, ...headers } };
}

/** A look at the site as the caller of a call sees it: costs nothing and is told to nobody. */
function looking(call: RestCall): Look {
  const { world, caller, base } = call;
  return (address) => {
    const [path = '', rawQuery = ''] = address.split('?', 2);
    const found = world.operations.resolve('GET', path);
    if (found.kind !== 'known') return null;
    const query = new URLSearchParams(rawQuery);
    const request: WireRequest = {
      ...call.request,
      method: 'GET',
      path,
      rawQuery,
      query,
      body: Buffer.alloc(0),
    };
    const { operation, params } = found;
    const rights = rightsOf(world.state, caller, 'exempt');
    const asked: RestCall = {
      request,
      world,
      state: world.state,
      caller,
      rights,
      operation,
      params,
      query,
      body: undefined,
      base,
      version: path.startsWith('/rest/api/3') ? 3 : 2,
      clock: call.clock,
    };
    const seen = answerCall(asked, routeOf(operation));
    return seen.status < 300 ? jsonIn({ body: Buffer.from(seen.body) }) : null;
  };
}

/** The old createmeta says so in a header of its own (DefectDojo's cassettes, 182 of 182). */
function deprecationWarning({ path }: Operation): Record<string, string> {
  if (!/^\/rest\/api\/[23]\/issue\/createmeta$/.test(path)) return {};
  return {
    warning: 'The issue create meta endpoint has been deprecated. (Deprecation start date: June 03, 2024)',
  };
}

function answerCall(call: RestCall, route: Route | null): WireResponse {
  if (route === null) return refusalByNeeds(call) ?? genericAnswer(call);
  const answer = () => exclusiveParameters(call) ?? route.answer(call);
  if (route.judges === 'needs') return refusalByNeeds(call) ?? answer();
  if (call.caller.accountId !== null) return answer();
  return nobodyMayCreate(call) ?? refusalToNobody(call) ?? answer();
}

/** Recorded of a login that was rejected (JupiterOne/graph-jira, Sep 2023): to nobody, no project exists to create in. */
function nobodyMayCreate({ operation, rights }: RestCall): WireResponse | null {
  if (operation.method !== 'POST' || !/^\/rest\/api\/[23]\/issue$/.test(operation.path)) return null;
  if (rights.anyProject('CREATE_ISSUES')) return null;
  return jiraError(400, [], { project: 'Specify a valid project ID or key' });
}

/** What a rejected login is told of a transition has no body, and JSON as its type (JupiterOne/graph-jira, May 2023). */
function toNobody({ caller, operation }: RestCall, response: WireResponse): WireResponse {
  if (caller.accountId !== null || response.status !== 404 || operation.method !== 'POST') return response;
  return operation.path.endsWith('/transitions') ? { ...response, body: '' } : response;
}
