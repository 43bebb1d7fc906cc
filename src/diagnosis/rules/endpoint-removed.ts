import { clue, type Rule } from './rule.ts';

/** https://confluence.atlassian.com/jiracore/createmeta-rest-endpoint-to-be-removed-975040986.html */
const oldCreatemeta = /^\/rest\/api\/(2|latest)\/issue\/createmeta\/?$/;

export const endpointRemoved: Rule = {
  id: 'endpoint-removed',
  title: 'The operation is gone or replaced',
  who: 'app developer',
  needs: ['body', 'needs', 'address'],
  docs: 'docs/rules/endpoint-removed.md',
  applies: ({ at }) => at.outcome !== 'worked',
  diagnose({ at, cloud, selfHosted, beside }) {
    const removed = at.needs.operation?.removed === true;
    const search = /^\/rest\/api\/(2|3|latest)\/search\/?$/.test(at.address.restPath ?? '');
    const createmeta = oldCreatemeta.test(at.address.restPath ?? '');
    const refused = at.status === 404 || at.status === 400 || at.status === null;
    const successorWorks =
      createmeta &&
      beside.ownWorked.some((call) => /\/issue\/createmeta\/[^/]+/.test(call.address.restPath ?? ''));
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
          createmeta && selfHosted && refused && at.body.words.includes('issue does not exist'),
          6.5,
          'the create metadata of all projects was removed in Jira 9: "createmeta" is read as the key of an issue',
        ),
        ...clue(
          createmeta && selfHosted && refused && !at.body.words.includes('issue does not exist'),
          at.status === 404 ? 5 : 2.5,
          'the create metadata of all projects was removed in Jira 9',
        ),
        ...clue(successorWorks, 3, 'the successor, with the project in its path, works'),
        ...clue(
          /^\/rest\/(greenhopper|insight)\//.test(at.address.restPath ?? '') && !cloud && at.status === 404,
          3.2,
          'this family of paths was replaced (agile, assets)',
        ),
        ...clue(
          /^\/rest\/(greenhopper|insight|auth\/1\/session|api\/1\.0|api\/2\.0\.alpha1)/.test(
            at.address.restPath ?? '',
          ) &&
            cloud &&
            at.status === 404,
          1.5,
          'this family of paths was taken away from Cloud',
        ),
        ...clue(at.heard.has('passwordDeprecated'), -3, 'what was removed is the password login'),
        ...clue(
          at.status !== 410 && !at.heard.has('removed') && !removed && !search && !(createmeta && selfHosted),
          -1,
          'nothing says that it was removed',
        ),
        ...clue(beside.hostWorks && at.status === 410, 0.5, 'other operations work'),
      ],
      fix: [
        {
          who: 'app developer',
          step: createmeta
            ? 'Read /rest/api/2/issue/createmeta/{project}/issuetypes and …/issuetypes/{issueTypeId}: metadata come for one project at a time.'
            : search || at.heard.has('removed')
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
