import { all, any, not } from '../algebra.ts';
import { type Prior, usually } from './prior.ts';

/** Answers that mean one thing by their status, mostly. */
export const byStatus: readonly Prior[] = [
  // Jira complains in JSON; a page of such a status is written by what stands before it.
  usually(
    all(any('status 400', 'status about the form'), 'of a page', 'on own server', not('mark of Jira')),
    'network-or-proxy > bad-request-parameters > edge-rejected-request',
  ),
  usually(
    any('status 400', 'status about the form'),
    'bad-request-parameters > - > project-permission-missing, app-user-permission-missing',
  ),
  usually('status 405', 'method-not-allowed > wrong-site-url > not-cloud, endpoint-not-found'),
  usually('status 410', 'endpoint-removed'),
  // What is sent is what a server stumbles over.
  usually(
    all('status 500', 'writes', not('of a page')),
    'bad-request-parameters > platform-bug > site-unavailable',
  ),
  usually('status 500', 'platform-bug > bad-request-parameters > site-unavailable'),
  usually('status 5xx', 'site-unavailable > platform-bug, network-or-proxy'),
];
