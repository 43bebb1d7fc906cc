import type { JwtClaims } from '../../evidence/index.ts';
import type { Address } from '../../jira-facts/index.ts';
import { clockOf, skewOf } from './clock.ts';
import type { Scene } from './reading.ts';
import { isOfAnotherTenant, isTokenRequestOfConnect } from './tenants.ts';

/** What is known of a Connect JWT, from the token itself or from the notes. */
export interface JwtReading {
  readonly claims: JwtClaims | null;
  /** The call is made with, or is about, a token the app or Jira signed. */
  readonly involved: boolean;
  readonly expired: boolean;
  readonly issuedInFuture: boolean;
  readonly skewSeconds: number | null;
  /** The query holds what canonical requests get wrong: blanks, repeated keys, encoded characters. */
  readonly hardQuery: readonly string[];
  /** Calls with a plain query, or none, worked with the same key. */
  readonly plainWorks: boolean;
  readonly allRefused: boolean;
}

const leeway = 60_000;

/** Reads the token of a call, or the one it is about, once. */
export function readJwt(reading: Scene): JwtReading {
  const { at, account, identity, beside, others } = reading;
  const involved = identity === 'connect-app' || at.credential.scheme === 'jwt' || at.address.place === 'app';
  const claims = involved ? (at.credential.claims ?? account.jwtClaims) : null;
  // An assertion is such a token as well; what it claims beside its times is judged apart.
  const times = isTokenRequestOfConnect(at) ? account.assertionClaims : claims;
  const now = clockOf(reading);
  const own = others.filter(
    (call) => !call.foreign && call.outcome !== 'unstated' && !isOfAnotherTenant(at, call),
  );
  return {
    claims,
    involved,
    expired: times?.exp !== undefined && now !== null && times.exp * 1000 + leeway < now,
    issuedInFuture: times?.iat !== undefined && now !== null && times.iat * 1000 - leeway > now,
    skewSeconds: skewOf(reading),
    hardQuery: involved ? hardQuery(at.address) : [],
    // What comes to an app is signed by Jira, what it sends by itself; its lifecycle calls are signed in another way.
    plainWorks:
      at.address.query.length > 0 &&
      beside.ownWorked.some(
        ({ address }) =>
          address.place === at.address.place && (address.place !== 'app' || address.query.length > 0),
      ),
    allRefused: involved && own.length > 0 && own.every((call) => call.outcome === 'refused'),
  };
}

function hardQuery({ query, path, contextPath }: Address): string[] {
  const names = new Set(query.map(([name]) => name));
  const holds = (what: RegExp) => query.some(([, value]) => what.test(value));
  return [
    holds(/\+/) && 'a blank written as +',
    names.size < query.length && 'a repeated parameter',
    holds(/%25/) && 'a doubly encoded value',
    holds(/%20|,|\*|~|\(|%2[1789acf]/i) && 'characters that need exact encoding',
    /\+|%2[0-9a-f]/i.test(path) && 'a path with characters that need exact encoding',
    contextPath !== '' && 'a path before /rest',
  ].filter((one) => one !== false);
}
