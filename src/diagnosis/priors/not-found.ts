import { all, not } from '../algebra.ts';
import type { Prior } from './prior.ts';

/** 404: a wrong address, a wrong path, or something hidden. */
export const notFound: readonly Prior[] = [
  { when: 'path beside the products', ranks: [['endpoint-not-found'], ['resource-not-visible']] },
  { when: 'path without rest', ranks: [['wrong-site-url', 'endpoint-not-found']] },
  { when: 'path unknown', ranks: [['endpoint-not-found'], [], ['wrong-site-url', 'resource-not-visible']] },
  {
    when: 'path with other methods',
    ranks: [['endpoint-not-found'], ['method-not-allowed'], ['wrong-site-url']],
  },
  // What the body names is not there for this account.
  {
    when: all(
      'writes',
      'needs a project permission',
      not('path of one thing'),
      not('path of everybody'),
      not('as app'),
    ),
    ranks: [
      ['project-permission-missing', 'resource-not-visible'],
      ['credentials-rejected'],
      ['wrong-site-url'],
    ],
  },
  {
    when: all('on own server', 'path of one thing'),
    ranks: [['resource-not-visible'], ['wrong-site-url'], ['endpoint-not-found', 'credentials-rejected']],
  },
  { when: 'on own server', ranks: [['wrong-site-url'], ['endpoint-not-found'], ['not-cloud']] },
  {
    when: 'gateway token at the site',
    ranks: [['wrong-base-url-for-token'], [], ['resource-not-visible']],
  },
  // What every Jira has is missing: something else answered.
  {
    when: all('as app', 'path of everybody', not('path of one thing')),
    ranks: [['wrong-site-url'], [], ['endpoint-not-found', 'app-user-permission-missing']],
  },
  {
    when: all('as app', 'path of one thing'),
    ranks: [['app-user-permission-missing'], ['resource-not-visible'], ['endpoint-not-found']],
  },
  { when: 'as app', ranks: [['endpoint-not-found'], ['app-user-permission-missing'], ['wrong-site-url']] },
  {
    when: all('at gateway', 'path of one thing', 'as oauth'),
    ranks: [['resource-not-visible'], ['token-expired', 'app-not-installed'], ['wrong-base-url-for-token']],
  },
  {
    when: all('at gateway', 'path of one thing'),
    ranks: [['resource-not-visible'], ['app-not-installed'], ['wrong-base-url-for-token']],
  },
  {
    when: 'at gateway',
    ranks: [['app-not-installed'], ['wrong-base-url-for-token', 'endpoint-not-found'], ['token-expired']],
  },
  {
    when: all('as password', 'on cloud', 'path of one thing'),
    ranks: [['password-not-allowed'], ['credentials-rejected'], ['resource-not-visible']],
  },
  { when: 'as anonymous', ranks: [['anonymous-request'], ['resource-not-visible']] },
  {
    when: 'path of one thing',
    ranks: [['resource-not-visible'], ['credentials-rejected'], ['wrong-base-url-for-token']],
  },
  {
    when: 'status 404',
    ranks: [['wrong-site-url', 'endpoint-not-found'], [], ['credentials-rejected', 'resource-not-visible']],
  },
];
