import type { TransportFailure } from './exchange.ts';

/**
 * What a browser says that keeps an answer from a page of another origin, in the words of Chrome, Firefox and Safari:
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors
 * Chrome names a status behind `net::ERR_FAILED` where an answer came and was kept back.
 */
export const crossOrigin =
  /(?<!\bnot )\bblocked by CORS|cross-origin request blocked|not allowed (?:by access-control-allow-(?:origin|headers|methods)\b|for a preflight request)|due to access control checks|no ['"‘]access-control-allow-origin['"’] header is present|preflight (?:request|response|channel) (?:doesn['’]t pass|did(?: not|n['’]t) succeed|is not successful)|response for preflight (?:is invalid|has invalid)|net::ERR_FAILED [1-5]\d\d\b/i;

/** The browser kept the answer from the page that asked; whatever Jira answered, no program saw it. */
export const keptFromPage = ({ message }: TransportFailure): boolean =>
  crossOrigin.test(message.slice(0, 2_000));
