import { all, any, not } from './algebra.ts';
import type { CauseId } from './cause.ts';
import type { When } from './facts/index.ts';

/** What a refusal of this kind mostly is, before any particular fact is read: the likeliest rank first. */
export interface UsualCauses {
  readonly when: When;
  readonly ranks: readonly (readonly CauseId[])[];
}

const jwt: readonly CauseId[] = [
  'jwt-bad-signature',
  'jwt-qsh-mismatch',
  'jwt-claims-invalid',
  'jwt-expired-or-clock-skew',
];

/** The way to Jira, the authorization servers, and calls to an app. */
const outside: readonly UsualCauses[] = [
  {
    when: all('no answer', 'host not found'),
    ranks: [['network-or-proxy'], ['wrong-site-url']],
  },
  { when: 'no answer', ranks: [['network-or-proxy'], [], ['site-unavailable', 'wrong-site-url']] },
  {
    when: all(any('at authorization server', 'at connect authorization server'), 'status 429'),
    ranks: [['rate-limited']],
  },
  {
    when: all(any('at authorization server', 'at connect authorization server'), 'status 5xx'),
    ranks: [['site-unavailable'], ['platform-bug']],
  },
  {
    when: all('at authorization server', 'asks for a refresh'),
    ranks: [['refresh-token-invalid'], ['credentials-rejected'], ['bad-request-parameters']],
  },
  {
    when: all('at authorization server', 'asks with client credentials'),
    ranks: [['credentials-rejected'], ['bad-request-parameters'], ['account-type-unsupported']],
  },
  {
    when: all('at authorization server', 'asks with a code'),
    ranks: [['bad-request-parameters'], ['credentials-rejected'], ['token-expired']],
  },
  { when: 'asks for consent', ranks: [['bad-request-parameters'], ['app-not-installed', 'consent-missing']] },
  {
    when: 'at authorization server',
    ranks: [
      ['refresh-token-invalid'],
      ['bad-request-parameters', 'credentials-rejected'],
      ['consent-missing'],
    ],
  },
  {
    when: all('at connect authorization server', any('status 401', 'status 403')),
    ranks: [
      ['impersonation-not-allowed', 'assertion-invalid'],
      ['impersonated-user-invalid'],
      ['jwt-bad-signature'],
    ],
  },
  {
    when: 'at connect authorization server',
    ranks: [
      ['assertion-invalid'],
      ['impersonation-not-allowed', 'impersonated-user-invalid'],
      ['jwt-bad-signature'],
    ],
  },
  { when: 'at app', ranks: [jwt] },
];

/** Answers that mean one thing by their status, mostly. */
const byStatus: readonly UsualCauses[] = [
  {
    when: any('status 400', 'status about the form'),
    ranks: [['bad-request-parameters'], [], ['project-permission-missing']],
  },
  {
    when: 'status 405',
    ranks: [['method-not-allowed'], ['wrong-site-url'], ['not-cloud', 'endpoint-not-found']],
  },
  { when: 'status 407', ranks: [['network-or-proxy']] },
  { when: 'status 410', ranks: [['endpoint-removed']] },
  { when: 'status 429', ranks: [['rate-limited']] },
  { when: 'status 500', ranks: [['platform-bug'], ['bad-request-parameters'], ['site-unavailable']] },
  { when: 'status of a gate', ranks: [['site-unavailable'], ['network-or-proxy']] },
  { when: 'status 5xx', ranks: [['site-unavailable'], ['platform-bug', 'network-or-proxy']] },
];

