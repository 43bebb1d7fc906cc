import { createSecretKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { Secret } from '../secret.ts';
import { queryStringHash } from './qsh.ts';

/** Atlassian's own framework issues tokens of three minutes. */
const lifeSeconds = 180;

interface AppJwtRequest {
  readonly appKey: string;
  /** Becomes `aud`, as Atlassian's own framework sets it; left out when null. */
  readonly clientKey: string | null;
  readonly sharedSecret: Secret;
  readonly method: string;
  /** Absolute, or from the root of the site. */
  readonly url: string;
  /** The tenant's; its own path, if any, does not count in the hash. */
  readonly baseUrl: string;
  /** Seconds since 1970. */
  readonly now: number;
}

/**
 * The JWT with which the app calls Jira as itself, valid three minutes and for this one request
 * (https://developer.atlassian.com/cloud/jira/platform/understanding-jwt-for-connect-apps).
 */
export function signAppJwt(request: AppJwtRequest): Secret {
  const { appKey, clientKey, sharedSecret, method, url, baseUrl, now } = request;
  const claims = {
    iss: appKey,
    iat: now,
    exp: now + lifeSeconds,
    qsh: queryStringHash({ method, url, basePath: new URL(baseUrl).pathname }),
    ...(clientKey === null ? {} : { aud: [clientKey] }),
  };
  return new Secret(
    jsonwebtoken.sign(claims, createSecretKey(Buffer.from(sharedSecret.reveal())), { algorithm: 'HS256' }),
  );
}
