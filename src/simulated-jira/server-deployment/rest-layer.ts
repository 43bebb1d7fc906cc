import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { isOnServer } from './resources.ts';

/**
 * What the REST layer of Server and Data Center answers by the path alone: version 3 does not exist, nor do Cloud's own
 * operations, and a doubled slash finds no resource. `path` is without the context path. null: Jira goes on.
 */
export function missingOnServer(
  path: string,
  request: WireRequest,
  world: SimulatedWorld,
): WireResponse | null {
  const { deployment, products } = world.state.site;
  if (deployment === 'cloud') return null;
  if (path.includes('//')) {
    return json(404, { message: 'HTTP 404 Not Found', 'status-code': 404, 'sub-code': -1 });
  }
  if (path.startsWith('/rest/api/3')) return version3(path, request, world);
  const agileIsMissing = path.startsWith('/rest/agile/') && !products.software;
  if (agileIsMissing || !isOnServer(path)) return noSuchUri(path, request, world);
  return null;
}

/** Recorded from Data Center: GET redirects, writes are 405; from another one: 404. */
function version3(path: string, request: WireRequest, world: SimulatedWorld): WireResponse {
  const { version3Answers, deployment } = world.state.site;
  const answers = version3Answers ?? (deployment === 'datacenter' ? 'redirect' : 'not-found');
  if (answers === 'not-found') return noSuchUri(path, request, world);
  if (request.method !== 'GET') return { status: 405, headers: { allow: 'GET,HEAD,OPTIONS' }, body: '' };
  return {
    status: 302,
    headers: { location: `${world.addresses.siteUrl}/secure/MyJiraHome.jspa` },
    body: '',
  };
}

function noSuchUri(path: string, request: WireRequest, world: SimulatedWorld): WireResponse {
  const query = request.rawQuery === '' ? '' : `?${request.rawQuery}`;
  return json(404, {
    message: `null for uri: ${world.addresses.siteUrl}${path}${query}`,
    'status-code': 404,
  });
}
