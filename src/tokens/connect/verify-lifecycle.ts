import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { checkTimes } from '../token-times.ts';
import { wrongFields } from '../untrusted-json.ts';
import { type ConnectClaims, firstAudience, parseClaims, withoutTrailingSlash } from './claims.ts';
import { InstalledPayload, type LifecycleEventType, LifecyclePayload } from './lifecycle.ts';
import { canonicalRequest, contextQsh, queryStringHash } from './qsh.ts';
import { type Rejected, rejected } from './rejection.ts';
import { isSignedRs256 } from './signature.ts';
import { allowedSiteOrigin, type SiteHostPattern } from './site-address.ts';
import { decodeToken } from './token.ts';

/** A kid goes into the key URL, so it may not hold a slash, an escape or a way up. */
const safeKid = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** What this app is, for a lifecycle call to be compared with. */
export interface AppAddress {
  readonly appKey: string;
  /** Without trailing slash. */
  readonly baseUrl: string;
  readonly basePath: string;
  readonly siteHosts: readonly SiteHostPattern[];
}

/** The head of a lifecycle call: all that its token vouches for, known before a byte of the body is read. */
interface LifecycleRequest {
  readonly method: string;
  /** As it came in, path and query. */
  readonly url: string;
}

/** A lifecycle call's token as read, with the key to ask for. Nothing of it is believed yet. */
interface UnverifiedLifecycle {
  readonly ok: true;
  readonly compact: string;
  readonly kid: string;
  readonly claims: ConnectClaims;
}

/**
 * First part: refuses whatever is not RS256 with a safe kid, and whatever its own claims already make impossible (times,
 * audience, qsh of `installed` or `uninstalled`), before any key is looked for. `now` in seconds since 1970.
 */
export function readLifecycleToken(
  compact: string,
  request: LifecycleRequest,
  app: AppAddress,
  now: number,
): UnverifiedLifecycle | Rejected {
  const decoded = decodeToken(compact);
  if (!decoded.ok) return decoded;
  const { alg, kid, payload } = decoded.token;
  if (alg !== 'RS256')
    return rejected({ kind: 'algorithm-not-allowed', received: alg.slice(0, 32), allowed: 'RS256' });
  if (kid === null || !safeKid.test(kid) || kid.includes('..')) return rejected({ kind: 'kid-unsafe' });
  const claimed = parseClaims(payload);
  if (!claimed.ok) return claimed;
  const { claims } = claimed;
  return checkClaims(claims, request, app, now) ?? { ok: true, compact, kid, claims };
}

/** What the verified head of a lifecycle call says. */
export interface LifecycleClaims {
  readonly ok: true;
  /** clientKey of the tenant that signed; the body must name the same. */
  readonly iss: string;
  /** Whole seconds since 1970; `now` where the token does not state it. */
  readonly iat: number;
  /** Seconds since 1970. */
  readonly exp: number;
}

/**
 * Second part, with the key at hand and the body still unread: the signature, and the times once more, since looking for a key
 * takes some (https://developer.atlassian.com/cloud/jira/platform/security-for-connect-apps/). `now` in seconds.
 */
export function verifyLifecycleToken(
  { compact, claims }: UnverifiedLifecycle,
  publicKey: KeyObject,
  now: number,
): LifecycleClaims | Rejected {
  if (!isSignedRs256(compact, publicKey)) return rejected({ kind: 'signature-invalid' });
  const late = checkTimes(claims, now);
  if (late !== null) return rejected(late);
  const { iss, iat, exp } = claims;
  return { ok: true, iss, iat: Math.max(0, Math.floor(Math.min(iat ?? now, now))), exp };
}

/** Last part: the body of a verified `installed`, from the tenant that signed it. */
export function readInstalled(
  body: unknown,
  claims: LifecycleClaims,
  app: AppAddress,
): ReadLifecycle<InstalledPayload> | Rejected {
  return readSignedPayload(body, claims, app, InstalledPayload, 'installed');
}

/** As {@link readInstalled}, for `uninstalled`. */
export function readUninstalled(
  body: unknown,
  claims: LifecycleClaims,
  app: AppAddress,
): ReadLifecycle<LifecyclePayload> | Rejected {
  return readSignedPayload(body, claims, app, LifecyclePayload, 'uninstalled');
}

interface ReadLifecycle<Payload> {
  readonly ok: true;
  readonly payload: Payload;
  /** `baseUrl` of the payload as an origin, allow-listed. */
  readonly siteOrigin: string;
}

function readSignedPayload<Payload extends LifecyclePayload>(
  body: unknown,
  { iss }: LifecycleClaims,
  app: AppAddress,
  schema: z.ZodType<Payload>,
  eventType: LifecycleEventType,
): ReadLifecycle<Payload> | Rejected {
  const read = readPayload(body, schema, app, eventType);
  if (!read.ok || iss === read.payload.clientKey) return read;
  return rejected({ kind: 'issuer-mismatch', iss, clientKey: read.payload.clientKey });
}

function checkClaims(
  claims: ConnectClaims,
  request: LifecycleRequest,
  app: AppAddress,
  now: number,
): Rejected | null {
  const late = checkTimes(claims, now);
  if (late !== null) return rejected(late);
  const audience = firstAudience(claims.aud);
  if (audience === null || withoutTrailingSlash(audience) !== app.baseUrl) {
    return rejected({ kind: 'audience-mismatch', expected: [app.baseUrl], received: audience });
  }
  if (claims.qsh === contextQsh) return rejected({ kind: 'token-kind-not-allowed', received: 'context' });
  const hashed = { method: request.method, url: request.url, basePath: app.basePath };
  const expected = queryStringHash(hashed);
  if (claims.qsh === expected) return null;
  const canonical = canonicalRequest(hashed);
  return rejected({ kind: 'qsh-mismatch', expected, received: claims.qsh ?? null, canonical });
}

/** The body of a lifecycle call whose token holds: right app, right event, allowed site. */
export function readPayload<Payload extends LifecyclePayload>(
  body: unknown,
  schema: z.ZodType<Payload>,
  app: AppAddress,
  eventType: LifecycleEventType,
): ReadLifecycle<Payload> | Rejected {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    return rejected({ kind: 'payload-malformed', problem: wrongFields(parsed.error, 'body') });
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
