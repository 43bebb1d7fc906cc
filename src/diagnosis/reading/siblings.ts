import type { ExchangeReading } from './exchange.ts';

/** What the calls beside the failing one prove. */
export interface Comparison {
  /** Calls of the same identity that worked as somebody: the credential is good. */
  readonly ownWorked: readonly ExchangeReading[];
  readonly ownRefused: readonly ExchangeReading[];
  /** `/myself` as the same identity: the plainest question about a credential. */
  readonly myselfWorked: boolean;
  readonly myselfRefused: boolean;
  /** Another call with this credential is told to log in, or that the login failed. */
  readonly loginRefused: boolean;
  /** The list of all projects is empty for this credential, as it is for nobody. */
  readonly nothingListed: boolean;
  /** The same operation works with the same credential on another object: the credential and the path are right. */
  readonly sameOperationWorks: boolean;
  /** A redirect of a write to this very path came before. */
  readonly cameByRedirect: boolean;
  /** The same operation works as another identity. */
  readonly otherIdentityWorks: ExchangeReading | null;
  readonly otherIdentityRefusedAlike: ExchangeReading | null;
  /** The same operation works at another address: gateway against site, mended path. */
  readonly otherAddressWorks: ExchangeReading | null;
  /** The same resource answers to another method or a part of it (project read, role refused). */
  readonly sameResourceReadable: ExchangeReading | null;
  /** Every call of every identity fails the same way. */
  readonly allFailAlike: boolean;
  /** Another Jira address on the same host worked for somebody. */
  readonly hostWorks: boolean;
  readonly anonymousWorks: ExchangeReading | null;
  readonly v2Works: ExchangeReading | null;
}

const isMyself = (call: ExchangeReading) => call.address.restPath?.endsWith('/myself') === true;

/** Compares the call to explain with its siblings; a login that failed does not count as having worked. */
export function compare(at: ExchangeReading, others: readonly ExchangeReading[]): Comparison {
  const good = (call: ExchangeReading) =>
    call.outcome === 'worked' &&
    call.login.reason !== 'failed' &&
    !call.login.anonymousByName &&
    !call.body.emptyList &&
    call.body.form !== 'html';
  const own = others.filter((call) => !call.foreign);
  const ownWorked = own.filter(
    (call) => good(call) && call.credential.scheme === (at.credential.scheme ?? call.credential.scheme),
  );
  const same = (call: ExchangeReading) =>
    call.method === at.method && call.address.restPath !== null && trimmed(call) === trimmed(at);
  const sameBase = (call: ExchangeReading) =>
    call.address.host === at.address.host &&
    call.address.contextPath === at.address.contextPath &&
    call.address.scheme === at.address.scheme &&
    [...call.address.oddities].join() === [...at.address.oddities].join();
  return {
    ownWorked,
    ownRefused: own.filter((call) => call.outcome === 'refused'),
    myselfWorked: ownWorked.some(isMyself),
    myselfRefused: own.some((call) => isMyself(call) && call.status === 401),
    loginRefused: own.some(
      (call) =>
        call.status === 401 &&
        (call.heard.has('loginRequired') || call.heard.has('loginFailed')) &&
        !call.heard.has('userFailedToAuthenticate'),
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
        trimmed(call) !== trimmed(at) &&
        sameBase(call),
    ),
    cameByRedirect: own.some(
      (call) =>
        call.outcome === 'redirected' &&
        call.index < at.index &&
        call.method !== at.method &&
        at.address.restPath !== null &&
        trimmed(call) === trimmed(at),
    ),
    otherIdentityWorks:
      others.find((call) => call.foreign && call.identity !== 'anonymous' && same(call) && good(call)) ??
      null,
    otherIdentityRefusedAlike:
      others.find(
        (call) => call.foreign && same(call) && call.status === at.status && call.outcome === 'refused',
      ) ?? null,
    otherAddressWorks:
      others.find((call) => !call.foreign && same(call) && !sameBase(call) && call.outcome === 'worked') ??
      null,
    sameResourceReadable:
      ownWorked.find((call) => call.method === 'GET' && call !== at && sameResource(call, at)) ?? null,
    allFailAlike:
      others.length > 0 && others.every((call) => call.outcome !== 'worked' && call.status === at.status),
    hostWorks: others.some(
      (call) => call.address.host === at.address.host && call.outcome === 'worked' && sameBase(call),
    ),
    anonymousWorks:
      others.find((call) => call.identity === 'anonymous' && same(call) && call.outcome === 'worked') ?? null,
    v2Works:
      others.find(
        (call) =>
          call.address.version === '2' && call.outcome === 'worked' && call.address.host === at.address.host,
      ) ?? null,
  };
}

function trimmed(call: ExchangeReading): string {
  return (call.address.restPath ?? '').replace(/\/$/, '');
}

/** `/rest/api/2/project/DATA` and `/rest/api/3/project/DATA/role` are about one resource. */
function sameResource(a: ExchangeReading, b: ExchangeReading): boolean {
  const key = (call: ExchangeReading) => {
    const segments = (call.address.restPath ?? '').split('/');
    return segments.length >= 6 ? segments.slice(4, 6).join('/').toLowerCase() : null;
  };
  const left = key(a);
  return left !== null && left === key(b);
}
