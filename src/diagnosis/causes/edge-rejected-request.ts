import { all, any, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { again, developer, owner } from '../fixes/index.ts';

export const edgeRejectedRequest: Cause = {
  title: 'The CDN before Cloud refuses the shape of the request',
  gate: 'edge',
  owner: 'app developer',
  about: 'identity',
  needsCaller: false,
  possible: any(not('on own server'), 'says cloudfront'),
  decisive: [all('signed by the CDN', any('status 4xx', 'status unstated'))],
  strong: [
    all(
      'GET with a body',
      'on cloud',
      any('status 400', 'status 403', 'status unstated'),
      not('mark of Jira'),
    ),
  ],
  fix: () => [
    developer(
      'Send no body and no Content-Length with GET; keep addresses and headers short.',
      'https://developer.atlassian.com/cloud/jira/platform/changelog/#CHANGE-2328',
    ),
    owner('Update the client library: newer versions send GET without body.'),
  ],
  settledBy: (reading) => `${again(reading)} (works without a body: the shape of the request is the reason)`,
};
