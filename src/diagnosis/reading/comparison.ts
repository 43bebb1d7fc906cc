import { type Difference, differences, sameBase, samePath, sameResource } from './differences.ts';
import { type ExchangeReading, shownBody } from './exchange.ts';
import { isOfAnotherTenant } from './tenants.ts';

/** What the calls beside the failing one prove. */
export interface Comparison {
  /** Calls of the same identity, however they ended. */
  readonly own: readonly ExchangeReading[];
  /** Calls of the same identity that worked as somebody. */
  readonly ownWorked: readonly ExchangeReading[];
  /** One of these that nobody unknown could have made: the credential is good. */
  readonly proof: ExchangeReading | null;
  /** The one thing in which this call differs from one that worked, and that call. */
  readonly onlyDifference: ReadonlyMap<Difference, ExchangeReading>;
  /** The login was refused here, and the very same call works later: its credential was another one by then. */
  readonly worksAfterwards: boolean;
  /** The same project or issue is read with the same credential. */
  readonly sameResourceReadable: boolean;
  /** The same operation works as another identity, anonymous callers apart. */
  readonly otherIdentityWorks: ExchangeReading | null;
  /** The same operation works with the same credential at another address. */
  readonly otherAddressWorks: ExchangeReading | null;
}

export const isMyself = (call: ExchangeReading) => call.address.restPath?.endsWith('/myself') === true;

/**
 * An answer in data, and not to nobody: whose login is refused goes on as nobody, and what is open to everyone says nothing of a
 * credential; a page in place of JSON is no API, whatever its status says.
 */
const workedWithLogin = ({ outcome, login, body }: ExchangeReading): boolean =>
  outcome === 'worked' && login.reason !== 'failed' && !login.anonymousByName && body.form !== 'html';

/** The same, and it shows more than an empty list, which nobody gets as well. */
const workedAsSomebody = (call: ExchangeReading): boolean => workedWithLogin(call) && !call.body.emptyList;

/** The very same call, and it worked. */
export const isTheSameAndWorked = (at: ExchangeReading, call: ExchangeReading): boolean =>
  workedAsSomebody(call) && differences(at, call).size === 0;

/** Only somebody who is known can have got this answer. */
export function provesLogin(call: ExchangeReading): boolean {
  if (call.login.recognised || isMyself(call)) return true;
  const { needs, address, credential } = call;
  // A server of one's own answers a wrong pair with 401 wherever it is sent; Cloud goes on as nobody.
  if (address.place === 'self-hosted' && credential.scheme === 'basic') return true;
  if (address.place === 'gateway' && address.restPath !== null) return true;
  return needs.match === 'known' && !needs.anonymousAllowed;
}

/** The record of a user who is not active. */
export const showsInactiveUser = (call: ExchangeReading): boolean =>
  /\/users?\/?$/.test(call.address.restPath ?? call.address.path) &&
  /"active"\s{0,4}:\s{0,4}false|"account_status"\s{0,4}:\s{0,4}"(?:inactive|closed)"/.test(shownBody(call));

/** What is not stated may be the same; what is stated to be missing is not. */
function withTheSame(at: ExchangeReading, call: ExchangeReading): boolean {
  const { credential } = call;
  if (isOfAnotherTenant(at, call)) return false;
  // Whose account is not active cannot look it up: somebody else did.
  if (at.status === 401 && showsInactiveUser(call)) return false;
  if (at.credential.absent) return credential.scheme === null;
  return at.credential.scheme === null || credential.scheme === at.credential.scheme;
}

/** Compares the call to explain with its siblings. */
export function compare(at: ExchangeReading, others: readonly ExchangeReading[]): Comparison {
  const own = others.filter((call) => !call.foreign);
  const worksAfterwards =
    (at.status === 401 || at.login.reason === 'failed') &&
    own.some((call) => call.index > at.index && isTheSameAndWorked(at, call));
  const ownWorked = own.filter(
    (call) => workedAsSomebody(call) && withTheSame(at, call) && !(worksAfterwards && call.index > at.index),
  );
  const same = (call: ExchangeReading) => call.method === at.method && samePath(call, at);
  return {
    own,
    ownWorked,
    proof: ownWorked.find(provesLogin) ?? null,
    onlyDifference: onlyDifferences(at, others),
    worksAfterwards,
    sameResourceReadable: ownWorked.some(
      (call) => call.method === 'GET' && sameResource(call, at) && !ofAnotherSite(call, at),
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
          withTheSame(at, call) &&
          workedWithLogin(call),
      ) ?? null,
  };
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
