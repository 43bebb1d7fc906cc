import { all, any, not } from '../algebra.ts';
import { jwt, jwtOfPlainCall } from './jwt.ts';
import type { Prior } from './prior.ts';

/** 401: who calls, and at which address. */
export const unauthorised: readonly Prior[] = [
  { when: 'as anonymous', ranks: [['anonymous-request']] },
  // Who is recognised lacks a right, or calls what is not for him.
  {
    when: all('recognised', 'as app'),
    ranks: [
      ['app-user-permission-missing'],
      ['scope-missing'],
      ['endpoint-not-available-to-identity', 'platform-bug'],
    ],
  },
  {
    when: all('recognised', 'needs a global permission', not('needs a project permission')),
    ranks: [
      ['global-permission-missing'],
      ['endpoint-not-available-to-identity', 'scope-missing'],
      ['platform-bug'],
    ],
  },
  {
    when: 'recognised',
    ranks: [
      ['project-permission-missing'],
      ['endpoint-not-available-to-identity', 'scope-missing'],
      ['platform-bug'],
    ],
  },
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
    when: all('path beside the products', 'as basic', not('as scoped')),
    ranks: [['credentials-rejected'], ['captcha-required']],
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
  {
    when: all('as connect-app', not('query present')),
    ranks: [[], jwtOfPlainCall, ['app-not-installed', 'scope-missing']],
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
