import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { missingOnServer } from './rest-layer.ts';
import { outsideContextPath } from './web-server.ts';
import { websudoRequired } from './websudo.ts';
import { xsrfRefusal } from './xsrf.ts';

export { serverInfo } from './server-info.ts';

/** The path below the site's context path; the whole path where it has none. */
export function belowContextPath(request: WireRequest, world: SimulatedWorld): string {
  const { contextPath } = world.state.site;
  return request.path.startsWith(`${contextPath}/`) ? request.path.slice(contextPath.length) : request.path;
}

/**
 * To be asked for every request to the site before its caller is looked for: web server, REST layer, websudo and XSRF
 * guard, in the order in which a real one stands in the way. null: the request may go on.
 */
export function serverLikeAnswer(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  const path = belowContextPath(request, world);
  return (
    outsideContextPath(request, world) ??
    missingOnServer(path, request, world) ??
    websudoRequired(path, request, world) ??
    xsrfRefusal(path, request)
  );
}
