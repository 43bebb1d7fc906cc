import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

/** Operations behind a secure administrator session, on Server and Data Center (github.com/AtlassianPS/JiraPS/issues/69). */
const guarded = [/^\/rest\/api\/(?:2|latest)\/user$/, /^\/rest\/api\/(?:2|latest)\/group$/];

/**
 * 401 in XML for writes that need the administrator's password again. A login by name and password with the very call is
 * one (class SalWebSudoResourceContext of Atlassian's REST plugin); a personal access token is not. null: not guarded.
 */
export function websudoRequired(
  path: string,
  request: WireRequest,
  world: SimulatedWorld,
): WireResponse | null {
  if (world.state.site.deployment === 'cloud' || request.method === 'GET') return null;
  if (request.headers.authorization?.startsWith('Basic ') === true) return null;
  return guarded.some((pattern) => pattern.test(path)) ? websudoAnswer() : null;
}

/** The answer as recorded. */
export function websudoAnswer(): WireResponse {
  return {
    status: 401,
    headers: { 'content-type': 'application/xml;charset=UTF-8' },
    body:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      '<status><status-code>401</status-code><message>This resource requires WebSudo.</message></status>',
  };
}
