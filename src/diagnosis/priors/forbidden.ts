import { all, any, not } from '../algebra.ts';
import { type Prior, usually } from './prior.ts';

/** Where an app calls, a scope is missing more often than a right. */
const asNoApp = any(not('as scoped'), 'as scoped-api-token', 'as service-account-token');

/** 403: the login was accepted, mostly, and what the operation needs decides. */
export const forbidden: readonly Prior[] = [
  usually(
    all('gateway token at the site', any('as oauth', 'as app')),
    'wrong-base-url-for-token > - > token-expired',
  ),
  usually('as app', 'app-user-permission-missing > scope-missing > consent-missing, app-access-blocked'),
  // "Returned if the user does not have the necessary permission": https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes
  usually(
    all('unknown words of Jira', 'needs a global permission', not('needs a project permission')),
    'global-permission-missing > project-permission-missing, user-inactive-or-unlicensed > app-access-blocked',
  ),
  usually(
    'unknown words of Jira',
    'project-permission-missing > global-permission-missing, user-inactive-or-unlicensed > app-access-blocked, endpoint-not-available-to-identity',
  ),
  usually(
    'path beside the products',
    'project-permission-missing > user-inactive-or-unlicensed, scope-missing',
  ),
  usually(
    all('on own server', 'as password', 'writes', 'needs a global permission'),
    'global-permission-missing > credentials-rejected, captcha-required, user-inactive-or-unlicensed',
  ),
  usually(
    all('on own server', 'as password'),
    'credentials-rejected, captcha-required, user-inactive-or-unlicensed > global-permission-missing, project-permission-missing',
  ),
  // Whoever is let in at all gets it, or a program gets nothing: so it is the login that is refused.
  usually(
    all(
      any(
        all('needs no permission', 'open to anonymous callers'),
        all('path unstated', 'nothing is said', not('status unstated')),
      ),
      any('as api-token', 'as pat'),
      not('on own server'),
    ),
    'wrong-auth-scheme > credentials-rejected, app-access-blocked > captcha-required',
  ),
  // A list shows whoever asks what he may see, so that no right is missing.
  usually(
    all('on own server', 'as pat', 'path of everybody', not('scheme fits')),
    'wrong-auth-scheme > credentials-rejected, captcha-required > user-inactive-or-unlicensed',
  ),
  usually(
    all('on own server', 'needs a project permission'),
    'project-permission-missing > user-inactive-or-unlicensed, credentials-rejected > captcha-required',
  ),
  usually(
    all('on own server', 'needs a global permission'),
    'global-permission-missing > user-inactive-or-unlicensed, credentials-rejected > captcha-required',
  ),
  usually(
    'on own server',
    '- > user-inactive-or-unlicensed, credentials-rejected, project-permission-missing > captcha-required',
  ),
  usually(
    all(any('as scoped-api-token', 'as service-account-token'), 'at site'),
    'wrong-base-url-for-token > project-permission-missing, global-permission-missing',
  ),
  usually('as pat', 'wrong-auth-scheme > not-cloud'),
  // The gateway refuses without a word; Jira, which knows the rights, says what is missing.
  usually(
    all(
      'as oauth',
      'at gateway',
      'nothing is said',
      not('scopes enough'),
      any(all('path of everybody', not('writes')), not('needs a global permission')),
    ),
    'scope-missing > user-inactive-or-unlicensed, app-access-blocked > consent-missing, project-permission-missing, token-expired',
  ),
  usually(
    'as password',
    'password-not-allowed > captcha-required, project-permission-missing > credentials-rejected',
  ),
  usually(
    'needs a global permission',
    'global-permission-missing > user-inactive-or-unlicensed, scope-missing > app-access-blocked',
  ),
  usually(
    'needs a project permission',
    'project-permission-missing > user-inactive-or-unlicensed, scope-missing > app-access-blocked',
  ),
  // "Returned if the user does not have a valid license": of a board that may not be viewed it is a 404.
  usually(
    all('path of boards', not('writes'), asNoApp),
    'user-inactive-or-unlicensed > project-permission-missing, global-permission-missing',
  ),
  // Service Management and other products: the right of an agent, or the licence.
  usually(
    all('path of one product', asNoApp),
    'project-permission-missing > user-inactive-or-unlicensed, global-permission-missing',
  ),
  usually(
    any('as oauth', 'as impersonator'),
    'scope-missing > user-inactive-or-unlicensed, app-access-blocked > consent-missing, token-expired',
  ),
  usually(
    any('as api-token', 'as scoped-api-token', 'as service-account-token'),
    '- > user-inactive-or-unlicensed, app-access-blocked > captcha-required, endpoint-not-available-to-identity, credentials-rejected',
  ),
];
