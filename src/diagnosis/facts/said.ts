import type { RefusalMeaning } from '../../jira-facts/index.ts';
import { any } from '../algebra.ts';
import type { CauseId } from '../cause.ts';
import { type Fact, fact } from './fact.ts';
import type { When } from './index.ts';

const loginCauses: readonly CauseId[] = [
  'anonymous-request',
  'credentials-rejected',
  'password-not-allowed',
  'wrong-auth-scheme',
  'wrong-base-url-for-token',
  'token-expired',
  'captcha-required',
  'account-type-unsupported',
  'user-inactive-or-unlicensed',
  'credential-kind-blocked',
  'impersonated-user-invalid',
  'endpoint-not-available-to-identity',
  'app-not-installed',
  'wrong-site-url',
  'jwt-qsh-mismatch',
  'jwt-expired-or-clock-skew',
  'jwt-bad-signature',
  'jwt-claims-invalid',
];
const unknownCaller: readonly CauseId[] = [
  'anonymous-request',
  'credentials-rejected',
  'password-not-allowed',
  'wrong-auth-scheme',
  'wrong-base-url-for-token',
];
const scopeCauses: readonly CauseId[] = ['scope-missing', 'consent-missing', 'platform-bug'];
const rightCauses: readonly CauseId[] = [
  'global-permission-missing',
  'project-permission-missing',
  'app-user-permission-missing',
];
const hiding: readonly CauseId[] = [
  ...unknownCaller,
  ...rightCauses,
  'resource-not-visible',
  'endpoint-removed',
  'token-expired',
  'app-access-blocked',
];
const tokenCauses: readonly CauseId[] = [
  'jwt-qsh-mismatch',
  'jwt-expired-or-clock-skew',
  'jwt-bad-signature',
  'jwt-claims-invalid',
  'assertion-invalid',
];

/** What a wording says to people, and the only causes it speaks of; null: it settles nothing. */
type Row = readonly [says: string, speaksOf: readonly CauseId[] | null];

