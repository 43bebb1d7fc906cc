import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { again, developer, links } from '../fixes/index.ts';

export const xsrfCheckFailed: Cause = {
  title: 'Jira took the call for a browser form without token',
  gate: 'edge',
  owner: 'app developer',
  about: 'operation',
  possible: any('writes', 'says xsrf'),
  decisive: [
    'says xsrf',
    all(
      'upload without its header',
      any('status 403', 'status 404'),
      'nothing is said',
      not(any('credential absent', 'scopes lacking')),
    ),
  ],
  strong: [
    all('upload without its header', any('status 403', 'status 404')),
    all('browser headers', 'status 403', 'writes'),
  ],
  leans: [
    all('browser headers', 'status 403'),
    all('path of an upload', any('status 403', 'status 404'), not('no-check sent')),
  ],
  against: [all(not('says xsrf'), not('browser headers'), not('path of an upload'))],
  fix: () => [
    developer(
      'Send X-Atlassian-Token: no-check with writes and uploads, and a User-Agent of your own in place of a browser one.',
      links.xsrf,
    ),
  ],
  settledBy: (reading) => again(reading, { more: '-A my-client -H "X-Atlassian-Token: no-check"' }),
};
