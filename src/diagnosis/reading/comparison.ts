import { type Difference, differences, sameBase, samePath, sameResource } from './differences.ts';
import type { ExchangeReading } from './exchange.ts';
import { isOfAnotherTenant, isTokenRequestOfConnect } from './tenants.ts';

/** What the calls beside the failing one prove. */
export interface Comparison {
  /** Calls of the same identity that worked as somebody. */
  readonly ownWorked: readonly ExchangeReading[];
  /** One of these that nobody unknown could have made: the credential is good. */
  readonly proof: ExchangeReading | null;
  /** The one thing in which this call differs from one that worked, and that call. */
  readonly onlyDifference: ReadonlyMap<Difference, ExchangeReading>;
  /** The very same call worked earlier. */
  readonly workedBefore: boolean;
  /** The very same call was refused with 401 here, and works later: its credential was another one by then. */
  readonly worksAfterwards: boolean;
  /** The same operation worked earlier, on this object or another. */
  readonly sameOperationBefore: boolean;
  /** Calls of this identity worked at first, and from one on none does: the same operation neither, and others too. */
  readonly stoppedWorking: boolean;
  /** `/myself` as the same identity, refused with 401. */
  readonly myselfRefused: boolean;
  /** Another call with this credential is told to log in, or that the login failed. */
  readonly loginRefused: boolean;
  /** The list of all projects is empty for this credential, as it is for nobody. */
  readonly nothingListed: boolean;
  /** The same operation works with the same credential on another object. */
  readonly sameOperationWorks: boolean;
  /** The same project or issue is read with the same credential. */
  readonly sameResourceReadable: boolean;
  /** A redirect of a write to this very path came before. */
  readonly cameByRedirect: boolean;
  /** The same operation works as another identity, anonymous callers apart. */
  readonly otherIdentityWorks: ExchangeReading | null;
  /** The same operation works with the same credential at another address. */
  readonly otherAddressWorks: ExchangeReading | null;
  /** Every call of every identity fails the same way. */
  readonly allFailAlike: boolean;
  /** Another call to the same base address worked for somebody. */
  readonly hostWorks: boolean;
  readonly v2Works: boolean;
}

const isMyself = (call: ExchangeReading) => call.address.restPath?.endsWith('/myself') === true;

/** True for an answer that a caller got as somebody: a login that failed, an empty list or a page is none. */
function workedAsSomebody(call: ExchangeReading): boolean {
  return (
    call.outcome === 'worked' &&
    call.login.reason !== 'failed' &&
    !call.login.anonymousByName &&
    !call.body.emptyList &&
    call.body.form !== 'html'
  );
}

/** Only somebody who is known can have got this answer. */
export function provesLogin(call: ExchangeReading): boolean {
  if (call.login.recognised || isMyself(call)) return true;
  const { needs, address } = call;
  if (address.place === 'gateway' && address.restPath !== null) return true;
  return needs.match === 'known' && !needs.anonymousAllowed;
}

/** What is not stated may be the same; what is stated to be missing is not. */
function withTheSame(at: ExchangeReading, call: ExchangeReading): boolean {
  const { credential } = call;
  if (isOfAnotherTenant(at, call)) return false;
  if (at.credential.absent) return credential.scheme === null;
  return at.credential.scheme === null || credential.scheme === at.credential.scheme;
}

