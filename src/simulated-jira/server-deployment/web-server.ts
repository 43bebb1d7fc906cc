import { html, type WireRequest, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

/**
 * The web server in front of a self-hosted Jira: it knows nothing outside the context path, and its 404 page is not
 * Jira's. null: the request is for Jira.
 */
export function outsideContextPath(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  const { deployment, contextPath } = world.state.site;
  if (deployment === 'cloud' || contextPath === '') return null;
  if (request.path === contextPath || request.path.startsWith(`${contextPath}/`)) return null;
  return html(
    404,
    '<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>404 Not Found</title>\n</head><body>\n' +
      `<h1>Not Found</h1>\n<p>The requested URL ${request.path.replaceAll('<', '&lt;')} was not found on this server.</p>\n</body></html>\n`,
    {
      server: 'Apache/2.4.6 (Red Hat Enterprise Linux)',
      'content-type': 'text/html; charset=iso-8859-1',
    },
  );
}
