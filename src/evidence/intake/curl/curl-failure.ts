import type { TransportFailure } from '../../exchange.ts';
import { curlFailures, failureOf } from '../values/index.ts';

/** Told before anything was sent: curl could not make the request that it was given. */
export const neverSent: readonly number[] = [2, 3, 4, 26, 43, 48];

/** What kind of failure an exit code tells of, and curl's own words. */
export function failureOfCurl(code: number, message: string): TransportFailure {
  const kind = curlFailures.get(code) ?? failureOf(message).kind;
  return { kind, message: `curl ${code}: ${message.slice(0, 200)}` };
}
