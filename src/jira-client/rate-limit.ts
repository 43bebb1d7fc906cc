import type { Exchange } from '../evidence/index.ts';

/** What the headers of an answer say about limits; null: not said. Seconds where a time is meant. */
interface RateLimit {
  readonly limited: boolean;
  /** `jira-quota-…`: points of the hour are spent, waiting within a run is of no use. */
  readonly quota: boolean;
  readonly reason: string | null;
  readonly retryAfterSeconds: number | null;
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly nearLimit: boolean;
  /** `Beta-RateLimit-Policy` or, once enforced, `RateLimit-Policy`. */
  readonly policy: string | null;
}

/** Reads every header of https://developer.atlassian.com/cloud/jira/platform/rate-limiting/, the `Beta-` names too. */
export function rateLimitOf(exchange: Exchange): RateLimit {
  const { status = null, headers = {} } = exchange.response ?? {};
  const header = (name: string): string | null => headers[name] ?? headers[`beta-${name}`] ?? null;
  const reason = header('ratelimit-reason');
  return {
    limited: status === 429,
    quota: reason?.startsWith('jira-quota-') ?? false,
    reason,
    retryAfterSeconds: secondsUntil(header('retry-after'), exchange.receivedAt),
    limit: count(header('x-ratelimit-limit')),
    remaining: count(header('x-ratelimit-remaining')),
    nearLimit: header('x-ratelimit-nearlimit') === 'true',
    policy: header('ratelimit-policy'),
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
