import { crossOrigin } from '../../cross-origin.ts';
import type { TransportFailure } from '../../exchange.ts';
import { failureIn, mayBeJira } from '../values/index.ts';
import { addressesIn, hostIn, type StatedAddress } from './addresses.ts';
import { continues, goOn, type StatedOutcome } from './continued-call.ts';
import { personal } from './server-sentences.ts';
import { type StatedStatus, sameAgain, statusCells, statusesIn } from './statuses.ts';
import { isTalk } from './talk.ts';
import { isOpen, type ToldCall } from './told-call.ts';

/** A test tells what it expected first. */
const insteadOf = /\b(?:actual|actually|instead|but (?:was|got)|expected)\b/i;

/** Adds what a line tells to the calls; hands back a refusal that is of none of them. `paragraph` is where that of the line begins. */
export function takeLine(calls: ToldCall[], line: string, start: number, paragraph: number): ToldCall | null {
  const statuses = statusesIn(line);
  const stated = addressesIn(line);
  const again = statuses.length === 1 ? toldAgain(calls, line, stated) : null;
  const addresses = again === null ? stated : [again];
  const [row] = addresses;
  const cells = row === undefined || addresses.length > 1 ? [] : statusCells(line, row.at);
  if (row !== undefined && cells.length > (statuses.length > 0 ? 1 : 0))
    for (const status of cells) take(calls, row, { status, failure: null }, start);
  else if (addresses.length > 1 && statuses.length > 1)
    for (const address of addresses.toSorted((one, other) => one.at - other.at))
      take(calls, address, { status: nearest(statuses, address), failure: null }, start);
  else {
    const [only] = statuses.length === 1 ? statuses : [];
    const told = only === undefined ? row : addressOf(only, addresses);
    const refusal = takeOne(calls, line, told ?? null, outcomeIn(line, told ?? null, statuses), start);
    const last = calls.at(-1);
    if (last?.addressAt === start && last.statusEnd > 0) last.addressBelow = last.statusEnd < paragraph;
    if (last?.start === start) last.inTalk = isTalk(line);
    return refusal;
  }
  return null;
}

/** Of several addresses of a line the last one before its status, else the first. */
const addressOf = ({ at: end }: StatedStatus, addresses: readonly StatedAddress[]) =>
  addresses
    .filter(({ at, isSetting }) => at < end && isSetting !== true)
    .toSorted((one, other) => other.at - one.at)[0] ?? addresses[0];

/** The address of the call before, where a line names none of its own and says that the same was called once more. */
function toldAgain(
  calls: readonly ToldCall[],
  line: string,
  stated: readonly StatedAddress[],
): StatedAddress | null {
  if (!stated.every(({ isSetting }) => isSetting) || !sameAgain.test(line)) return null;
  const again = calls.findLast(({ url }) => url !== '');
  return again === undefined ? null : { url: again.url, method: again.method, at: 0 };
}

/**
 * Nobody has read what a browser keeps from its page, whatever status it names beside. A person who tells how that came about tells
 * elsewhere in the line how a call ended.
 */
function isKeptFromPage(line: string): boolean {
  if (!crossOrigin.test(line)) return false;
  const clauses = line.split(/[.:;]\s/);
  const told = clauses.filter((one) => crossOrigin.test(one) && personal.test(one));
  return told.length === 0 || !clauses.some((one) => !told.includes(one) && statusesIn(one).length > 0);
}

/** How the one call ended that a line tells of; where it names no address, the first outcome that it states. */
function outcomeIn(
  line: string,
  address: StatedAddress | null,
  statuses: readonly StatedStatus[],
): StatedOutcome {
  if (isKeptFromPage(line.slice(0, 2_000))) return { status: null, failure: failureIn(line) };
  // Of a call that worked here and failed there, the failure is what is asked about.
  const failed = statuses.filter((one) => one.status >= 400);
  const telling = failed.length > 0 ? failed : statuses;
  const status = address === null ? (telling[0] ?? null) : nearest(telling, address);
  return { status, failure: status === null ? failureIn(line) : null };
}

/** The status that stands next to an address; one behind it rather than one before. */
function nearest(statuses: readonly StatedStatus[], { at, url }: StatedAddress): StatedStatus | null {
  let best: StatedStatus | null = null;
  const distance = (one: StatedStatus) => (one.at > at ? one.at - at - url.length : (at - one.end) * 1.5);
  for (const one of statuses) if (best === null || distance(one) < distance(best)) best = one;
  return best;
}

function takeOne(
  calls: ToldCall[],
  line: string,
  address: StatedAddress | null,
  outcome: StatedOutcome,
  start: number,
): ToldCall | null {
  const { status, failure } = outcome;
  const last = calls.at(-1);
  if (address === null && status !== null && status.status >= 400 && last && insteadOf.test(line)) {
    last.status = status.status;
    last.statusEnd = start + status.end;
    return null;
  }
  if (address === null && status === null && failure === null) return null;
  return take(calls, address ?? hostAddress(failure, line), outcome, start);
}

function hostAddress(failure: TransportFailure | null, line: string): StatedAddress | null {
  const url = failure === null ? null : hostIn(line);
  return url === null ? null : { url, method: null, at: 0 };
}

function take(
  calls: ToldCall[],
  address: StatedAddress | null,
  { status, failure }: StatedOutcome,
  start: number,
): ToldCall | null {
  const last = calls.at(-1);
  if (last !== undefined && address?.isMember && last.method !== null && isOpen(last)) return null;
  if (last !== undefined && continues(last, address, { status, failure })) {
    goOn(last, address, { status, failure }, start);
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
  if (address === null && refused && last?.addressBelow === true) {
    const { url, method, addressAt } = last;
    // Of two attempts that are told one below the other, the address is of the second; what a person only speaks of is left out.
    if (last.inTalk === true) calls.pop();
    else Object.assign(last, { url: '', method: null, addressAt: last.start, addressBelow: false });
    calls.push({ ...call, url, method, addressAt });
    return null;
  }
  if (
    address !== null ||
    last === undefined ||
    last.url === '' ||
    ((refused || failure !== null) && !mayBeJira(last.url))
  )
    calls.push(call);
  else if (refused) return call;
  return null;
}
