import { loginCauses, loginOrConsent, type Rows, scopeCauses, tokenCauses, unknownCaller } from './row.ts';

/** Of the login, the token, and who may call. */
export const loginWords = {
  passwordDeprecated: [
    'the answer says that passwords are no longer accepted for Basic authentication',
    ['password-not-allowed', 'credentials-rejected'],
  ],
  basicDisabled: [
    'the answer says that Basic authentication is switched off',
    ['wrong-auth-scheme', 'credential-kind-blocked', 'password-not-allowed'],
  ],
  captcha: ['the answer speaks of a captcha', ['captcha-required']],
  loginFailed: [
    'the answer says that the login failed',
    [...loginCauses, 'refresh-token-invalid', 'assertion-invalid'],
  ],
  loginRequired: ['Jira asks for a login', loginOrConsent],
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
  scopedKindNeeded: [
    'the answer says that of API tokens only those with scopes are taken',
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
  scopeOfNoApp: [
    'the consent page says that the authorize address asks for no scope that the app has in the developer console',
    ['scope-missing'],
  ],
  scopeGrants: ['the answer lists the granted scopes, and the needed one is not among them', scopeCauses],
  scopeGrantsEmpty: ['the answer lists the granted scopes, and the list is empty', scopeCauses],
  consentNeeded: [
    'nobody agreed: the answer asks for consent, or the person declined',
    // Where nobody uses the app, nobody can have agreed.
    ['consent-missing', 'anonymous-request'],
  ],
  closedToOauth: [
    'the answer says that the operation is not enabled for OAuth',
    ['endpoint-not-available-to-identity', 'endpoint-not-found', 'method-not-allowed'],
  ],
  appsOnly: ['the answer says that only apps may call this', ['endpoint-not-available-to-identity']],
  peopleOnly: [
    'the answer says that only people may call this, in the user interface',
    ['endpoint-not-available-to-identity'],
  ],
  appMissing: [
    'the answer says that the app is not known on this site',
    ['app-not-installed', 'jwt-claims-invalid', 'token-expired'],
  ],
  connectionEnded: ['the answer says that the connection to this site has ended', ['app-not-installed']],
  qsh: ['the answer names the query hash', ['jwt-qsh-mismatch', 'jwt-expired-or-clock-skew']],
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
  timestampRefused: [
    'the answer refuses the time that the signed request states',
    ['jwt-expired-or-clock-skew'],
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
  // A parameter can have that name.
  refreshInvalid: ['the answer names the refresh token', ['refresh-token-invalid', 'bad-request-parameters']],
} satisfies Rows;
