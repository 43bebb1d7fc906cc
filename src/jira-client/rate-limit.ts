import type { Exchange } from '../evidence/index.ts';

/** What an answer says about limits. */
interface RateLimit {
  readonly limited: boolean;
  /** `jira-quota-…`: points of the hour are spent, waiting within a run is of no use. */
  readonly quota: boolean;
  /** null: not said. */
  readonly retryAfterSeconds: number | null;
}

/** Reads the headers of https://developer.atlassian.com/cloud/jira/platform/rate-limiting/, under their `Beta-` names too. */
export function rateLimitOf(exchange: Exchange): RateLimit {
  const { status = null, headers = {} } = exchange.response ?? {};
  const header = (name: string): string | null => headers[name] ?? headers[`beta-${name}`] ?? null;
  return {
    limited: status === 429,
    quota: header('ratelimit-reason')?.startsWith('jira-quota-') ?? false,
    retryAfterSeconds: secondsUntil(header('retry-after'), exchange.receivedAt),
  };
}

/** `Retry-After` counts seconds or names a time (RFC 9110 §10.2.3); a time that has passed is no wait. */
function secondsUntil(text: string | null, now: string | undefined): number | null {
  const seconds = count(text);
  if (seconds !== null || text === null || now === undefined) return seconds;
  const wait = (Date.parse(text) - Date.parse(now)) / 1000;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function count(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}
