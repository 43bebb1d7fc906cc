import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

const signInPage = 'https://id.atlassian.com/login';

/** Where somebody without a session is sent from the pages of a site (HEAD requests recorded in 2023). null: no such page. */
export function sentToSignIn(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  const to = (contentType: string, location: string, headers: Record<string, string> = {}): WireResponse => ({
    status: 302,
    headers: { 'content-type': contentType, location, ...headers },
    body: '',
  });
  const { siteUrl } = world.addresses;
  const onwards = `${signInPage}?continue=${encodeURIComponent(`${siteUrl}/login`)}&application=jira`;
  switch (request.path) {
    case '/':
      return to('text/html;charset=UTF-8', `${siteUrl}/login.jsp`);
    case '/login':
      return to('text/plain; charset=utf-8', onwards, { 'x-frame-options': 'SAMEORIGIN' });
    case '/login.jsp':
      return to('text/html', onwards);
    default:
      return null;
  }
}
