import { all, not } from '../algebra.ts';
import { type Prior, usually } from './prior.ts';

/** 404: a wrong address, a wrong path, or something hidden. */
export const notFound: readonly Prior[] = [
  usually('path beside the products', 'endpoint-not-found > resource-not-visible'),
  usually('path without rest', 'wrong-site-url, endpoint-not-found'),
  usually('path unknown', 'endpoint-not-found > - > wrong-site-url, resource-not-visible'),
  usually('path with other methods', 'endpoint-not-found > method-not-allowed > wrong-site-url'),
  // What the body names is not there for this account.
  usually(
    all(
      'writes',
      'needs a project permission',
      not('path of one thing'),
      not('path of everybody'),
      not('as app'),
    ),
    'project-permission-missing, resource-not-visible > credentials-rejected > wrong-site-url',
  ),
  // Where there is no such path, Jira says so in another form.
  usually(
    all('path unstated', 'answered by Jira'),
    'resource-not-visible > - > endpoint-not-found, credentials-rejected',
  ),
  usually(
    all('on own server', 'path of one thing'),
    'resource-not-visible > wrong-site-url > endpoint-not-found, credentials-rejected',
  ),
  // A credential of Cloud is what a program for Cloud asks for.
  usually(all('on own server', 'as api-token'), 'not-cloud > wrong-site-url > endpoint-not-found'),
  usually('on own server', 'wrong-site-url > endpoint-not-found > not-cloud'),
  usually('gateway token at the site', 'wrong-base-url-for-token > - > resource-not-visible'),
  usually('as app', 'endpoint-not-found > app-user-permission-missing > wrong-site-url'),
  usually(
    all('at gateway', 'path of one thing', 'as oauth'),
    'resource-not-visible > token-expired, app-not-installed > wrong-base-url-for-token',
  ),
  usually(
    all('at gateway', 'path of one thing'),
    'resource-not-visible > app-not-installed > wrong-base-url-for-token',
  ),
  usually('at gateway', 'app-not-installed > wrong-base-url-for-token, endpoint-not-found > token-expired'),
  usually(
    all('as password', 'on cloud', 'path of one thing'),
    'password-not-allowed > credentials-rejected > resource-not-visible',
  ),
  usually('path of one thing', 'resource-not-visible > credentials-rejected > wrong-base-url-for-token'),
  usually(
    'status 404',
    'wrong-site-url, endpoint-not-found > - > credentials-rejected, resource-not-visible',
  ),
];
