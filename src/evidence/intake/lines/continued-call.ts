import type { TransportFailure } from '../../exchange.ts';
import { mayBeJira } from '../values/index.ts';
import type { StatedAddress } from './addresses.ts';
import type { StatedStatus } from './statuses.ts';
import { hasMore, hostOnly, isOpen, sameCall, type ToldCall } from './told-call.ts';

/** How a call ended, as a line says it. */
export interface StatedOutcome {
  readonly status: StatedStatus | null;
  readonly failure: TransportFailure | null;
}

/** Whether a line goes on about the call before it. */
export function continues(
  last: ToldCall,
  address: StatedAddress | null,
  { status, failure }: StatedOutcome,
): boolean {
  // What found no host, or not the right one, is not what was answered.
  if (address !== null && last.status !== null && failure !== null && failure.kind !== 'reset') return false;
  // .NET tells it twice, and names the host once.
  if (address === null && failure !== null && last.failure?.kind === failure.kind) return true;
  const other = status !== null && last.status !== null && last.status !== status.status;
  if (address === null) return !other && (isOpen(last) || mayBeJira(last.url));
  if (last.url === '' && address.isSetting && !isOpen(last)) return false;
  if (last.url === '') return !other && (isOpen(last) || status === null || mayBeJira(address.url));
  if (sameCall(last.url, address.url))
    return (
      !otherQuery(last, address) &&
      !(address.method !== null && status === null && last.status !== null) &&
      !other &&
      !(address.method !== null && last.method !== null && address.method !== last.method)
    );
  // A client tells the host alone; the whole address stands behind it.
  return (isOpen(last) || (status === null && hostOnly.test(last.url))) && hasMore(address.url, last.url);
}

/** The same resource, asked for with other parameters after it had answered. */
const otherQuery = (last: ToldCall, { url }: StatedAddress): boolean => {
  const [one, next] = [queryOf(last.url), queryOf(url)];
  return !isOpen(last) && one !== '' && next !== '' && one !== next;
};
const queryOf = (url: string) => /\?(.*)$/s.exec(url)?.[1] ?? '';

/** What failed below HTTP by a name of its own has no status; a program that hands on the failure has one. */
const mayReplace = (failure: TransportFailure | null, { status }: StatedStatus) =>
  failure === null || (failure.kind === 'reset' && status >= 400);

/** Fills what is open of a call with what a further line tells of it. */
export function goOn(
  last: ToldCall,
  address: StatedAddress | null,
  { status, failure }: StatedOutcome,
  start: number,
): void {
  if (address !== null && (last.url === '' || hasMore(address.url, last.url))) {
    if (last.url === '') last.addressAt = start;
    last.url = address.url;
    last.isSetting = address.isSetting === true;
  }
  last.method ??= address?.method ?? null;
  if (last.status === null && status !== null && mayReplace(last.failure, status)) {
    last.status = status.status;
    last.statusEnd = start + status.end;
    last.failure = null;
  }
  // "fetch failed" says less than the cause that a further line names.
  if (last.status === null && (last.failure === null || last.failure.kind === 'reset'))
    last.failure = failure ?? last.failure;
}
