import { all } from '../algebra.ts';
import { type Prior, usually } from './prior.ts';

/** Redirects, and successes that were found odd. */
export const misleading: readonly Prior[] = [
  usually(
    all('redirected', 'asks to log in elsewhere', 'redirected to another host'),
    'anonymous-request, network-or-proxy > - > credentials-rejected',
  ),
  usually(
    all('redirected', 'asks to log in elsewhere'),
    'anonymous-request > credentials-rejected > endpoint-not-available-to-identity',
  ),
  usually('redirected', 'wrong-site-url > network-or-proxy > anonymous-request'),
  usually(
    'errors inside a success',
    'bad-request-parameters > project-permission-missing > resource-not-visible',
  ),
  usually(
    all('worked', 'page asks to log in', 'as pair or pat', 'scheme fits'),
    'credentials-rejected > anonymous-request, network-or-proxy > wrong-site-url',
  ),
  usually(all('worked', 'of a page'), 'wrong-site-url, anonymous-request > network-or-proxy'),
  usually(all('worked', 'as app'), 'app-user-permission-missing, resource-not-visible'),
  usually(all('worked', 'as holder of an access token'), 'resource-not-visible > - > app-not-installed'),
  usually(
    all('worked', 'as password', 'on cloud'),
    'password-not-allowed > credentials-rejected > resource-not-visible',
  ),
  usually('worked', 'credentials-rejected > resource-not-visible > anonymous-request'),
];
