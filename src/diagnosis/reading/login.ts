import type { HeaderReading } from '../../evidence/index.ts';
import type { BodyReading } from './body.ts';

/** What Jira says about the login of one call, whatever the status. */
export interface LoginReading {
  readonly reason: 'ok' | 'failed' | 'denied' | 'not-authorised' | null;
  /** Jira named the caller: an account header, a user name header, a rate limit kept for this caller. */
  readonly recognised: boolean;
  readonly anonymousByName: boolean;
  readonly sign: string | null;
}

const masked = /\*\*|^\W?(?:redacted|masked|hidden|removed|user ?name)\W?$/i;

/**
 * Reads `X-Seraph-LoginReason` and the headers that name the caller.
 * https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/
 */
export function readLogin(headers: HeaderReading, namedIn: BodyReading['namesUser']): LoginReading {
  const seraph = (headers.get('x-seraph-loginreason') ?? '').toUpperCase();
  const denied = (headers.get('x-authentication-denied-reason') ?? '').toUpperCase();
  const account = headers.get('x-aaccountid') ?? '';
  const named = headers.get('x-ausername') ?? '';
  // Server and Data Center name nobody "anonymous" in this header, so that a masked value may have been that.
  const name = named === '' || masked.test(named) ? '' : named;
  const anonymousByName = name.toLowerCase() === 'anonymous' || account.toLowerCase() === 'anonymous';
  const reason =
    seraph.includes('AUTHENTICATION_DENIED') || denied !== ''
      ? 'denied'
      : seraph.includes('AUTHENTICATED_FAILED')
        ? 'failed'
        : seraph.includes('AUTHORISATION_FAILED') || seraph.includes('AUTHORIZATION_FAILED')
          ? 'not-authorised'
          : seraph.split(',').some((part) => part.trim() === 'OK')
            ? 'ok'
            : null;
  const someone = !anonymousByName && (account !== '' || name !== '');
  const sign = someone
    ? account !== ''
      ? 'X-AAccountId'
      : 'X-AUSERNAME'
    : headers.has('x-ratelimit-limit') || headers.has('x-ratelimit-remaining')
      ? 'X-RateLimit-*'
      : namedIn;
  return {
    reason,
    recognised: reason === 'ok' || (sign !== null && reason !== 'failed' && reason !== 'denied'),
    anonymousByName,
    sign,
  };
}