/** 401: who calls, and at which address. */
const unauthorised: readonly UsualCauses[] = [
  { when: 'as anonymous', ranks: [['anonymous-request']] },
  {
    when: all('as password', 'on own server'),
    ranks: [['credentials-rejected'], ['captcha-required'], ['anonymous-request']],
  },
  // What a password gets is worded; a bare 401 on /myself is what any wrong pair gets.
  {
    when: all('as password', 'path of myself', 'nothing is said'),
    ranks: [['credentials-rejected'], ['password-not-allowed']],
  },
  { when: 'as password', ranks: [['password-not-allowed'], ['credentials-rejected'], ['anonymous-request']] },
  {
    when: all('as api-token', 'on own server'),
    ranks: [['not-cloud'], ['credentials-rejected', 'wrong-auth-scheme']],
  },
  {
    when: all('as api-token', 'at gateway'),
    ranks: [['wrong-base-url-for-token'], ['credentials-rejected', 'scope-missing'], ['wrong-auth-scheme']],
  },
  {
    when: 'as api-token',
    ranks: [
      ['credentials-rejected'],
      [],
      ['wrong-base-url-for-token', 'anonymous-request', 'wrong-auth-scheme'],
    ],
  },
  {
    when: 'gateway token at the site',
    ranks: [['wrong-base-url-for-token'], [], ['credentials-rejected', 'token-expired']],
  },
  {
    when: any('as scoped-api-token', 'as service-account-token'),
    ranks: [['scope-missing'], ['credentials-rejected'], ['wrong-auth-scheme']],
  },
  {
    when: all('as oauth-3lo', 'on own server'),
    ranks: [['token-expired', 'credentials-rejected'], ['scope-missing']],
  },
  {
    when: 'as oauth-3lo',
    ranks: [['token-expired'], ['scope-missing'], ['consent-missing', 'app-not-installed']],
  },
  {
    when: 'as oauth-client-credentials',
    ranks: [['scope-missing'], ['token-expired'], ['app-not-installed']],
  },
  { when: all('as pat', 'on cloud'), ranks: [['wrong-auth-scheme'], ['not-cloud']] },
  {
    when: 'as pat',
    ranks: [['credentials-rejected'], ['wrong-auth-scheme', 'anonymous-request'], ['token-expired']],
  },
  { when: 'as connect-app', ranks: [[], jwt, ['app-not-installed', 'scope-missing']] },
  {
    when: 'as connect-user',
    ranks: [
      ['token-expired', 'scope-missing'],
      ['impersonated-user-invalid'],
      ['user-inactive-or-unlicensed'],
    ],
  },
  { when: 'as forge-app', ranks: [['scope-missing'], ['consent-missing'], ['app-user-permission-missing']] },
  { when: 'as forge-user', ranks: [['scope-missing'], ['consent-missing'], ['token-expired']] },
];

/** 403: the login was accepted, mostly, and what the operation needs decides. */
const forbidden: readonly UsualCauses[] = [
  { when: 'as anonymous', ranks: [['anonymous-request']] },
  {
    when: 'as app',
    ranks: [
      ['app-user-permission-missing'],
      ['scope-missing'],
      ['endpoint-not-available-to-identity', 'consent-missing', 'app-access-blocked'],
    ],
  },
  { when: all('as oauth-3lo', 'at site'), ranks: [['wrong-base-url-for-token'], [], ['token-expired']] },
  {
    when: 'as oauth-client-credentials',
    ranks: [['scope-missing'], ['app-user-permission-missing'], ['app-not-installed']],
  },
  {
    when: all('on own server', 'as password'),
    ranks: [
      ['credentials-rejected', 'captcha-required', 'user-inactive-or-unlicensed'],
      ['global-permission-missing', 'project-permission-missing'],
    ],
  },
  {
    when: all('on own server', 'needs a project permission'),
    ranks: [
      ['project-permission-missing'],
      ['user-inactive-or-unlicensed', 'credentials-rejected'],
      ['captcha-required'],
    ],
  },
  {
    when: all('on own server', 'needs a global permission'),
    ranks: [
      ['global-permission-missing'],
      ['user-inactive-or-unlicensed', 'credentials-rejected'],
      ['captcha-required'],
    ],
  },
  {
    when: 'on own server',
    ranks: [
      [],
      ['user-inactive-or-unlicensed', 'credentials-rejected', 'project-permission-missing'],
      ['captcha-required'],
    ],
  },
  {
    when: all(any('as scoped-api-token', 'as service-account-token'), 'at site'),
    ranks: [['wrong-base-url-for-token'], ['project-permission-missing', 'global-permission-missing']],
  },
  { when: 'as pat', ranks: [['wrong-auth-scheme'], ['not-cloud']] },
  {
    when: 'as password',
    ranks: [
      ['password-not-allowed'],
      ['captcha-required', 'project-permission-missing'],
      ['credentials-rejected'],
    ],
  },
  {
    when: all('needs a global permission', 'needs a project permission'),
    ranks: [
      ['global-permission-missing', 'project-permission-missing'],
      ['user-inactive-or-unlicensed'],
      ['app-access-blocked', 'captcha-required'],
    ],
  },
  {
    when: 'needs a global permission',
    ranks: [
      ['global-permission-missing'],
      ['user-inactive-or-unlicensed', 'scope-missing'],
      ['app-access-blocked'],
    ],
  },
  {
    when: 'needs a project permission',
    ranks: [
      ['project-permission-missing'],
      ['user-inactive-or-unlicensed', 'scope-missing'],
      ['app-access-blocked'],
    ],
  },
  // Service Management, boards and other products: the right of an agent, or the licence.
  {
    when: all('path of one product', not('as scoped')),
    ranks: [['project-permission-missing'], ['user-inactive-or-unlicensed', 'global-permission-missing']],
  },
  {
    when: 'as person of an app',
    ranks: [
      ['scope-missing'],
      ['user-inactive-or-unlicensed', 'app-access-blocked'],
      ['consent-missing', 'token-expired'],
    ],
  },
  {
    when: any('as api-token', 'as scoped-api-token', 'as service-account-token'),
    ranks: [
      [],
      ['user-inactive-or-unlicensed', 'app-access-blocked'],
      ['captcha-required', 'endpoint-not-available-to-identity', 'credentials-rejected'],
    ],
  },
];

