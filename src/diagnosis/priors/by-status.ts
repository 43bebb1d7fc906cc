import { all, any, not } from '../algebra.ts';
import type { Prior } from './prior.ts';

/** Answers that mean one thing by their status, mostly. */
export const byStatus: readonly Prior[] = [
  // Jira complains in JSON; a page of such a status is written by what stands before it.
  {
    when: all(any('status 400', 'status about the form'), 'of a page', 'on own server', not('mark of Jira')),
    ranks: [['network-or-proxy'], ['bad-request-parameters'], ['edge-rejected-request']],
  },
  {
    when: any('status 400', 'status about the form'),
    ranks: [['bad-request-parameters'], [], ['project-permission-missing', 'app-user-permission-missing']],
  },
  {
    when: 'status 405',
    ranks: [['method-not-allowed'], ['wrong-site-url'], ['not-cloud', 'endpoint-not-found']],
  },
  { when: 'status 407', ranks: [['network-or-proxy']] },
  { when: 'status 410', ranks: [['endpoint-removed']] },
  { when: 'status 429', ranks: [['rate-limited']] },
  // What is sent is what a server stumbles over.
  {
    when: all('status 500', 'writes', not('of a page')),
    ranks: [['bad-request-parameters'], ['platform-bug'], ['site-unavailable']],
  },
  { when: 'status 500', ranks: [['platform-bug'], ['bad-request-parameters'], ['site-unavailable']] },
  { when: 'status of a gate', ranks: [['site-unavailable'], ['network-or-proxy']] },
  { when: 'status 5xx', ranks: [['site-unavailable'], ['platform-bug', 'network-or-proxy']] },
];
