import { clue, links, type Rule } from './rule.ts';

export const rateLimited: Rule = {
  id: 'rate-limited',
  title: 'Too many calls',
  who: 'app developer',
  needs: ['status', 'headers', 'body'],
  docs: 'docs/rules/rate-limited.md',
  applies: ({ at }) => at.outcome === 'refused',
  diagnose({ at }) {
    const reason = at.headers.get('ratelimit-reason') ?? at.headers.get('x-ratelimit-reason');
    const remaining = at.headers.get('x-ratelimit-remaining');
    const wait = at.headers.get('retry-after') ?? at.headers.get('beta-retry-after');
    return {
      clues: [
        ...clue(at.status === 429, 4, 'the status is 429'),
        ...clue(
          reason !== undefined,
          2.5,
          `RateLimit-Reason says ${(reason ?? '').replace(/[^a-z0-9-]/gi, '').slice(0, 40)}`,
        ),
        ...clue(at.heard.has('rateLimited'), 3, 'the answer speaks of a limit of calls'),
        ...clue(wait !== undefined && at.status !== 429, 1.5, 'Retry-After says when to come back'),
        ...clue(remaining !== undefined && Number(remaining) <= 0, 1.5, 'no call is left in the window'),
        ...clue(
          at.status !== 429 && !at.heard.has('rateLimited') && reason === undefined,
          -3,
          'no limit is named',
        ),
      ],
      fix: [
        {
          who: 'app developer',
          step:
            wait !== undefined
              ? 'Wait as Retry-After says, then go on more slowly.'
              : 'Back off (double the pause each time, with some chance in it) and spread the calls.',
          link: links.rate,
        },
        {
          who: 'app developer',
          step: 'Ask for more in one call (bulk operations, fields, page size) and cache what changes rarely.',
        },
      ],
      settledBy: 'RateLimit-Reason and Retry-After of the answer',
    };
  },
};
