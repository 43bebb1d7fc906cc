import { clue, links, type Rule } from './rule.ts';

export const siteUnavailable: Rule = {
  id: 'site-unavailable',
  title: 'The site is down, suspended or moving',
  who: 'Jira administrator',
  needs: ['status', 'body', 'siblings', 'notes'],
  docs: 'docs/rules/site-unavailable.md',
  applies: ({ at }) => at.outcome !== 'worked' || at.body.form === 'html',
  diagnose({ at, beside, notes, others }) {
    const pageEverywhere =
      at.heard.has('siteUnknown') &&
      others.length > 0 &&
      others.every((call) => call.heard.has('siteUnknown')) &&
      at.address.restPath?.endsWith('/serverInfo') === true;
    const serverInfoFails =
      pageEverywhere ||
      others.some(
        (call) =>
          call.address.restPath?.endsWith('/serverInfo') === true &&
          call.outcome !== 'worked' &&
          call.status !== 401,
      );
    const gone = (at.status ?? 0) >= 500;
    return {
      clues: [
        ...clue(at.heard.has('siteSwitchedOff'), 6, 'the answer says that the site is switched off'),
        ...clue(
          at.heard.has('unavailable') && (gone || at.body.form === 'html'),
          3.5,
          'the answer says that the site is unavailable',
        ),
        ...clue(
          at.heard.has('unavailable') && !gone && at.body.form !== 'html',
          at.body.form === 'text' ? 3 : 1.5,
          'the answer speaks of unavailability',
        ),
        ...clue(at.status === 503, 1, 'the status is 503'),
        ...clue(
          at.heard.has('siteUnknown') && serverInfoFails,
          5,
          'every call, serverInfo too, gets the page of Atlassian in place of Jira',
        ),
        ...clue(serverInfoFails, 2.5, 'even serverInfo, which is open to everyone, fails'),
        ...clue(beside.allFailAlike && gone, 2, 'every call fails alike'),
        ...clue(at.status === 500 && at.heard.has('unavailable'), 1, 'the server cannot answer'),
        ...clue(
          notes.says(
            'outage',
            'suspended',
            'subscription',
            'trial',
            'maintenance',
            'migrat',
            'status page',
            'incident',
          ),
          4,
          'the notes speak of an outage or of the subscription',
        ),
        ...clue(
          at.heard.has('siteUnknown') && at.status !== 404,
          4.2,
          'the page of Atlassian for sites that do not answer stands in place of Jira',
        ),
        ...clue(
          at.heard.has('siteUnknown') && at.status === 404 && at.body.form === 'html',
          1.2,
          'the page may also mean that the site is switched off',
        ),
        ...clue(beside.hostWorks, -2.5, 'other calls work on the site'),
        ...clue(at.body.hasErrorMessages && !gone, -2, 'Jira itself answered'),
        ...clue(
          (at.status === 401 || at.status === 404) &&
            !at.heard.has('siteSwitchedOff') &&
            !at.heard.has('unavailable') &&
            !serverInfoFails,
          -2,
          'the site answers',
        ),
        ...clue(at.status === 403 && at.heard.has('cloudfront'), -2, 'the CDN refused this request only'),
      ],
      fix: [
        {
          who: 'Jira administrator',
          step: 'Open the site in a browser and check the subscription in the administration.',
        },
        {
          who: 'Atlassian',
          step: 'If the status page shows an incident, wait for its end.',
          link: links.status,
        },
      ],
      settledBy: 'GET {base}/rest/api/2/serverInfo without credential, and the status page',
    };
  },
};
