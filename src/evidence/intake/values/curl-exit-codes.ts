import type { TransportFailure } from '../../exchange.ts';

/**
 * The exit codes with which curl says that no answer came, and what kind of failure each is; null: its message tells. From
 * https://curl.se/libcurl/c/libcurl-errors.html
 */
export const curlFailures: ReadonlyMap<number, TransportFailure['kind'] | null> = new Map([
  [5, 'dns'],
  [6, 'dns'],
  [7, 'refused'],
  [28, 'timeout'],
  ...[35, 51, 53, 54, 58, 59, 60, 77, 80, 83, 91].map((code) => [code, 'tls'] as const),
  // An empty answer, and what could not be sent or received.
  ...[52, 55, 56].map((code) => [code, null] as const),
]);
