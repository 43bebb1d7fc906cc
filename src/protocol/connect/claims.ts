import { z } from 'zod';
import { type Rejected, rejected } from './rejection.ts';

/** Seconds by which the clocks of Jira and the server may differ; the JavaScript bridge tolerates the same 60 s. */
export const leewaySeconds = 60;

/**
 * No token of Jira's lives longer than 15 minutes. A day leaves room for any change there and still catches an `exp`
 * written in milliseconds or set to the end of time.
 */
const longestLifeSeconds = 86_400;

/** Claims of a token from Jira, signature already verified; unknown claims are ignored. */
export const ConnectClaims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255).optional(),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  qsh: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});
export type ConnectClaims = z.infer<typeof ConnectClaims>;

/** Parses verified claims; the rejection says which claim is wrong, never its value. */
export function parseClaims(payload: unknown): { ok: true; claims: ConnectClaims } | Rejected {
  const parsed = ConnectClaims.safeParse(payload);
  if (parsed.success) return { ok: true, claims: parsed.data };
  const names = parsed.error.issues.map((issue) => issue.path.join('.') || 'payload');
  return rejected({
    kind: 'claims-malformed',
    problem: `missing or of the wrong type: ${[...new Set(names)].join(', ')}`,
  });
}

/** Checks `exp`, `nbf` and `iat` against `now`, all in seconds since 1970; null when they hold. */
export function checkTimes(claims: ConnectClaims, now: number): Rejected | null {
  const { exp, nbf, iat } = claims;
  if (exp + leewaySeconds <= now) return rejected({ kind: 'expired', exp, now });
  if (nbf !== undefined && nbf - leewaySeconds > now) {
    return rejected({ kind: 'not-yet-valid', claim: 'nbf', value: nbf, now });
  }
  if (iat !== undefined && iat - leewaySeconds > now) {
    return rejected({ kind: 'not-yet-valid', claim: 'iat', value: iat, now });
  }
  if (exp - now > longestLifeSeconds) return rejected({ kind: 'lives-too-long', exp, now });
  return null;
}

/** The audience to compare: the text itself, or the first entry of a list, as Atlassian's own framework reads it. */
export function firstAudience(aud: ConnectClaims['aud']): string | null {
  return typeof aud === 'string' ? aud : (aud?.[0] ?? null);
}

export function withoutTrailingSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