/** Compares the call to explain with its siblings. */
export function compare(at: ExchangeReading, others: readonly ExchangeReading[]): Comparison {
  if (others.length === 0) return alone;
  const own = others.filter((call) => !call.foreign);
  const worksAfterwards =
    at.status === 401 &&
    own.some((call) => call.index > at.index && workedAsSomebody(call) && differences(at, call).size === 0);
  const ownWorked = own.filter(
    (call) => workedAsSomebody(call) && withTheSame(at, call) && !(worksAfterwards && call.index > at.index),
  );
  const near = others.filter((call) => !call.foreign || call.address.host === at.address.host);
  const same = (call: ExchangeReading) => call.method === at.method && samePath(call, at);
  return {
    ownWorked,
    proof: ownWorked.find(provesLogin) ?? null,
    onlyDifference: onlyDifferences(at, others),
    // Each request for a token bears an assertion of its own.
    workedBefore:
      !isTokenRequestOfConnect(at) &&
      own.some((call) => call.index < at.index && workedAsSomebody(call) && differences(at, call).size === 0),
    worksAfterwards,
    sameOperationBefore: ownWorked.some(
      (call) =>
        call.index < at.index && at.needs.operation !== null && call.needs.operation === at.needs.operation,
    ),
    stoppedWorking: stoppedWorking([...own, at].sort((a, b) => a.index - b.index)),
    myselfRefused: own.some((call) => isMyself(call) && call.status === 401),
    loginRefused: own.some(
      (call) =>
        call.status === 401 &&
        (call.said.has('loginRequired') || call.said.has('loginFailed')) &&
        !call.said.has('userFailedToAuthenticate'),
    ),
    nothingListed: own.some(
      (call) =>
        call.status === 200 &&
        call.body.emptyList &&
        /^\/rest\/api\/(2|3|latest)\/project(\/search)?\/?$/.test(call.address.restPath ?? ''),
    ),
    sameOperationWorks: ownWorked.some(
      (call) =>
        at.needs.operation !== null &&
        call.needs.operation === at.needs.operation &&
        !samePath(call, at) &&
        sameBase(call, at),
    ),
    sameResourceReadable: ownWorked.some(
      (call) => call.method === 'GET' && sameResource(call, at) && !ofAnotherSite(call, at),
    ),
    cameByRedirect: own.some(
      (call) =>
        call.outcome === 'redirected' &&
        call.index < at.index &&
        call.method !== at.method &&
        samePath(call, at),
    ),
    otherIdentityWorks:
      others.find(
        (call) => call.foreign && call.identity !== 'anonymous' && same(call) && workedAsSomebody(call),
      ) ?? null,
    otherAddressWorks:
      others.find(
        (call) =>
          !call.foreign &&
          same(call) &&
          !sameBase(call, at) &&
          call.outcome === 'worked' &&
          // A refused login goes on as nobody: what is open to everyone says nothing of this credential.
          call.login.reason !== 'failed' &&
          !call.login.anonymousByName &&
          // A page in place of JSON is nobody's API, whatever its status says.
          call.body.form !== 'html',
      ) ?? null,
    allFailAlike:
      near.length > 0 && near.every((call) => call.outcome !== 'worked' && call.status === at.status),
    hostWorks: others.some((call) => call.outcome === 'worked' && sameBase(call, at)),
    v2Works: others.some(
      (call) =>
        call.address.version === '2' && call.outcome === 'worked' && call.address.host === at.address.host,
    ),
  };
}

const alone: Comparison = {
  ownWorked: [],
  proof: null,
  onlyDifference: new Map(),
  workedBefore: false,
  worksAfterwards: false,
  sameOperationBefore: false,
  stoppedWorking: false,
  myselfRefused: false,
  loginRefused: false,
  nothingListed: false,
  sameOperationWorks: false,
  sameResourceReadable: false,
  cameByRedirect: false,
  otherIdentityWorks: null,
  otherAddressWorks: null,
  allFailAlike: false,
  hostWorks: false,
  v2Works: false,
};

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

function onlyDifferences(
  at: ExchangeReading,
  others: readonly ExchangeReading[],
): ReadonlyMap<Difference, ExchangeReading> {
  const found = new Map<Difference, ExchangeReading>();
  for (const call of others) {
    if (call.outcome !== 'worked' || call.body.form === 'html') continue;
    const [only, ...more] = differences(at, call);
    if (only === undefined || more.length > 0) continue;
    // That an address is right shows in any answer, an empty list too.
    if (workedAsSomebody(call) || ofTheAddress.has(only)) found.set(only, call);
  }
  return found;
}

const ofTheAddress: ReadonlySet<Difference> = new Set(['base', 'slash left out']);

const ofAnotherSite = ({ address: a }: ExchangeReading, { address: b }: ExchangeReading) =>
  (a.place === 'cloud-site' && b.place === 'cloud-site' && a.host !== b.host) ||
  (a.cloudId !== null && b.cloudId !== null && a.cloudId !== b.cloudId);
