import { assertionFlaws } from '../reading/assertion.ts';
import { signedForAnother } from '../reading/canonical-request.ts';
import { clockOf } from '../reading/clock.ts';
import type { Reading } from '../reading/reading.ts';
import { states } from '../reading/statements.ts';
import { type Fact, fact, worded } from './fact.ts';

/** Milliseconds from the call to the end of its token; 0 where one of the two is not known. */
function lifeLeft(reading: Reading): number {
  const { exp } = reading.at.credential.claims ?? {};
  const [end, now] = [reading.account.tokenExpiresAt ?? (exp ?? Number.NaN) * 1000, clockOf(reading)];
  return now === null || Number.isNaN(end) ? 0 : end - now;
}

const goesToJira = ({ at: { address }, jwt }: Reading): boolean =>
  jwt.involved && (address.place === 'cloud-site' || address.place === 'relative');

/** Why the issuer cannot be the key of the descriptor, which it must be towards Jira. */
function wrongIssuer(reading: Reading): string | null {
  const { account, jwt } = reading;
  if (account.appKeyDeclared === false) return 'the descriptor has another app key';
  const { iss } = jwt.claims ?? {};
  const noKey = /^(urn:|https?:)|[0-9a-f]{8}-[0-9a-f]{4}|client[ _-]?key|^name:/i;
  return goesToJira(reading) && noKey.test(iss ?? '')
    ? 'iss is no app key: towards Jira it must be the key of the descriptor'
    : null;
}

/** What is known of a token: its times, claims and the query it was made for. */
export const tokenFacts = {
  'token ran out': fact('the token ran out before this call', (reading) => lifeLeft(reading) < 0),
  'token within its life': fact('the token is within its life', (reading) => lifeLeft(reading) > 0),
  'exp passed': fact('exp lies before the time of the answer', ({ jwt }) => jwt.expired),
  'clocks differ': worded(({ jwt }) => {
    if (jwt.issuedInFuture) return 'iat lies after the time of the answer';
    const seconds = Math.abs(jwt.skewSeconds ?? 0);
    return seconds > 60 ? `our clock and the server's differ by ${seconds} seconds` : null;
  }),
  'hard query': fact(
    ({ jwt }) => `the request holds ${jwt.hardQuery.join(', ')}`,
    ({ jwt }) => jwt.hardQuery.length > 0,
  ),
  'plain calls work': fact('calls with another query work with the same key', ({ jwt }) => jwt.plainWorks),
  'signed for another call': fact(
    'the canonical request that was hashed has another method or path than the call',
    signedForAnother,
  ),
  'all refused': fact('every call of this installation is refused', ({ jwt }) => jwt.allRefused),
  'context token': fact(
    'the token is a context token (qsh "context-qsh"), which opens no REST call',
    ({ jwt, at }) => jwt.claims?.qsh === 'context-qsh' && at.address.place !== 'app',
  ),
  'no qsh': fact('the token has no qsh claim', (reading) => {
    const { claims } = reading.jwt;
    return claims !== null && claims.qsh === undefined && claims.iat !== undefined;
  }),
  // https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps/
  'foreign algorithm': fact(
    ({ jwt }) => `the token is signed with ${jwt.claims?.alg ?? ''} in place of HS256`,
    (reading) => {
      const alg = reading.jwt.claims?.alg;
      return alg !== undefined && alg !== 'HS256' && reading.at.address.place !== 'app';
    },
  ),
  'issuer is no app key': worded(wrongIssuer),
  'no issuer': fact('the token has no issuer', (reading) => {
    const { claims } = reading.jwt;
    return claims !== null && claims.iss === undefined;
  }),
  'noted client key as issuer': fact(
    'the notes say what else iss is: towards Jira it must be the key of the descriptor',
    (reading) => goesToJira(reading) && states(reading.account.noted, 'issuerIsNoKey'),
  ),
  'secret refused elsewhere': fact(
    'the authorization server of Connect cannot verify the signature either',
    ({ account }) => account.sharedSecretThere === 'refused',
  ),
  'secret accepted elsewhere': fact(
    'the authorization server of Connect accepts the same secret, so that a claim is what Jira refuses',
    ({ account }) => account.sharedSecretThere === 'accepted',
  ),
  'assertion flawed': fact(
    (reading) => assertionFlaws(reading).join('; '),
    (reading) => assertionFlaws(reading).length > 0,
  ),
} satisfies Record<string, Fact>;
