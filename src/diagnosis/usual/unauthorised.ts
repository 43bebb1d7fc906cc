import type { Reading } from '../reading/reading.ts';
import type { Odds } from './odds.ts';

/** 401, by identity and place. */
export function unauthorised(reading: Reading): Odds {
  const { at, identity, selfHosted } = reading;
  const site = at.address.place === 'cloud-site';
  const gateway = at.address.place === 'gateway';
  switch (identity) {
    case 'anonymous':
      return { 'anonymous-request': 4 };
    case 'password':
      return selfHosted
        ? {
            'credentials-rejected': 2.8,
            'captcha-required': 1.2,
            'anonymous-request': 0.6,
            'wrong-auth-scheme': 0.2,
          }
        : { 'password-not-allowed': 2.8, 'credentials-rejected': 2.2, 'anonymous-request': 0.4 };
    case 'api-token':
      if (selfHosted) return { 'not-cloud': 2, 'credentials-rejected': 1.8, 'wrong-auth-scheme': 1.4 };
      if (gateway)
        return {
          'wrong-base-url-for-token': 2.2,
          'credentials-rejected': 1.6,
          'scope-missing': 1.4,
          'wrong-auth-scheme': 0.6,
        };
      return {
        'credentials-rejected': 2.8,
        'wrong-base-url-for-token': 0.9,
        'anonymous-request': 0.8,
        'wrong-auth-scheme': 0.7,
        'user-inactive-or-unlicensed': 0.3,
      };
    case 'scoped-api-token':
      if (site) return { 'wrong-base-url-for-token': 4.2, 'credentials-rejected': 1.2 };
      return { 'scope-missing': 2.2, 'credentials-rejected': 2, 'wrong-auth-scheme': 0.8 };
    case 'service-account-token':
      if (site)
        return { 'wrong-base-url-for-token': 4.2, 'account-type-unsupported': 1, 'credentials-rejected': 1 };
      return { 'scope-missing': 2, 'credentials-rejected': 1.6, 'wrong-auth-scheme': 1.2 };
    case 'oauth-3lo':
      if (site) return { 'wrong-base-url-for-token': 4.2, 'token-expired': 1 };
      return { 'token-expired': 2.2, 'scope-missing': 2, 'consent-missing': 0.8, 'app-not-installed': 0.5 };
    case 'oauth-client-credentials':
      if (site) return { 'wrong-base-url-for-token': 4, 'token-expired': 1 };
      return { 'scope-missing': 2.2, 'token-expired': 1.8, 'app-not-installed': 0.8 };
    case 'pat':
      if (reading.cloud) return { 'not-cloud': 2, 'wrong-auth-scheme': 2 };
      return {
        'credentials-rejected': 2.8,
        'wrong-auth-scheme': 1,
        'anonymous-request': 0.8,
        'token-expired': 0.4,
      };
    case 'connect-app':
      return {
        'jwt-qsh-mismatch': 1.4,
        'jwt-bad-signature': 1.3,
        'jwt-claims-invalid': 1.2,
        'jwt-expired-or-clock-skew': 1.1,
        'app-not-installed': 0.5,
        'scope-missing': 0.4,
      };
    case 'connect-user':
      return {
        'token-expired': 1.6,
        'scope-missing': 1.4,
        'impersonated-user-invalid': 0.8,
        'user-inactive-or-unlicensed': 0.6,
        'account-type-unsupported': 0.4,
        'wrong-auth-scheme': 0.4,
      };
    case 'forge-app':
      return {
        'scope-missing': 2.4,
        'consent-missing': 1.2,
        'app-user-permission-missing': 0.8,
        'token-expired': 0.6,
        'app-not-installed': 0.4,
      };
    case 'forge-user':
      return {
        'scope-missing': 2.2,
        'consent-missing': 1.6,
        'token-expired': 0.8,
        'account-type-unsupported': 0.6,
      };
  }
}
