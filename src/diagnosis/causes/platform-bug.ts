import { all, not } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { atlassian, developer } from '../fixes/index.ts';

export const platformBug: Cause = {
  title: "A defect on Atlassian's side",
  gate: 'platform',
  owner: 'Atlassian',
  about: 'operation',
  needsCaller: false,
  decisive: [all('known defect', not('worked'))],
  strong: [all('says defect', 'status 5xx')],
  leans: [all('scopes enough', 'says scopeMismatch'), 'nothing is lacking'],
  against: [
    all(
      not('status 5xx'),
      not('known defect'),
      not('nothing is lacking'),
      not('says scopeMismatch'),
      not('says scopeGrants'),
    ),
  ],
  fix: () => [
    atlassian(
      'Search jira.atlassian.com for the operation and the text; vote for or file the defect with the Atl-Traceid of the answer.',
      'https://jira.atlassian.com/',
    ),
    developer(
      'Use the workaround that the report names: often the other version of the operation, or fewer expands.',
    ),
  ],
  settledBy: () => 'Does a report on jira.atlassian.com describe exactly this?',
};
