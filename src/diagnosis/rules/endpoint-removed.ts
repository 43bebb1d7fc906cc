import { clue, type Rule } from './rule.ts';

export const endpointRemoved: Rule = {
  id: 'endpoint-removed',
  title: 'The operation is gone or replaced',
  who: 'app developer',
  needs: ['body', 'needs', 'address'],
  docs: 'docs/rules/endpoint-removed.md',
  applies: ({ at }) => at.outcome !== 'worked',
  diagnose({ at, cloud, beside }) {
    const removed = at.needs.operation?.removed === true;
    const search = /^\/rest\/api\/(2|3|latest)\/search\/?$/.test(at.address.restPath ?? '');
    return {
      clues: [
        ...clue(at.status === 410, 3, 'the status is 410 Gone'),
        ...clue(
          at.heard.has('removed'),
          at.status === 410 ? 3 : 4.5,
          'the answer says that the operation was removed or replaced',
        ),
        ...clue(
          removed && cloud && (at.status === 404 || at.status === 410 || at.status === null),
          3,
          'the reference lists this operation as removed',
        ),
        ...clue(
          search && cloud && (at.status === 404 || at.status === 410),
          2,
          'the old search was removed from Cloud',
        ),
        ...clue(
          /^\/rest\/(greenhopper|auth\/1\/session|api\/1\.0|api\/2\.0\.alpha1)/.test(
            at.address.restPath ?? '',
          ) &&
            cloud &&
            at.status === 404,
          1.5,
          'this family of paths was taken away from Cloud',
        ),
        ...clue(at.heard.has('passwordDeprecated'), -3, 'what was removed is the password login'),
        ...clue(
          at.status !== 410 && !at.heard.has('removed') && !removed && !search,
          -1,
          'nothing says that it was removed',
        ),
        ...clue(beside.hostWorks && at.status === 410, 0.5, 'other operations work'),
      ],
      fix: [
        {
          who: 'app developer',
          step:
            search || at.heard.has('removed')
              ? 'Move to the successor that the answer or the changelog names (search: /rest/api/3/search/jql, count: /rest/api/3/search/approximate-count).'
              : 'Look the operation up in the changelog and move to its successor.',
          link: 'https://developer.atlassian.com/changelog/#CHANGE-2046',
        },
        { who: 'credential owner', step: 'Update the tool: newer versions use the successor.' },
      ],
      settledBy: 'the changelog entry named in the answer',
    };
  },
};
