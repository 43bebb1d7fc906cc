import { clue, type Rule } from './rule.ts';

export const xsrfCheckFailed: Rule = {
  id: 'xsrf-check-failed',
  title: 'Jira took the call for a browser form without token',
  who: 'app developer',
  needs: ['body', 'headers', 'method', 'address', 'siblings'],
  docs: 'docs/rules/xsrf-check-failed.md',
  applies: ({ at }) => at.method !== 'GET' || at.heard.has('xsrf'),
  diagnose({ at, beside, notes }) {
    const upload = /\/attachments?\/?$|\/attachTemporaryFile|\/avatar|\/import/.test(
      at.address.restPath ?? '',
    );
    const agent = at.requestHeaders.get('user-agent') ?? '';
    const browser = /mozilla|chrome|safari|firefox/i.test(agent) || at.requestHeaders.has('origin');
    const noCheck = at.requestHeaders.has('x-atlassian-token');
    const stated = at.requestHeaders.size > 0;
    return {
      clues: [
        ...clue(at.heard.has('xsrf'), 7, 'the answer says that the XSRF check failed'),
        ...clue(browser && at.status === 403, 3, 'the request has a User-Agent or Origin of a browser'),
        ...clue(
          browser && at.status === 403 && !at.credential.absent && at.credential.scheme !== 'cookie',
          1.2,
          'the request looks like a browser and still carries a credential of its own, as browsers do not',
        ),
        ...clue(
          upload && at.status === 403 && stated && !noCheck,
          4,
          'an upload went without the header X-Atlassian-Token',
        ),
        ...clue(
          upload && (at.status === 403 || at.status === 404) && !stated,
          1.4,
          'uploads need the header X-Atlassian-Token',
        ),
        ...clue(
          beside.ownWorked.some((call) => call.method === 'GET') && (at.status === 403 || at.status === null),
          0.8,
          'reads work, the write is refused',
        ),
        ...clue(
          notes.says('user-agent', 'user agent', 'origin header', 'xsrf', 'csrf', 'browser extension'),
          2.5,
          'the notes speak of browser headers',
        ),
        ...clue(noCheck && !at.heard.has('xsrf'), -2, 'X-Atlassian-Token was sent'),
        ...clue(!at.heard.has('xsrf') && at.body.hasErrorMessages, -1.5, 'the answer names another reason'),
        ...clue(!at.heard.has('xsrf') && !browser && !upload, -2, 'nothing looks like a browser form'),
      ],
      fix: [
        {
          who: 'app developer',
          step: 'Send X-Atlassian-Token: no-check with writes and uploads, and a User-Agent of your own in place of a browser one.',
          link: 'https://confluence.atlassian.com/jirakb/rest-api-calls-with-a-browser-user-agent-header-may-fail-csrf-checks-802591455.html',
        },
      ],
      settledBy: 'the same call with X-Atlassian-Token: no-check and a plain User-Agent',
    };
  },
};
