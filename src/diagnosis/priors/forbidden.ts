import { all, any, not } from '../algebra.ts';
import type { Prior } from './prior.ts';

/** 403: the login was accepted, mostly, and what the operation needs decides. */
export const forbidden: readonly Prior[] = [
  { when: 'as anonymous', ranks: [['anonymous-request']] },
  {
    when: all('gateway token at the site', any('as oauth', 'as app')),
    ranks: [['wrong-base-url-for-token'], [], ['token-expired']],
  },
  {
    when: 'as app',
    ranks: [
      ['app-user-permission-missing'],
      ['scope-missing'],
      ['endpoint-not-available-to-identity', 'consent-missing', 'app-access-blocked'],
    ],
  },
  // Of an operation that nobody names, a refusal that speaks of permissions can mean any of them.
  {
    when: all('says relevantPermissions', 'at an address not stated'),
    ranks: [
      ['project-permission-missing'],
      ['global-permission-missing'],
      ['user-inactive-or-unlicensed', 'scope-missing'],
    ],
  },
  {
    when: 'path beside the products',
    ranks: [['project-permission-missing'], ['user-inactive-or-unlicensed', 'scope-missing']],
  },
  {
    when: 'as oauth-client-credentials',
    ranks: [
      ['scope-missing'],
      ['global-permission-missing', 'project-permission-missing'],
      ['app-not-installed'],
    ],
  },
  {
    when: all('on own server', 'as password', 'writes', 'needs a global permission'),
    ranks: [
      ['global-permission-missing'],
      ['credentials-rejected', 'captcha-required', 'user-inactive-or-unlicensed'],
    ],
  },
  {
    when: all('on own server', 'as password', 'writes', 'needs a project permission'),
    ranks: [
      ['project-permission-missing', 'credentials-rejected', 'captcha-required'],
      ['user-inactive-or-unlicensed'],
    ],
  },
  {
    when: all('on own server', 'as password'),
    ranks: [
      ['credentials-rejected', 'captcha-required', 'user-inactive-or-unlicensed'],
      ['global-permission-missing', 'project-permission-missing'],
    ],
  },
  // A list shows whoever asks what he may see, so that no right is missing.
  {
    when: all('on own server', 'as pat', 'path of everybody', not('writes')),
    ranks: [
      ['wrong-auth-scheme'],
      ['credentials-rejected', 'captcha-required'],
      ['user-inactive-or-unlicensed'],
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
    when: all('on own server', 'path of one product', not('as password')),
    ranks: [
      ['project-permission-missing'],
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
    when: all('as password', 'recognised'),
    ranks: [
      ['project-permission-missing', 'global-permission-missing'],
      ['user-inactive-or-unlicensed', 'app-access-blocked'],
      ['captcha-required', 'endpoint-not-available-to-identity'],
    ],
  },
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
    when: all(
      'path of one product',
      any(not('as scoped'), 'as scoped-api-token', 'as service-account-token'),
    ),
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
