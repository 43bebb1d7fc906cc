import type { Reading } from '../reading/reading.ts';
import type { Odds } from './odds.ts';

/** 404: a wrong address, a wrong path, or something hidden. */
export function notFound(reading: Reading): Odds {
  const { at, identity, caller, selfHosted } = reading;
  const { needs, address } = at;
  const one =
    /\/(issue|project|filter|dashboard|board|sprint|servicedesk|request|version|component|user|group|queue|organization|epic|attachment|comment|worklog|customer|role)\/[^/]+/.test(
      address.restPath ?? '',
    );
  if (needs.match === 'unknown')
    return { 'endpoint-not-found': 2.6, 'wrong-site-url': 1, 'resource-not-visible': 0.4 };
  if (needs.match === 'no-rest-path') return { 'wrong-site-url': 2, 'endpoint-not-found': 1.6 };
  if (needs.match === 'wrong-method')
    return { 'method-not-allowed': 1.4, 'endpoint-not-found': 2, 'wrong-site-url': 0.8 };
  if (selfHosted) {
    return one
      ? {
          'resource-not-visible': 2.2,
          'wrong-site-url': 1.6,
          'endpoint-not-found': 0.6,
          'credentials-rejected': 0.4,
        }
      : { 'wrong-site-url': 2.4, 'endpoint-not-found': 1.3, 'not-cloud': 0.6, 'resource-not-visible': 0.2 };
  }
  const site = address.place === 'cloud-site';
  if (
    site &&
    (identity === 'scoped-api-token' ||
      identity === 'service-account-token' ||
      identity === 'oauth-3lo' ||
      identity === 'oauth-client-credentials')
  ) {
    return { 'wrong-base-url-for-token': 3.2, 'resource-not-visible': 1.2 };
  }
  if (caller.app)
    return one
      ? { 'app-user-permission-missing': 2.2, 'resource-not-visible': 1.8, 'endpoint-not-found': 0.4 }
      : { 'endpoint-not-found': 1.6, 'app-user-permission-missing': 1, 'wrong-site-url': 0.8 };
  if (address.place === 'gateway') {
    return one
      ? {
          'resource-not-visible': 2,
          'token-expired': caller.oauth ? 1.2 : 0,
          'app-not-installed': 1,
          'wrong-base-url-for-token': 0.8,
        }
      : {
          'app-not-installed': 1.6,
          'wrong-base-url-for-token': 1.4,
          'endpoint-not-found': 1.2,
          'token-expired': caller.oauth ? 1 : 0,
        };
  }
  if (identity === 'anonymous') return { 'anonymous-request': 2, 'resource-not-visible': 1.4 };
  return one
    ? {
        'resource-not-visible': 2.2,
        'credentials-rejected': 1.4,
        'wrong-base-url-for-token': identity === 'api-token' ? 0.5 : 0,
        'endpoint-not-found': 0.2,
      }
    : {
        'endpoint-not-found': 1.6,
        'wrong-site-url': 1.6,
        'credentials-rejected': 0.8,
        'resource-not-visible': 0.6,
        'endpoint-removed': 0.3,
      };
}
