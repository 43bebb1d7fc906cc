import { isTheSameAndWorked } from '../reading/comparison.ts';
import { samePath } from '../reading/differences.ts';
import type { ExchangeReading } from '../reading/exchange.ts';
import { isTokenRequestOfConnect } from '../reading/tenants.ts';
import { type Fact, fact } from './fact.ts';

function stoppedWorking(inOrder: readonly ExchangeReading[]): boolean {
  const last = inOrder.findLastIndex((call) => call.outcome === 'worked');
  const first = inOrder.findIndex((call) => call.outcome !== 'worked');
  const failed = inOrder.slice(last + 1);
  return (
    last >= 0 &&
    first === last + 1 &&
    failed.length > 1 &&
    failed.some(({ needs }) => needs.operation !== inOrder[last]?.needs.operation) &&
    failed.some(
      ({ needs }) =>
        needs.operation !== null &&
        inOrder.slice(0, last + 1).some((one) => one.needs.operation === needs.operation),
    ) &&
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
  'same operation worked before': fact('the same operation worked earlier in this run', ({ at, beside }) =>
    beside.ownWorked.some(
      (call) =>
        call.index < at.index && at.needs.operation !== null && call.needs.operation === at.needs.operation,
    ),
  ),
  // Whatever is refused right after it was handed out has not run out.
  'token just issued': fact('the token was handed out in the call before', ({ at, others }) =>
    others.some(
      (call) =>
        call.index === at.index - 1 &&
        call.outcome === 'worked' &&
        /\/oauth\/token\/?$/.test(call.address.path) &&
        call.method === 'POST' &&
        !liesLongBefore(call, at),
    ),
  ),
  'stopped working': fact('calls worked at first, and from one on none does any more', ({ at, beside }) =>
    stoppedWorking([...beside.own, at].sort((a, b) => a.index - b.index)),
  ),
  'came by redirect': fact('a redirect turned a write into a GET', ({ at, others }) =>
    others.some((call) => turnedIntoRead(call, at) || turnedIntoRead(at, call)),
  ),
  'redirect before': fact('a redirect came before', ({ at, others }) =>
    others.some((call) => call.outcome === 'redirected' && call.index < at.index),
  ),
  'credential left behind': fact(
    'the client followed a redirect and left the Authorization header behind',
    ({ at, others }) =>
      others.some(
        (call) =>
          call.outcome === 'redirected' &&
          call.index < at.index &&
          at.credential.scheme === null &&
          (at.credential.absent ||
            (call.credential.scheme !== null &&
              call.address.restPath === at.address.restPath &&
              at.address.restPath !== null)),
      ),
  ),
} satisfies Record<string, Fact>;
