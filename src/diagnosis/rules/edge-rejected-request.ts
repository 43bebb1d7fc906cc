import { clue, type Rule } from './rule.ts';

export const edgeRejectedRequest: Rule = {
  id: 'edge-rejected-request',
  title: 'The CDN before Cloud refuses the shape of the request',
  who: 'app developer',
  needs: ['body', 'headers', 'request', 'deployment'],
  docs: 'docs/rules/edge-rejected-request.md',
  applies: ({ selfHosted, at }) => !selfHosted || at.heard.has('cloudfront'),
  diagnose({ at, notes }) {
    const server = (at.headers.get('server') ?? '').toLowerCase();
    const cdn =
      at.heard.has('cloudfront') ||
      server.includes('cloudfront') ||
      (at.headers.get('x-cache') ?? '').toLowerCase().includes('error from cloudfront');
    const bodyWithGet =
      (at.method === 'GET' || at.method === 'HEAD') &&
      (at.exchange.request.body !== null || Number(at.requestHeaders.get('content-length') ?? '0') > 0);
    const refused = (at.status ?? 403) >= 400 && (at.status ?? 403) < 500;
    return {
      clues: [
        ...clue(cdn && refused, 6, 'the page is that of the CloudFront CDN: the request never reached Jira'),
        ...clue(bodyWithGet && at.outcome === 'refused', cdn ? 1.5 : 2, 'a GET was sent with a body'),
        ...clue(
          notes.says('get+body', 'content-length', 'body with get'),
          2,
          'the notes speak of a body with GET',
        ),
        ...clue(
          at.status === 400 &&
            at.body.form === 'html' &&
            at.method === 'GET' &&
            at.address.place === 'cloud-site',
          1.5,
          'a GET to Cloud is answered with a page and 400',
        ),
        ...clue((at.status ?? 0) >= 500, -3, 'a 5xx page of the CDN means that Jira did not answer'),
        ...clue(!cdn && !bodyWithGet, -3, 'the CDN left no trace'),
        ...clue(at.login.recognised || at.body.hasErrorMessages, -5, 'Jira itself answered'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Send no body and no Content-Length with GET; keep addresses and headers short.',
          link: 'https://developer.atlassian.com/cloud/jira/platform/changelog/#CHANGE-2328',
        },
        { who: 'credential owner', step: 'Update the client library: newer versions send GET without body.' },
      ],
      settledBy: 'the same GET with curl, without body: if it works, the shape of the request is the reason',
    };
  },
};
