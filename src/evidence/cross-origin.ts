import type { TransportFailure } from './exchange.ts';

/**
 * What a browser says that keeps an answer from a page of another origin, in the words of Chrome, Firefox and Safari:
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors
 */
export const crossOrigin =
  /\bblocked by CORS|cross-origin request blocked|not allowed by access-control-allow-origin|due to access control checks|no ['"‘]access-control-allow-origin['"’] header|\bpreflight (?:request|response|channel)|response (?:to|for) preflight/i;

/** The browser kept the answer from the page that asked; whatever Jira answered, no program saw it. */
export const keptFromPage = ({ message }: TransportFailure): boolean =>
  crossOrigin.test(message.slice(0, 2_000));
