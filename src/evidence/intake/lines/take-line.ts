import type { TransportFailure } from '../../exchange.ts';
import { failureIn, mayBeJira } from '../values/index.ts';
import { addressesIn, hostIn, type StatedAddress } from './addresses.ts';
import { type StatedStatus, sameAgain, statusCells, statusesIn } from './statuses.ts';
import { hasMore, sameCall, type ToldCall } from './told-call.ts';

/** A test tells what it expected first. */
const insteadOf = /\b(?:actual|actually|instead|but (?:was|got)|expected)\b/i;

/** Adds what a line tells to the calls; hands back a refusal that is of none of them. */
export function takeLine(calls: ToldCall[], line: string, start: number): ToldCall | null {
  const addresses = addressesIn(line);
  const statuses = statusesIn(line);
  const again = calls.findLast(({ url }) => url !== '');
  const isToldAgain = addresses.every(({ isSetting }) => isSetting) && sameAgain.test(line);
  if (isToldAgain && statuses.length === 1 && again !== undefined)
    addresses.splice(0, 1, { url: again.url, method: again.method, at: 0 });
  const [row] = addresses;
  const cells = row === undefined || addresses.length > 1 ? [] : statusCells(line, row.at);
  if (row !== undefined && cells.length > (statuses.length > 0 ? 1 : 0))
    for (const cell of cells) take(calls, row, cell, null, start);
  else if (addresses.length > 1 && statuses.length > 1) {
    addresses.sort((one, other) => one.at - other.at);
    for (const address of addresses) take(calls, address, nearest(statuses, address), null, start);
  } else {
    const address = addresses[0] ?? null;
    // Of a call that worked here and failed there, the failure is what is asked about.
    const failed = statuses.filter((one) => one.status >= 400);
    const telling = failed.length > 0 ? failed : statuses;
    const stated = address === null ? (telling[0] ?? null) : nearest(telling, address);
    // What a program answers, and behind the address why its own call had no answer.
    const within =
      address !== null && stated !== null && stated.at < address.at
        ? failureIn(line.slice(address.at))
        : null;
    const isPassedOn =
      within !== null && stated !== null && stated.status >= 500 && /dns|tls|refused/.test(within.kind);
    const status = isPassedOn ? null : stated;
    const failure = isPassedOn ? within : status === null ? failureIn(line) : null;
    const last = calls.at(-1);
    if (address === null && status !== null && status.status >= 400 && last && insteadOf.test(line)) {
      last.status = status.status;
      last.statusEnd = start + status.end;
    } else if (address !== null || status !== null || failure !== null)
      return take(calls, address ?? hostAddress(failure, line), status, failure, start);
  }
  return null;
}

function hostAddress(failure: TransportFailure | null, line: string): StatedAddress | null {
  const url = failure === null ? null : hostIn(line);
  return url === null ? null : { url, method: null, at: 0 };
}

/** The status that stands next to an address; one behind it rather than one before. */
function nearest(statuses: readonly StatedStatus[], { at, url }: StatedAddress): StatedStatus | null {
  let best: StatedStatus | null = null;
  const distance = (one: StatedStatus) => (one.at > at ? one.at - at - url.length : (at - one.end) * 1.5);
  for (const one of statuses) if (best === null || distance(one) < distance(best)) best = one;
  return best;
}

function take(
  calls: ToldCall[],
  address: StatedAddress | null,
  status: StatedStatus | null,
  failure: TransportFailure | null,
  start: number,
): ToldCall | null {
  const last = calls.at(-1);
  if (last !== undefined && address?.isMember && last.method !== null && isOpen(last)) return null;
  if (last !== undefined && continues(last, address, status)) {
    if (address !== null && (last.url === '' || hasMore(address.url, last.url))) {
      if (last.url === '') last.addressAt = start;
      last.url = address.url;
      last.isSetting = address.isSetting === true;
    }
    last.method ??= address?.method ?? null;
    if (last.status === null && status !== null && !(last.failure !== null && status.status < 400)) {
      last.status = status.status;
      last.statusEnd = start + status.end;
      last.failure = null;
    }
    // "fetch failed" says less than the cause that a further line names.
    if (last.status === null && (last.failure === null || last.failure.kind === 'reset'))
      last.failure = failure ?? last.failure;
    return null;
  }
  const call = {
    url: address?.url ?? '',
    method: address?.method ?? null,
    status: status?.status ?? null,
    statusEnd: status === null ? 0 : start + status.end,
    failure,
    start,
    addressAt: start,
    isSetting: address?.isSetting === true,
  };
  const refused = status !== null && status.status >= 400;
  if (
    address !== null ||
    last === undefined ||
    last.url === '' ||
    (!mayBeJira(last.url) && (refused || failure))
  )
    calls.push(call);
  else if (refused) return call;
  return null;
}

const isOpen = ({ status, failure }: ToldCall) => status === null && failure === null;

/** Whether a line goes on about the call before it. */
function continues(last: ToldCall, address: StatedAddress | null, status: StatedStatus | null): boolean {
  const other = status !== null && last.status !== null && last.status !== status.status;
  if (address === null) return !other && (mayBeJira(last.url) || isOpen(last));
  if (last.url === '' && address.isSetting && !isOpen(last)) return false;
  if (last.url === '') return !other && (isOpen(last) || status === null || mayBeJira(address.url));
  if (sameCall(last.url, address.url))
    return (
      !otherQuery(last, address) &&
      !(address.method !== null && status === null && last.status !== null) &&
      !other &&
      !(address.method !== null && last.method !== null && address.method !== last.method)
    );
  return isOpen(last) && hasMore(address.url, last.url);
}

/** The same resource, asked for with other parameters after it had answered. */
const otherQuery = (last: ToldCall, { url }: StatedAddress): boolean => {
  const [one, next] = [queryOf(last.url), queryOf(url)];
  return (last.status !== null || last.failure !== null) && one !== '' && next !== '' && one !== next;
};
const queryOf = (url: string) => /\?(.*)$/s.exec(url)?.[1] ?? '';
