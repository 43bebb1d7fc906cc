import { all, any } from '../algebra.ts';
import { jwt } from './jwt.ts';
import type { Prior } from './prior.ts';

/** The way to Jira, the authorization servers, and calls to an app. */
export const outside: readonly Prior[] = [
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
    when: all('at authorization server', 'asks with client credentials', 'names a scope'),
    ranks: [['bad-request-parameters'], ['credentials-rejected'], ['account-type-unsupported']],
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
  {
    when: all('status unstated', 'told nothing is found', 'as password', 'on cloud'),
    ranks: [['password-not-allowed'], ['credentials-rejected'], ['resource-not-visible']],
  },
  {
    when: all('status unstated', 'told nothing is found', 'nothing is said'),
    ranks: [['credentials-rejected'], ['resource-not-visible'], ['anonymous-request']],
  },
  {
    when: all('status unstated', 'page in place of data', 'nothing is said', 'on cloud'),
    ranks: [['wrong-site-url'], ['network-or-proxy'], ['anonymous-request']],
  },
  // Gates of a company stand before what it runs itself.
  {
    when: all('status unstated', 'page in place of data', 'nothing is said'),
    ranks: [['network-or-proxy'], ['wrong-site-url'], ['anonymous-request']],
  },
];
