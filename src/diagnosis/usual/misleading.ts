import type { Reading } from '../reading/reading.ts';
import type { Odds } from './odds.ts';

/** 3xx. */
export function redirected(reading: Reading): Odds {
  const to = reading.at.redirectTo;
  const login =
    to !== null && /login|signin|sso|saml|adfs|oauth2?\/authorize/i.test(`${to.host ?? ''}${to.path}`);
  if (login)
    return {
      'anonymous-request': 1.8,
      'network-or-proxy': to.host !== null && to.host !== reading.at.address.host ? 1.6 : 0.4,
      'credentials-rejected': 0.8,
      'endpoint-not-available-to-identity': 0.4,
    };
  return {
    'wrong-site-url': 2.4,
    'network-or-proxy': 0.8,
    'anonymous-request': 0.4,
    'endpoint-not-found': 0.3,
  };
}

/** 2xx that was found odd. */
export function successful(reading: Reading): Odds {
  const { at, identity, caller } = reading;
  if (identity === 'anonymous') return { 'anonymous-request': 3 };
  if (at.body.listsErrors)
    return {
      'bad-request-parameters': 2,
      'project-permission-missing': 0.8,
      'resource-not-visible': 0.6,
    };
  if (at.body.form === 'html')
    return { 'wrong-site-url': 1.4, 'anonymous-request': 1.2, 'network-or-proxy': 1.2 };
  if (caller.app) return { 'app-user-permission-missing': 1.8, 'resource-not-visible': 1.8 };
  if (caller.oauth || identity === 'connect-user')
    return { 'resource-not-visible': 2, 'app-not-installed': 0.3 };
  if (identity === 'password' && reading.cloud)
    return { 'password-not-allowed': 2.2, 'credentials-rejected': 1.8, 'resource-not-visible': 1 };
  return {
    'credentials-rejected': 2,
    'resource-not-visible': 1.7,
    'anonymous-request': 1,
    'wrong-auth-scheme': 0.2,
  };
}
