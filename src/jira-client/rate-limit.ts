import { type Exchange, retryAfterSeconds } from '../evidence/index.ts';

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
    retryAfterSeconds: retryAfterSeconds(exchange),
  };
}
