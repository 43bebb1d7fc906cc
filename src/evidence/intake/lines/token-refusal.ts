import type { Exchange } from '../../exchange.ts';
import { isTokenAddress, oauthErrors, oauthRefusal, publicPlace } from '../values/index.ts';
import { isOpen, type ToldCall } from './told-call.ts';

/**
 * As clients of OAuth print an error: `oauth2: "invalid_grant" "…"`, `OAuthError: invalid_grant: …`, `Exception: [invalid_client] …`,
 * `400 error=invalid_grant`, `(400: invalid_client)`.
 */
const refusal = new RegExp(
  `(?:(?:oauth2?|error|exception)(?: code| response)?["']?(?::? {0,2}|=| {0,2}=> {0,2})["'([]?(?<![?&]error=)|` +
    // These two are said by others as well.
    String.raw`\b40[013](?:[:,)]| -)? (?!invalid_request|access_denied)["'([]?)` +
    String.raw`(${oauthErrors})(?![\w-])["')\]]?(?::? {1,2}(?!in \/)["'(]?([^"'()\n]{4,300}))?`,
  'i',
);

/** What an authorization server answered, where a client tells its code alone: as its body; null where none does. */
export function tokenRefusalIn(text: string): string | null {
  const [, error, description] = refusal.exec(text.slice(0, 65_536)) ?? [];
  if (error === undefined) return null;
  const said = description?.trim();
  return JSON.stringify({ error, ...(said === undefined ? {} : { error_description: said }) });
}

/** Who wants to call a site or the gateway asks for tokens there alone: https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/ */
const ofAtlassian = 'https://auth.atlassian.com/oauth/token';

/**
 * A client of OAuth names the call that it was asked for, and is refused before, where it asks for a token: that is the call that
 * failed, and it is a POST (RFC 6749, 3.2).
 */
export function atTokenAddress(exchange: Exchange, calls: readonly ToldCall[]): Exchange {
  const { request, response } = exchange;
  if (!oauthRefusal.test(response?.body ?? '')) return exchange;
  const url = isTokenAddress(request.url)
    ? request.url
    : (calls.find((call) => isOpen(call) && isTokenAddress(call.url))?.url ??
      (publicPlace(request.url) === null ? '' : ofAtlassian));
  return { ...exchange, request: { ...request, url, method: 'POST' } };
}
