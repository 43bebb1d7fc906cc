import { all, any, not } from '../algebra.ts';
import { jwt, jwtOfPlainCall } from './jwt.ts';
import { type Prior, usually } from './prior.ts';

/** 401: who calls, and at which address. */
export const unauthorised: readonly Prior[] = [
  // Who is recognised lacks a right, or calls what is not for him.
  usually(
    all('recognised', 'as app'),
    'app-user-permission-missing > scope-missing > endpoint-not-available-to-identity, platform-bug',
  ),
  usually(
    all(
      'recognised',
      'needs a global permission',
      not(all('needs a project permission', 'path of a project')),
    ),
    'global-permission-missing > endpoint-not-available-to-identity, scope-missing > platform-bug',
  ),
  usually(
    'recognised',
    'project-permission-missing > endpoint-not-available-to-identity, scope-missing > platform-bug',
  ),
  usually(all('as password', 'on own server'), 'credentials-rejected > captcha-required > anonymous-request'),
  // What a password gets is worded; a bare 401 on /myself is what any wrong pair gets.
  usually(
    all('as password', 'path of myself', 'nothing is said'),
    'credentials-rejected > password-not-allowed',
  ),
  usually('as password', 'password-not-allowed > credentials-rejected > anonymous-request'),
  usually(
    all('path beside the products', 'as basic', not('as scoped')),
    'credentials-rejected > captcha-required',
  ),
  usually(
    all('as api-token', 'at gateway'),
    'wrong-base-url-for-token > credentials-rejected, scope-missing > wrong-auth-scheme',
  ),
  usually(
    'as api-token',
    'credentials-rejected > - > wrong-base-url-for-token, anonymous-request, wrong-auth-scheme',
  ),
  usually('gateway token at the site', 'wrong-base-url-for-token > - > credentials-rejected, token-expired'),
  usually(
    any('as scoped-api-token', 'as service-account-token'),
    'scope-missing > credentials-rejected > wrong-auth-scheme',
  ),
  usually('as oauth-3lo', 'token-expired > scope-missing > consent-missing, app-not-installed'),
  usually('as oauth-client-credentials', 'scope-missing > token-expired > app-not-installed'),
  // Who has such a token and speaks of no call fills it into a program, which sends it like a password.
  usually(
    all('as pat', 'path unstated', not('scheme fits')),
    'wrong-auth-scheme > credentials-rejected > anonymous-request, not-cloud',
  ),
  usually('as pat', 'credentials-rejected > wrong-auth-scheme, anonymous-request > token-expired'),
  usually(
    all('as connect-app', not('query present')),
    `- > ${jwtOfPlainCall} > app-not-installed, scope-missing`,
  ),
  usually('as connect-app', `- > ${jwt} > app-not-installed, scope-missing`),
  usually(
    'as connect-user',
    'token-expired, scope-missing > impersonated-user-invalid > user-inactive-or-unlicensed',
  ),
  usually('as forge', 'scope-missing > consent-missing > app-user-permission-missing'),
];
