import type { Exchange } from '../../exchange.ts';

const address = /https?:\/\/[^\s"'`<>|\\^()]{1,4000}/gi;
/** The codes of RFC 6749, 4.1.2.1, in the query, or in the fragment as a browser's own program gets them (4.2.2.1). */
const refusal =
  /[?&#]error=(?:access_denied|unauthorized_client|invalid_(?:request|scope)|unsupported_response_type|server_error|temporarily_unavailable)(?=[&#]|$)/;

/** Where a person is asked to agree, at Atlassian and at servers of one's own. */
const asksForConsent = (url: string) => url.split('?', 1)[0]?.endsWith('/authorize') === true;
const ofAtlassian = 'https://auth.atlassian.com/authorize';

/**
 * An authorization server that refuses sends the browser on with the reason in the address, and that is what a person sees and
 * pastes: the redirect is the answer to the call that asked for consent.
 */
export function refusedAuthorizationIn(text: string): Exchange | null {
  const start = text.slice(0, 65_536);
  const addresses = start.includes('error=') ? (start.match(address) ?? []) : [];
  const location = addresses.find((one) => refusal.test(one));
  if (location === undefined) return null;
  return {
    request: {
      method: 'GET',
      url: addresses.find(asksForConsent)?.split('?', 1)[0] ?? ofAtlassian,
      headers: {},
      body: null,
    },
    response: { status: 302, headers: { Location: location.replace('#', '?') }, body: null },
  };
}
