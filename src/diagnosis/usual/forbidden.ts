import type { Reading } from '../reading/reading.ts';
import type { Odds } from './odds.ts';

/** What the operation needs decides most about a 403: the login was accepted, a right is lacking. */
export function forbidden(reading: Reading): Odds {
  const { at, identity, caller, selfHosted } = reading;
  const { needs } = at;
  const place = at.address.place;
  if (identity === 'anonymous') return { 'anonymous-request': 3, 'app-access-blocked': 0.4 };
  if (caller.app) {
    return {
      'app-user-permission-missing': 2.2,
      'scope-missing': 1.8,
      'endpoint-not-available-to-identity': 0.8,
      'consent-missing': 0.6,
      'app-access-blocked': 0.5,
    };
  }
  if (identity === 'oauth-3lo' && place === 'cloud-site')
    return { 'wrong-base-url-for-token': 4, 'token-expired': 0.6 };
  if (identity === 'oauth-client-credentials')
    return {
      'scope-missing': 1.8,
      'app-user-permission-missing': 1.2,
      'app-not-installed': 1,
      'wrong-base-url-for-token': place === 'cloud-site' ? 3 : 0,
    };
  const rights: Odds = {
    ...(needs.globalPermissions.length > 0
      ? { 'global-permission-missing': needs.projectPermissions.length > 0 ? 1.9 : 2.6 }
      : {}),
    ...(needs.projectPermissions.length > 0
      ? { 'project-permission-missing': needs.globalPermissions.length > 0 ? 1.7 : 2.3 }
      : {}),
  };
  const account: Odds = { 'user-inactive-or-unlicensed': 1.3, 'app-access-blocked': 0.9 };
  if (selfHosted) {
    // Self-hosted Jira answers 403 to a login it will not take: captcha, a bad pair, no right to log in.
    if (identity === 'password')
      return {
        'captcha-required': 1.7,
        'credentials-rejected': 1.9,
        'user-inactive-or-unlicensed': 1.7,
        ...lower(rights, 0.6),
      };
    return {
      'user-inactive-or-unlicensed': 1,
      'credentials-rejected': 1,
      'captcha-required': 0.4,
      'xsrf-check-failed': 0.2,
      ...rights,
      ...(needs.operation ? {} : { 'project-permission-missing': 0.9 }),
    };
  }
  if ((identity === 'scoped-api-token' || identity === 'service-account-token') && place === 'cloud-site') {
    return { 'wrong-base-url-for-token': 3, ...lower(rights, 0.8) };
  }
  if (identity === 'pat') return { 'wrong-auth-scheme': 2.2, 'not-cloud': 1.8 };
  if (identity === 'password')
    return { 'password-not-allowed': 2, 'captcha-required': 1.4, 'credentials-rejected': 0.8, ...rights };
  if (caller.throughApp)
    return { ...account, 'scope-missing': 1.4, 'consent-missing': 0.8, 'token-expired': 0.8, ...rights };
  return {
    ...account,
    'captcha-required': 0.8,
    'endpoint-not-available-to-identity': 0.8,
    'credentials-rejected': 0.6,
    'edge-rejected-request': 0.3,
    ...rights,
  };
}

function lower(odds: Odds, by: number): Odds {
  return Object.fromEntries(Object.entries(odds).map(([cause, value]) => [cause, value - by]));
}
