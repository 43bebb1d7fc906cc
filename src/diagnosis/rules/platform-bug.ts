import { clue, type Rule } from './rule.ts';

export const platformBug: Rule = {
  id: 'platform-bug',
  title: "A defect on Atlassian's side",
  who: 'Atlassian',
  needs: ['status', 'notes', 'needs', 'siblings'],
  docs: 'docs/rules/platform-bug.md',
  applies: () => true,
  diagnose({ at, notes, beside, cloud, scopes }) {
    const documented = at.needs.match === 'known';
    const internal =
      at.body.words.includes('internal server error') ||
      at.body.words.includes('unexpected error') ||
      at.body.words.includes('nullpointer') ||
      at.body.words.includes('exception');
    return {
      clues: [
        ...clue(
          notes.says(
            'known bug',
            'confirmed bug',
            'confirmed defect',
            'bug report',
            'jracloud-',
            'jswcloud-',
            'jsdcloud-',
            'frge-',
            'regression',
            'rolled back',
            'incident',
            'suddenly',
            'worked yesterday',
            'without change',
          ),
          4,
          'the notes speak of a confirmed defect',
        ),
        ...clue(
          /\b(jra|jracloud|jraserver|jswcloud|jswserver|jsdcloud|jsdserver|acjira|frge|eco)-\d+|jira\.atlassian\.com\/browse/.test(
            notes.words,
          ),
          2,
          'the notes name a report of jira.atlassian.com',
        ),
        ...clue(
          at.status === 500 && documented,
          1.6,
          'a documented operation answers with an internal error',
        ),
        ...clue(internal && (at.status ?? 500) >= 500, 1.8, 'the server reports an error of its own'),
        ...clue(
          documented && at.needs.scopes === 'enough' && scopes !== null && at.heard.has('scopeMismatch'),
          1.8,
          'the documented scopes are held, and the gateway still refuses',
        ),
        ...clue(
          cloud &&
            beside.otherAddressWorks !== null &&
            beside.otherAddressWorks.address.version !== at.address.version &&
            at.status === 500,
          1.5,
          'the other version of the operation works',
        ),
        ...clue(
          at.status !== null && at.status < 500 && !notes.has && !at.heard.has('scopeMismatch'),
          -3,
          'nothing points to a defect',
        ),
      ],
      fix: [
        {
          who: 'Atlassian',
          step: 'Search jira.atlassian.com for the operation and the text; vote for or file the defect with the Atl-Traceid of the answer.',
          link: 'https://jira.atlassian.com/',
        },
        {
          who: 'app developer',
          step: 'Use the workaround that the report names (often the other version of the operation, or fewer expands).',
        },
      ],
      settledBy: 'a report on jira.atlassian.com that describes exactly this',
    };
  },
};
