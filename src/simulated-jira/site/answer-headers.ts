import type { Caller } from '../caller.ts';
import type { WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

/** Adds what every answer of a Cloud site carries; headers the answer set itself win. */
export function withSiteHeaders(
  response: WireResponse,
  world: SimulatedWorld,
  caller: Caller | null,
): WireResponse {
  const traceId = Buffer.from(world.random(16), 'base64url').toString('hex');
  const headers: Record<string, string> = {
    server: 'AtlassianEdge',
    date: new Date(world.now()).toUTCString(),
    'cache-control': 'no-cache, no-store, no-transform',
    'atl-traceid': traceId,
    'atl-request-id': traceId,
    'x-arequestid': traceId.slice(0, 32),
    'x-content-type-options': 'nosniff',
    'x-xss-protection': '1; mode=block',
    'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
    'timing-allow-origin': '*',
  };
  if (caller !== null) {
    if (caller.accountId !== null) headers['x-aaccountid'] = encodeURIComponent(caller.accountId);
    if (caller.loginReason !== null) headers['x-seraph-loginreason'] = caller.loginReason;
    Object.assign(headers, caller.headers);
  }
  return { ...response, headers: { ...headers, ...response.headers } };
}
