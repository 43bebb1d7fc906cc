import { createSecretKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { Secret } from '../secret.ts';
import type { TokenRequest } from './token-request.ts';

/** Seconds an assertion lives: Atlassian's server refuses an `exp` further ahead ("no more than 60 seconds after issue time"). */
const assertionLifeSeconds = 60;

/** Claims of the assertion with which a Connect app asks to act for a user; times in seconds. */
interface AssertionClaims {
  readonly iss: string;
  readonly sub: string;
  readonly tnt: string;
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
}

interface AssertionSubject {
  /** From the `installed` payload. */
  readonly oauthClientId: string;
  readonly accountId: string;
  /** The tenant's `baseUrl`. */
  readonly baseUrl: string;
  /** Address of the authorization server in use, without trailing slash. */
  readonly authServerUrl: string;
}

/** Builds the claims as https://developer.atlassian.com/cloud/jira/platform/user-impersonation-for-connect-apps asks. */
export function assertionClaims(subject: AssertionSubject, issuedAtSeconds: number): AssertionClaims {
  return {
    iss: `urn:atlassian:connect:clientid:${subject.oauthClientId}`,
    sub: `urn:atlassian:connect:useraccountid:${subject.accountId}`,
    tnt: subject.baseUrl.replace(/\/+$/, ''),
    aud: subject.authServerUrl.replace(/\/+$/, ''),
    iat: issuedAtSeconds,
    exp: issuedAtSeconds + assertionLifeSeconds,
  };
}

/** Signs an assertion (HS256) with the tenant's shared secret. */
export function signAssertion(claims: AssertionClaims, sharedSecret: Secret): Secret {
  const key = createSecretKey(Buffer.from(sharedSecret.reveal()));
  return new Secret(jsonwebtoken.sign({ ...claims }, key, { algorithm: 'HS256' }));
}

/** The exchange; `scopes` are Connect names in any letter case, sent in upper case; an empty list asks for all the app has. */
export function jwtBearerRequest(assertion: Secret, scopes: readonly string[]): TokenRequest {
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion.reveal(),
  });
  if (scopes.length > 0) form.set('scope', upperCaseScopes(scopes).join(' '));
  return {
    method: 'POST',
    path: '/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: form.toString(),
  };
}

/** Connect scope names as the authorization server wants them: upper case, each once, in a fixed order. */
export function upperCaseScopes(scopes: readonly string[]): string[] {
  return [...new Set(scopes.map((scope) => scope.toUpperCase()))].sort();
}
