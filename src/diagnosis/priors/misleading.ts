import { all, any } from '../algebra.ts';
import type { Prior } from './prior.ts';

/** Redirects, and successes that were found odd. */
export const misleading: readonly Prior[] = [
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
    when: all('worked', 'page asks to log in', 'as pair or pat', 'scheme fits'),
    ranks: [['credentials-rejected'], ['anonymous-request', 'network-or-proxy'], ['wrong-site-url']],
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
