import type { TransportFailure } from '../../exchange.ts';
import { failureOf } from '../values/index.ts';

/** Told before anything was sent: curl could not make the request that it was given. */
export const neverSent: readonly number[] = [2, 3, 4, 26, 43, 48];

/** https://curl.se/libcurl/c/libcurl-errors.html */
export function failureOfCurl(code: number, message: string): TransportFailure {
  const kind =
    code === 5 || code === 6
      ? 'dns'
      : code === 7
        ? 'refused'
        : code === 28
          ? 'timeout'
          : [35, 51, 53, 54, 58, 59, 60, 77, 80, 83, 91].includes(code)
            ? 'tls'
            : failureOf(message).kind;
  return { kind, message: `curl ${code}: ${message.slice(0, 200)}` };
}
