import type { KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import type { z } from 'zod';
import { checkTimes } from '../token-times.ts';
import { firstAudience, parseClaims, withoutTrailingSlash } from './claims.ts';
import { InstalledPayload, type LifecycleEventType, LifecyclePayload } from './lifecycle.ts';
import { canonicalRequest, contextQsh, queryStringHash } from './qsh.ts';
import { type Rejected, rejected } from './rejection.ts';
import { allowedSiteOrigin, type SiteHostPattern } from './site-address.ts';
import { decodeToken } from './token.ts';

/** A kid goes into the key URL, so it may not hold a slash, an escape or a way up. */
const safeKid = /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** What this app is, for a lifecycle call to be compared with. */
export interface AppAddress {
  readonly appKey: string;
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly basePath: string;
  readonly siteHosts: readonly SiteHostPattern[];
}

export interface LifecycleRequest {
  readonly method: string;
  /** As it came in, path and query. */
  readonly url: string;
  readonly body: unknown;
}

/** First half: refuses whatever is not RS256 with a safe kid, before any key is looked for. */
export function readLifecycleKid(compact: string): { ok: true; kid: string } | Rejected {
  const decoded = decodeToken(compact);
  if (!decoded.ok) return decoded;
  const { alg, kid } = decoded.token;
  if (alg !== 'RS256')
    return rejected({ kind: 'algorithm-not-allowed', received: alg.slice(0, 32), allowed: 'RS256' });
  if (kid === null || !safeKid.test(kid)) return rejected({ kind: 'kid-unsafe' });
  return { ok: true, kid };
}

export interface VerifiedLifecycle<Payload> {
  readonly ok: true;
  readonly payload: Payload;
  /** `baseUrl` of the payload as an origin, allow-listed. */
  readonly siteOrigin: string;
  /** Seconds since 1970; `now` where the token does not state it. */
  readonly iat: number;
  /** Seconds since 1970. */
  readonly exp: number;
  readonly accountId: string | null;
}

/**
 * Second half: every check on `installed` and `uninstalled` that Atlassian asks for
 * (https://developer.atlassian.com/cloud/jira/platform/security-for-connect-apps/), in a fixed order. `now` in seconds.
 */
export function verifyInstalled(
  compact: string,
  publicKey: KeyObject,
  request: LifecycleRequest,
  app: AppAddress,
  now: number,
): VerifiedLifecycle<InstalledPayload> | Rejected {
  return verify(compact, publicKey, request, app, now, InstalledPayload, 'installed');
}

/** As {@link verifyInstalled}, for `uninstalled`. */
export function verifyUninstalled(
  compact: string,
  publicKey: KeyObject,
  request: LifecycleRequest,
  app: AppAddress,
  now: number,
): VerifiedLifecycle<LifecyclePayload> | Rejected {
  return verify(compact, publicKey, request, app, now, LifecyclePayload, 'uninstalled');
}

function verify<Payload extends LifecyclePayload>(
  compact: string,
  publicKey: KeyObject,
  request: LifecycleRequest,
  app: AppAddress,
  now: number,
  schema: z.ZodType<Payload>,
  eventType: LifecycleEventType,
): VerifiedLifecycle<Payload> | Rejected {
  const believed = readSigned(compact, publicKey);
  if (!believed.ok) return believed;
  const { claims } = believed;
  const late = checkTimes(claims, now);
  if (late !== null) return rejected(late);
  const audience = firstAudience(claims.aud);
  if (audience === null || withoutTrailingSlash(audience) !== app.baseUrl) {
    return rejected({ kind: 'audience-mismatch', expected: [app.baseUrl], received: audience });
  }
  if (claims.qsh === contextQsh) return rejected({ kind: 'token-kind-not-allowed', received: 'context' });
  const hashed = { method: request.method, url: request.url, basePath: app.basePath };
  const expected = queryStringHash(hashed);
  if (claims.qsh !== expected) {
    const canonical = canonicalRequest(hashed);
    return rejected({ kind: 'qsh-mismatch', expected, received: claims.qsh ?? null, canonical });
  }
  const read = readPayload(request.body, schema, app, eventType);
  if (!read.ok) return read;
  if (claims.iss !== read.payload.clientKey) {
    return rejected({ kind: 'issuer-mismatch', iss: claims.iss, clientKey: read.payload.clientKey });
  }
  return { ...read, iat: Math.min(claims.iat ?? now, now), exp: claims.exp, accountId: claims.sub ?? null };
}

function readSigned(compact: string, publicKey: KeyObject): ReturnType<typeof parseClaims> {
  // Key confusion: an RS256 token verified with anything but an RSA public key is not verified.
  if (publicKey.type !== 'public' || publicKey.asymmetricKeyType !== 'rsa') {
    return rejected({ kind: 'signature-invalid' });
  }
  try {
    // Times are checked by with our own leeway and evidence.
    const payload = jsonwebtoken.verify(compact, publicKey, {
      algorithms: ['RS256'],
      ignoreExpiration: true,
      ignoreNotBefore: true,
    });
    return parseClaims(payload);
  } catch {
    return rejected({ kind: 'signature-invalid' });
  }
}

/** The body of a lifecycle call whose token holds: right app, right event, allowed site. */
export function readPayload<Payload extends LifecyclePayload>(
  body: unknown,
  schema: z.ZodType<Payload>,
  app: AppAddress,
  eventType: LifecycleEventType,
): { ok: true; payload: Payload; siteOrigin: string } | Rejected {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.') || 'body');
    return rejected({
      kind: 'payload-malformed',
      problem: `missing or of the wrong type: ${names.join(', ')}`,
    });
  }
  const payload = parsed.data;
  if (payload.key !== app.appKey) {
    return rejected({ kind: 'app-key-mismatch', expected: app.appKey, received: payload.key });
  }
  if (payload.eventType != null && payload.eventType !== eventType) {
    return rejected({ kind: 'event-mismatch', expected: eventType, received: payload.eventType });
  }
  const siteOrigin = allowedSiteOrigin(payload.baseUrl, app.siteHosts);
  if (siteOrigin === null) return rejected({ kind: 'site-not-allowed', baseUrl: payload.baseUrl });
  return { ok: true, payload, siteOrigin };
}
