import type { Caller } from '../caller.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { cacheControl, edgeHeaders, emptyContentType, xsrfCookie } from './edge-headers.ts';

const fromJira = ['x-arequestid', 'timing-allow-origin', 'cache-control'];

/** Adds what every answer of a Cloud site carries; headers the answer set itself win. */
export function withSiteHeaders(
  request: WireRequest,
  response: WireResponse,
  world: SimulatedWorld,
  caller: Caller | null,
): WireResponse {
  const headers: Record<string, string> = {
    ...edgeHeaders(world),
    'cache-control': cacheControl(request.path),
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '1; mode=block',
    'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  };
  if (response.body.length === 0) headers['content-type'] = emptyContentType(request.method, response.status);
  if (response.status === 401) headers['x-frame-options'] = 'SAMEORIGIN';
  if (caller !== null) {
    headers['set-cookie'] = xsrfCookie(world);
    if (caller.accountId !== null) headers['x-aaccountid'] = encodeURIComponent(caller.accountId);
    if (caller.loginReason !== null) headers['x-seraph-loginreason'] = caller.loginReason;
    Object.assign(headers, caller.headers);
  }
  if (response.beforeJira === true) for (const name of fromJira) delete headers[name];
  return { ...response, headers: { ...headers, ...response.headers } };
}
