/** Why a token is not valid at the moment it came; all in seconds since 1970. */
export type TimeRejection =
  | { readonly kind: 'expired'; readonly exp: number; readonly now: number }
  | {
      readonly kind: 'not-yet-valid';
      readonly claim: 'nbf' | 'iat';
      readonly value: number;
      readonly now: number;
    }
  | { readonly kind: 'lives-too-long'; readonly exp: number; readonly now: number };

interface TimeClaims {
  readonly exp: number;
  readonly iat?: number | undefined;
  readonly nbf?: number | undefined;
}

/** Seconds by which the clocks of Jira and the server may differ; the JavaScript bridge tolerates the same 60 s. */
const leewaySeconds = 60;

/**
 * No token of Jira's lives longer than 15 minutes. A day leaves room for any change there and still catches an `exp`
 * written in milliseconds or set to the end of time.
 */
const longestLifeSeconds = 86_400;

/** Checks `exp`, `nbf` and `iat` against `now`, all in seconds since 1970; null when they hold. */
export function checkTimes(claims: TimeClaims, now: number): TimeRejection | null {
  const { exp, nbf, iat } = claims;
  if (exp + leewaySeconds <= now) return { kind: 'expired', exp, now };
  if (nbf !== undefined && nbf - leewaySeconds > now) {
    return { kind: 'not-yet-valid', claim: 'nbf', value: nbf, now };
  }
  if (iat !== undefined && iat - leewaySeconds > now) {
    return { kind: 'not-yet-valid', claim: 'iat', value: iat, now };
  }
  if (exp - now > longestLifeSeconds) return { kind: 'lives-too-long', exp, now };
  return null;
}
