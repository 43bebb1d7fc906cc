import type { Reading } from '../reading/reading.ts';
import type { Odds } from './odds.ts';

/** No answer at all, by the kind of failure. */
export function belowHttp(kind: string): Odds {
  switch (kind) {
    case 'dns':
      return { 'network-or-proxy': 2.6, 'wrong-site-url': 2 };
    case 'refused':
      return { 'network-or-proxy': 3, 'wrong-site-url': 1, 'site-unavailable': 0.8 };
    case 'timeout':
      return { 'network-or-proxy': 3, 'site-unavailable': 1.2 };
    default:
      return { 'network-or-proxy': 3.5, 'wrong-site-url': 0.5 };
  }
}

/** The authorization server of OAuth, by the grant that was asked for. */
export function atAuthServer({ at }: Reading): Odds {
  if (at.status === 429) return { 'rate-limited': 6 };
  if (at.status !== null && at.status >= 500) return { 'site-unavailable': 3, 'platform-bug': 1 };
  if (at.asked.includes('refresh_token'))
    return { 'refresh-token-invalid': 3.5, 'credentials-rejected': 1, 'bad-request-parameters': 0.6 };
  if (at.asked.includes('client_credentials'))
    return { 'credentials-rejected': 2.8, 'bad-request-parameters': 1.2, 'account-type-unsupported': 0.5 };
  if (at.asked.includes('authorization_code'))
    return {
      'bad-request-parameters': 2.4,
      'credentials-rejected': 1.8,
      'token-expired': 0.8,
      'refresh-token-invalid': 0.4,
    };
  return {
    'credentials-rejected': 1.2,
    'bad-request-parameters': 1.4,
    'consent-missing': 0.8,
    'refresh-token-invalid': 0.8,
  };
}

/** The authorization server of Connect. */
export function atConnectAuthServer(status: number | null): Odds {
  if (status !== null && status >= 500) return { 'site-unavailable': 3, 'platform-bug': 1 };
  if (status === 429) return { 'rate-limited': 6 };
  if (status === 401 || status === 403)
    return {
      'impersonation-not-allowed': 2,
      'assertion-invalid': 1.8,
      'impersonated-user-invalid': 1,
      'jwt-bad-signature': 0.8,
    };
  return {
    'assertion-invalid': 2.4,
    'impersonation-not-allowed': 1.2,
    'impersonated-user-invalid': 1.2,
    'jwt-bad-signature': 0.5,
  };
}