/** 404: a wrong address, a wrong path, or something hidden. */
const notFound: readonly UsualCauses[] = [
  { when: 'path without rest', ranks: [['wrong-site-url', 'endpoint-not-found']] },
  { when: 'path unknown', ranks: [['endpoint-not-found'], [], ['wrong-site-url', 'resource-not-visible']] },
  {
    when: 'path with other methods',
    ranks: [['endpoint-not-found'], ['method-not-allowed'], ['wrong-site-url']],
  },
  {
    when: all('on own server', 'path of one thing'),
    ranks: [['resource-not-visible'], ['wrong-site-url'], ['endpoint-not-found', 'credentials-rejected']],
  },
  { when: 'on own server', ranks: [['wrong-site-url'], ['endpoint-not-found'], ['not-cloud']] },
  {
    when: 'gateway token at the site',
    ranks: [['wrong-base-url-for-token'], [], ['resource-not-visible']],
  },
  {
    when: all('as app', 'path of one thing'),
    ranks: [['app-user-permission-missing'], ['resource-not-visible'], ['endpoint-not-found']],
  },
  { when: 'as app', ranks: [['endpoint-not-found'], ['app-user-permission-missing'], ['wrong-site-url']] },
  {
    when: all('at gateway', 'path of one thing', 'as oauth'),
    ranks: [['resource-not-visible'], ['token-expired', 'app-not-installed'], ['wrong-base-url-for-token']],
  },
  {
    when: all('at gateway', 'path of one thing'),
    ranks: [['resource-not-visible'], ['app-not-installed'], ['wrong-base-url-for-token']],
  },
  {
    when: 'at gateway',
    ranks: [['app-not-installed'], ['wrong-base-url-for-token', 'endpoint-not-found'], ['token-expired']],
  },
  { when: 'as anonymous', ranks: [['anonymous-request'], ['resource-not-visible']] },
  {
    when: 'path of one thing',
    ranks: [['resource-not-visible'], ['credentials-rejected'], ['wrong-base-url-for-token']],
  },
  {
    when: 'status 404',
    ranks: [['wrong-site-url', 'endpoint-not-found'], [], ['credentials-rejected', 'resource-not-visible']],
  },
];

/** Redirects, and successes that were found odd. */
const misleading: readonly UsualCauses[] = [
  {
    when: all('redirected', 'asks to log in elsewhere', 'redirected to another host'),
    ranks: [['anonymous-request', 'network-or-proxy'], [], ['credentials-rejected']],
  },
  {
    when: all('redirected', 'asks to log in elsewhere'),
    ranks: [['anonymous-request'], ['credentials-rejected'], ['endpoint-not-available-to-identity']],
  },
  { when: 'redirected', ranks: [['wrong-site-url'], ['network-or-proxy'], ['anonymous-request']] },
  { when: all('worked', 'as anonymous'), ranks: [['anonymous-request']] },
  {
    when: 'errors inside a success',
    ranks: [['bad-request-parameters'], ['project-permission-missing'], ['resource-not-visible']],
  },
  {
    when: all('worked', 'of a page'),
    ranks: [['wrong-site-url', 'anonymous-request'], ['network-or-proxy']],
  },
  { when: all('worked', 'as app'), ranks: [['app-user-permission-missing', 'resource-not-visible']] },
  {
    when: all('worked', any('as oauth', 'as connect-user')),
    ranks: [['resource-not-visible'], [], ['app-not-installed']],
  },
  {
    when: all('worked', 'as password', 'on cloud'),
    ranks: [['password-not-allowed'], ['credentials-rejected'], ['resource-not-visible']],
  },
  {
    when: 'worked',
    ranks: [['credentials-rejected'], ['resource-not-visible'], ['anonymous-request']],
  },
];

const within = (when: When, rows: readonly UsualCauses[]): UsualCauses[] =>
  rows.map((row) => ({ ...row, when: all(when, row.when) }));

/** The first row whose condition holds counts. A refusal without status is read as 401, 403 and 404 at once. */
export const usualCauses: readonly UsualCauses[] = [
  ...outside,
  ...byStatus,
  ...within('status 401', unauthorised),
  ...within('status 403', forbidden),
  ...within('status 404', notFound),
  ...within(not('status unstated'), misleading),
];

/** What an answer without a status can be. */
export const unstatedStatus: readonly (readonly UsualCauses[])[] = [unauthorised, forbidden, notFound];
