import { isTheSameAndWorked } from '../reading/comparison.ts';
import { isOfSameOperation, samePath } from '../reading/differences.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import type { Reading } from '../reading/reading.ts';
import { isTokenRequestOfConnect } from '../reading/tenants.ts';
import { byOther, byWorking, type Fact, fact } from './fact.ts';

function stoppedWorking(inOrder: readonly ExchangeReading[]): boolean {
  const last = inOrder.findLastIndex((call) => call.outcome === 'worked');
  const first = inOrder.findIndex((call) => call.outcome !== 'worked');
  const failed = inOrder.slice(last + 1);
  return (
    last >= 0 &&
    first === last + 1 &&
    failed.length > 1 &&
    failed.some(({ needs }) => needs.operation !== inOrder[last]?.needs.operation) &&
    failed.some((call) => inOrder.slice(0, last + 1).some((one) => isOfSameOperation(call, one))) &&
    failed.every(({ outcome }) => outcome === 'refused')
  );
}

const turnedIntoRead = (write: ExchangeReading, read: ExchangeReading): boolean =>
  write.outcome === 'redirected' &&
  write.index < read.index &&
  write.method !== 'GET' &&
  read.method === 'GET' &&
  ((!write.foreign && samePath(write, read)) ||
    (read.address.restPath !== null && write.redirectTo?.restPath === read.address.restPath));

const redirectsBefore = (call: ExchangeReading, { at }: Pick<Reading, 'at'>): boolean =>
  call.outcome === 'redirected' && call.index < at.index;

const minute = 60_000;

/** By the Date headers of both, where both have one. */
function liesLongBefore(call: ExchangeReading, later: ExchangeReading): boolean {
  const [then, now] = [call, later].map(({ headers }) => Date.parse(headers.get('date') ?? ''));
  return then !== undefined && now !== undefined && now - then > 10 * minute;
}

/** What the calls show by their order: what worked before, and what redirects before or behind the call made of it. */
export const orderFacts = {
  'worked before': fact(
    'the very same call worked earlier',
    // Each request for a token bears an assertion of its own.
    ({ at, beside }) =>
      !isTokenRequestOfConnect(at) &&
      beside.own.some((call) => call.index < at.index && isTheSameAndWorked(at, call)),
  ),
  'same operation worked before': byWorking(
    'the same operation worked earlier in this run',
    (call, { at }) => call.index < at.index && isOfSameOperation(call, at),
  ),
  // Whatever is refused right after it was handed out has not run out.
  'token just issued': byOther(
    'the token was handed out in the call before',
    (call, { at }) =>
      call.index === at.index - 1 &&
      call.outcome === 'worked' &&
      /\/oauth\/token\/?$/.test(call.address.path) &&
      call.method === 'POST' &&
      !liesLongBefore(call, at),
  ),
  'stopped working': fact('calls worked at first, and from one on none does any more', ({ at, beside }) =>
    stoppedWorking([...beside.own, at].sort((a, b) => a.index - b.index)),
  ),
  'came by redirect': byOther(
    'a redirect turned a write into a GET',
    (call, { at }) => turnedIntoRead(call, at) || turnedIntoRead(at, call),
  ),
  'redirect before': byOther('a redirect came before', redirectsBefore),
  'credential left behind': byOther(
    'the client followed a redirect and left the Authorization header behind',
    (call, { at }) =>
      redirectsBefore(call, { at }) &&
      at.credential.scheme === null &&
      (at.credential.absent ||
        (call.credential.scheme !== null &&
          call.address.restPath === at.address.restPath &&
          at.address.restPath !== null)),
  ),
} satisfies Record<string, Fact>;
