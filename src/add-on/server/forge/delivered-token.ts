import type { Request } from 'express';
import { Secret, statedEnd } from '../../../tokens/index.ts';
import type { DeliveredToken } from '../../tenants/forge-tenants.ts';

/** Forge's tokens live at most four hours (https://developer.atlassian.com/platform/forge/changelog/#CHANGE-2160). */
const longestLifeMs = 4 * 3_600_000;
/** A token delivered to a remote normally has two to four hours left; where it does not say, the lower end is taken. */
const usualLifeMs = 2 * 3_600_000;

/** The OAuth token Forge sends along in a header, and when it ends; null when none came. Only its `exp` is read. */
export function deliveredToken(
  req: Request,
  header: 'x-forge-oauth-system' | 'x-forge-oauth-user',
  now: Date,
): DeliveredToken | null {
  const text = req.headers[header];
  // Two headers would come joined by a comma, which no token holds.
  if (typeof text !== 'string' || !/^[\x21-\x2b\x2d-\x7e]{1,8192}$/.test(text)) return null;
  const ends = statedEnd(text) ?? now.getTime() + usualLifeMs;
  const bounded = Math.min(ends, now.getTime() + longestLifeMs);
  if (bounded <= now.getTime()) return null;
  return { token: new Secret(text), expiresAt: new Date(bounded).toISOString() };
}