const rows: Record<RefusalMeaning, Row> = {
  passwordDeprecated: [
    'the answer says that passwords are no longer accepted for Basic authentication',
    ['password-not-allowed'],
  ],
  basicDisabled: [
    'the answer says that Basic authentication is switched off',
    ['wrong-auth-scheme', 'credential-kind-blocked'],
  ],
  captcha: ['the answer speaks of a captcha', ['captcha-required']],
  loginFailed: [
    'the answer says that the login failed',
    [...loginCauses, 'refresh-token-invalid', 'assertion-invalid'],
  ],
  loginRequired: ['Jira asks for a login', loginCauses],
  anonymousCaller: ['Jira treated the caller as anonymous', unknownCaller],
  connectSessionToken: [
    'the site took the bearer value for a Connect session token and could not read it',
    ['wrong-auth-scheme', 'wrong-base-url-for-token'],
  ],
  userFailedToAuthenticate: [
    'the path did not take the login that Jira takes',
    ['endpoint-not-available-to-identity', 'credentials-rejected'],
  ],
  productAccess: [
    'the answer says that the account may not use the product',
    ['user-inactive-or-unlicensed', 'impersonated-user-invalid'],
  ],
  kindBlocked: [
    'the answer says that an administrator forbids this kind of credential',
    ['credential-kind-blocked'],
  ],
  scopeMismatch: [
    'the answer says that the scope does not match',
    [
      ...scopeCauses,
      'endpoint-not-found',
      'endpoint-not-available-to-identity',
      'wrong-site-url',
      'wrong-base-url-for-token',
    ],
  ],
  scopeGrants: ['the answer lists the granted scopes, and the needed one is not among them', scopeCauses],
  scopeGrantsEmpty: ['the answer lists the granted scopes, and the list is empty', scopeCauses],
  consentNeeded: ['the answer asks for consent', ['consent-missing']],
  closedToOauth: [
    'the answer says that the operation is not enabled for OAuth',
    ['endpoint-not-available-to-identity', 'bad-request-parameters'],
  ],
  appsOnly: ['the answer says that only apps may call this', ['endpoint-not-available-to-identity']],
  closedToApps: [
    'the answer says that apps may not call this',
    ['endpoint-not-available-to-identity', 'app-access-blocked'],
  ],
  uiOnly: [
    'the answer says that only the user interface may use this',
    ['endpoint-not-available-to-identity'],
  ],
  appMissing: [
    'the answer says that the app is not known on this site',
    ['app-not-installed', 'jwt-claims-invalid', 'token-expired'],
  ],
  connectionEnded: ['the answer says that the connection to this site has ended', ['app-not-installed']],
  adminNeeded: [
    'the answer asks for an administrator',
    [...rightCauses, 'system-admin-or-websudo-required', 'endpoint-not-available-to-identity'],
  ],
  relevantPermissions: [
    'the answer speaks of missing permissions',
    [
      ...rightCauses,
      'resource-not-visible',
      'user-inactive-or-unlicensed',
      'endpoint-not-available-to-identity',
    ],
  ],
  globalNamed: [
    'the answer names a global permission',
    ['global-permission-missing', 'app-user-permission-missing'],
  ],
  projectConfiguration: [
    'the answer says that the account may not configure the project',
    ['project-permission-missing', 'app-user-permission-missing'],
  ],
  fieldNotSettable: [
    'the answer refuses a field that is not on the screen, or is set only with a permission of its own',
    ['project-permission-missing', 'app-user-permission-missing', 'bad-request-parameters'],
  ],
  projectValueUnknown: [
    'the answer does not know the project, as it says to whoever may not see it or create there',
    [...unknownCaller, ...rightCauses, 'resource-not-visible', 'bad-request-parameters'],
  ],
  projectRequired: [
    'the answer does not take the project',
    [...rightCauses, 'bad-request-parameters', 'credentials-rejected'],
  ],
  notAssignable: [
    'the answer says that the user cannot be assigned',
    ['project-permission-missing', 'app-user-permission-missing', 'bad-request-parameters'],
  ],
  actionRefused: [
    'the answer refuses one action on something the account can see',
    [
      ...rightCauses,
      ...unknownCaller,
      'account-type-unsupported',
      'user-inactive-or-unlicensed',
      'resource-not-visible',
      'app-access-blocked',
    ],
  ],
  notVisible: ['Jira says that it does not exist or may not be seen', hiding],
  fieldHidden: [
    'the query names a field that the caller does not see',
    [...unknownCaller, 'resource-not-visible', 'bad-request-parameters', 'app-user-permission-missing'],
  ],
  websudo: ['the answer asks for WebSudo or a system administrator', ['system-admin-or-websudo-required']],
  xsrf: ['the answer says that the XSRF check failed', ['xsrf-check-failed']],
  ipBlocked: ['the answer says that the IP address is not allowed', ['app-access-blocked']],
  policyBlocked: [
    'the answer speaks of a policy or of a block by an administrator',
    ['app-access-blocked', 'credential-kind-blocked'],
  ],
  qsh: ['the answer names the query hash', ['jwt-qsh-mismatch']],
  expired: [
    'the answer speaks of the time of the token',
    [
      ...tokenCauses,
      'token-expired',
      'refresh-token-invalid',
      'credentials-rejected',
      'site-unavailable',
      'impersonated-user-invalid',
      'captcha-required',
    ],
  ],
  signature: ['the answer names the signature', [...tokenCauses, 'credentials-rejected']],
  claims: ['the answer names a claim (issuer or audience)', [...tokenCauses, 'token-expired']],
  assertionContent: [
    'the authorization server names what it refuses in the assertion',
    [...tokenCauses, 'impersonation-not-allowed', 'impersonated-user-invalid', 'wrong-auth-scheme'],
  ],
  grantNotAllowed: [
    'the authorization server says that the app may not use this grant',
    ['impersonation-not-allowed', 'bad-request-parameters'],
  ],
  subjectRefused: ['the answer says that the user does not exist or is not active', null],
  refreshInvalid: ['the answer names the refresh token', ['refresh-token-invalid']],
  removed: [
    'the answer says that the operation was removed or replaced',
    ['endpoint-removed', 'password-not-allowed'],
  ],
  routeMissing: [
    'the REST layer found no such path',
    ['endpoint-not-found', 'wrong-site-url', 'not-cloud', 'endpoint-removed', 'method-not-allowed'],
  ],
  gatewayNoRoute: [
    'the gateway has no such route',
    [
      'endpoint-not-found',
      'wrong-base-url-for-token',
      'app-not-installed',
      'wrong-site-url',
      'token-expired',
    ],
  ],
  deadLink: [
    'Jira shows its page for dead links',
    ['endpoint-not-found', 'wrong-site-url', 'not-cloud', 'endpoint-removed', 'bad-request-parameters'],
  ],
  methodRefused: [
    'the answer refuses the method',
    ['method-not-allowed', 'wrong-site-url', 'not-cloud', 'network-or-proxy'],
  ],
  parameterNamed: ['the answer names the part of the request that is wrong', null],
  webServerNotFound: [
    'the page is that of a web server, not of Jira',
    ['wrong-site-url', 'endpoint-not-found', 'network-or-proxy', 'not-cloud', 'site-unavailable'],
  ],
  rateLimited: ['the answer speaks of a limit of calls', ['rate-limited']],
  unavailable: [
    'the answer says that the service is not available now',
    ['site-unavailable', 'network-or-proxy', 'platform-bug', 'rate-limited'],
  ],
  siteSwitchedOff: ['the answer says that the site is switched off', ['site-unavailable']],
  siteUnknown: ['there is no site of this name', ['wrong-site-url', 'site-unavailable']],
  cloudfront: [
    'the page is that of the CloudFront CDN',
    ['edge-rejected-request', 'site-unavailable', 'network-or-proxy'],
  ],
  foreignGate: ['the page is that of a proxy, filter or login gate', ['network-or-proxy']],
  defect: [
    'the server reports an error of its own',
    ['platform-bug', 'bad-request-parameters', 'site-unavailable', 'network-or-proxy'],
  ],
};

/** Said to whoever is not logged in as well, so that they speak of a right only where the login is not in doubt. */
export const wordsOfRights: readonly SaidId[] = [
  'says adminNeeded',
  'says relevantPermissions',
  'says fieldNotSettable',
  'says projectValueUnknown',
  'says projectRequired',
  'says notAssignable',
  'says actionRefused',
  'says notVisible',
  'says fieldHidden',
];
export const loginInDoubt: When = any(
  'login refused',
  'scheme of another kind',
  'scheme misspelled',
  'anonymous by name',
);

type SaidId = `says ${RefusalMeaning}`;

const ids = Object.keys(rows).filter((id): id is RefusalMeaning => id in rows);

/** What the answer says in words. */
export const saidFacts = Object.fromEntries(
  ids.map((id) => [`says ${id}`, fact(rows[id][0], ({ at }) => at.said.has(id))]),
) as Record<SaidId, Fact>;

/** Something that leaves only some causes: what it does not speak of, it speaks against. */
export interface Telling {
  readonly id: SaidId;
  readonly speaksOf: ReadonlySet<CauseId>;
}

export const tellingWords: readonly Telling[] = ids.flatMap((id) => {
  const [, speaksOf] = rows[id];
  return speaksOf === null ? [] : [{ id: `says ${id}` as const, speaksOf: new Set(speaksOf) }];
});
