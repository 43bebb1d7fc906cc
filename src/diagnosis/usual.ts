import type { CauseId } from './cause.ts';
import type { Reading } from './reading/reading.ts';

/** Log odds of causes before any particular clue is read. */
export type Odds = Partial<Record<CauseId, number>>;

/** What usually lies behind a status for this kind of caller at this kind of address, and the sentence for people. */
export interface Usual {
  readonly odds: Odds;
  readonly says: string;
}

/**
 * Prior knowledge, from public threads and the reference pages: where an evidence is thin ("401, API token, no
 * body"), this ranks sensibly; one strong clue outweighs it.
 */
export function usualCauses(reading: Reading): Usual {
  const { at, identity } = reading;
  const what =
    at.failure !== null
      ? `no answer (${at.failure.kind})`
      : at.status === null
        ? 'an unstated status'
        : `status ${at.status}`;
  const says = `${what} for ${worded(identity)} at ${placeWords[at.address.place]}: this is what it most often comes from`;
  return { odds: oddsOf(reading), says };
}

const worded = (identity: string) => `the identity "${identity}"`;

const placeWords = {
  'cloud-site': 'the address of a Cloud site',
  gateway: 'the gateway',
  'auth-server': 'the authorization server',
  'connect-auth-server': 'the authorization server of Connect',
  'self-hosted': 'a self-hosted address',
  relative: 'an address without host',
  'atlassian-other': 'an Atlassian address that serves no Jira REST API',
  app: 'the address of the app',
  unreadable: 'an address that cannot be read',
} as const;

function oddsOf(reading: Reading): Odds {
  const { at } = reading;
  if (at.failure !== null) return belowHttp(at.failure.kind);
  if (at.address.place === 'auth-server') return atAuthServer(reading);
  if (at.address.place === 'connect-auth-server') return atConnectAuthServer(at.status);
  if (at.address.place === 'app')
    return {
      'jwt-bad-signature': 1.2,
      'jwt-qsh-mismatch': 1,
      'jwt-expired-or-clock-skew': 1,
      'jwt-claims-invalid': 1.2,
    };
  switch (at.status) {
    case 400:
    case 409:
    case 411:
    case 413:
    case 415:
    case 422:
      return {
        'bad-request-parameters': 2.4,
        'project-permission-missing': 0.8,
        'resource-not-visible': 0.2,
      };
    case 401:
      return unauthorised(reading);
    case 403:
      return forbidden(reading);
    case 404:
      return notFound(reading);
    case 405:
      return { 'method-not-allowed': 3, 'wrong-site-url': 0.8, 'not-cloud': 0.3, 'endpoint-not-found': 0.3 };
    case 407:
      return { 'network-or-proxy': 6 };
    case 410:
      return { 'endpoint-removed': 5 };
    case 429:
      return { 'rate-limited': 6 };
    case 500:
    case 501:
      return { 'platform-bug': 1.8, 'bad-request-parameters': 1.2, 'site-unavailable': 0.8 };
    case 502:
    case 503:
    case 504:
      return { 'site-unavailable': 3, 'network-or-proxy': 1.2, 'rate-limited': 0.2 };
    case null:
      return unstated(reading);
    default:
      if (at.status >= 500) return { 'site-unavailable': 2, 'platform-bug': 1, 'network-or-proxy': 1 };
      if (at.status >= 400) return { 'bad-request-parameters': 1.5 };
      if (at.status >= 300) return redirected(reading);
      return successful(reading);
  }
}

function belowHttp(kind: string): Odds {
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

function atAuthServer({ at }: Reading): Odds {
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

function atConnectAuthServer(status: number | null): Odds {
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

function unauthorised(reading: Reading): Odds {
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

/** What the operation needs decides most about a 403: the login was accepted, a right is lacking. */
function forbidden(reading: Reading): Odds {
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

function notFound(reading: Reading): Odds {
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
          'token-expired': 1.2,
          'app-not-installed': 1,
          'wrong-base-url-for-token': 0.8,
        }
      : {
          'app-not-installed': 1.6,
          'wrong-base-url-for-token': 1.4,
          'endpoint-not-found': 1.2,
          'token-expired': 1,
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

function redirected(reading: Reading): Odds {
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

function successful(reading: Reading): Odds {
  const { at, identity, caller } = reading;
  if (identity === 'anonymous') return { 'anonymous-request': 3 };
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

/** No status: the place alone, weakly. */
function unstated(reading: Reading): Odds {
  const mixed = [unauthorised(reading), forbidden(reading), notFound(reading)];
  const odds: Odds = {};
  for (const each of mixed) {
    for (const [cause, value] of Object.entries(each) as [CauseId, number][])
      odds[cause] = Math.max(odds[cause] ?? 0, value * 0.5);
  }
  return odds;
}

function lower(odds: Odds, by: number): Odds {
  return Object.fromEntries(Object.entries(odds).map(([cause, value]) => [cause, value - by]));
}
