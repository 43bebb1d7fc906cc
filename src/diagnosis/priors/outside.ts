import { all, any } from '../algebra.ts';
import { jwt } from './jwt.ts';
import { type Prior, usually } from './prior.ts';

/** The way to Jira, the authorization servers, and calls to an app. */
export const outside: readonly Prior[] = [
  usually('host not found', 'network-or-proxy > wrong-site-url'),
  usually('no answer', 'network-or-proxy > - > site-unavailable, wrong-site-url'),
  usually(
    all(any('at authorization server', 'at connect authorization server'), 'status 5xx'),
    'site-unavailable > platform-bug',
  ),
  usually(
    all('at authorization server', 'asks for a refresh'),
    'refresh-token-invalid > credentials-rejected > bad-request-parameters',
  ),
  usually(
    all('at authorization server', 'asks with client credentials', 'names a scope'),
    'bad-request-parameters > credentials-rejected > account-type-unsupported',
  ),
  usually(
    all('at authorization server', 'asks with client credentials'),
    'credentials-rejected > bad-request-parameters > account-type-unsupported',
  ),
  usually(
    all('at authorization server', 'asks with a code'),
    'bad-request-parameters > credentials-rejected > token-expired',
  ),
  usually('asks for consent', 'bad-request-parameters > app-not-installed, consent-missing'),
  usually(
    'at authorization server',
    'refresh-token-invalid > bad-request-parameters, credentials-rejected > consent-missing',
  ),
  usually(
    'at connect authorization server',
    'assertion-invalid > impersonation-not-allowed, impersonated-user-invalid > jwt-bad-signature',
  ),
  usually('at app', jwt),
  usually(
    all('status unstated', 'page in place of data', 'nothing is said', 'on cloud'),
    'wrong-site-url > network-or-proxy > anonymous-request',
  ),
  // Gates of a company stand before what it runs itself.
  usually(
    all('status unstated', 'page in place of data', 'nothing is said'),
    'network-or-proxy > wrong-site-url > anonymous-request',
  ),
];
