import type { KeyObject } from 'node:crypto';
import { checkTimes } from '../token-times.ts';
import { type ConnectClaims, firstAudience, parseClaims, withoutTrailingSlash } from './claims.ts';
import { canonicalRequest, contextQsh, queryStringHash } from './qsh.ts';
import { type Rejected, rejected } from './rejection.ts';
import { isSignedHs256 } from './signature.ts';
import type { UnverifiedToken } from './token.ts';

/**
 * Which qsh a route takes. `request`: the hash of this very request. `request-or-context`: also the literal that tokens
 * of the JavaScript bridge carry; for the app's own API only, or any user could reinstall the app (CVE-2021-26073).
 */
export type QshPolicy = 'request' | 'request-or-context';

export interface Hs256Expectation {
  readonly key: KeyObject;
  readonly method: string;
  /** As it came in, path and query. */
  readonly url: string;
  readonly basePath: string;
  readonly qsh: QshPolicy;
  /** Compared with `aud` where a token has one. */
  readonly audiences: readonly string[];
  /** Seconds since 1970. */
  readonly now: number;
}

/** Verifies a token Jira signed with the tenant's shared secret; the algorithm is fixed here, not chosen by the token. */
export function verifyHs256(
  { compact, alg, payload }: UnverifiedToken,
  expected: Hs256Expectation,
): { ok: true; claims: ConnectClaims } | Rejected {
  if (alg !== 'HS256') {
    return rejected({ kind: 'algorithm-not-allowed', received: alg.slice(0, 32), allowed: 'HS256' });
  }
  if (!isSignedHs256(compact, expected.key)) return rejected({ kind: 'signature-invalid' });
  const believed = parseClaims(payload);
  if (!believed.ok) return believed;
  const { claims } = believed;
  const late = checkTimes(claims, expected.now);
  if (late !== null) return rejected(late);
  return checkAudience(claims, expected.audiences) ?? checkQsh(claims.qsh, expected) ?? believed;
}

function checkAudience(claims: ConnectClaims, audiences: readonly string[]): Rejected | null {
  if (claims.aud === undefined) return null;
  const received = firstAudience(claims.aud);
  if (received !== null && audiences.includes(withoutTrailingSlash(received))) return null;
  return rejected({ kind: 'audience-mismatch', expected: audiences, received });
}

function checkQsh(received: string | undefined, expected: Hs256Expectation): Rejected | null {
  if (received === contextQsh) {
    return expected.qsh === 'request-or-context'
      ? null
      : rejected({ kind: 'token-kind-not-allowed', received: 'context' });
  }
  const hash = queryStringHash(expected);
  if (received === hash) return null;
  const canonical = canonicalRequest(expected);
  return rejected({ kind: 'qsh-mismatch', expected: hash, received: received ?? null, canonical });
}
