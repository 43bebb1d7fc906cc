import type { Operation } from '../../jira-facts/index.ts';
import { withoutVersion } from '../rest/operation-shape.ts';

const privileges = 'You are not authorized to perform this action. Administrator privileges are required.';

/** Beginnings of paths, the more special ones first, and what the examples of the published documents say at 403. */
const byPath: readonly (readonly [beginning: string, words: string])[] = [
  ['/field/search', 'Only Jira administrators can access fields.'],
  [
    '/field/{fieldId}/context/{contextId}/option',
    'Only Jira administrators can manage custom field options.',
  ],
  ['/field/{fieldId}/context', 'Only Jira administrators can access custom field contexts.'],
  ['/field/', 'Only Jira administrators can edit custom fields.'],
  ['/fieldconfiguration', 'Only Jira administrators can access field configurations.'],
  ['/issuesecurityschemes', privileges],
  ['/issuetypescheme', 'Only Jira administrators can access issue type schemes.'],
  ['/issuetypescreenscheme', 'Only Jira administrators can access issue type screen schemes.'],
  ['/jql/sanitize', privileges],
  ['/license/', 'Only Jira administrators can access license details.'],
  ['/notificationscheme', privileges],
  ['/priority', privileges],
  ['/resolution', privileges],
  ['/screenscheme', 'Only Jira administrators can access screen schemes.'],
  ['/screens', 'Only Jira administrators can manage screens.'],
  ['/workflow/search', 'Only Jira administrators can access workflows.'],
  ['/workflow/', 'Only Jira administrators can access the workflow configuration.'],
  ['/workflowscheme/project', 'Only Jira administrators can access workflow scheme associations.'],
];

/** Jira's words to who is no administrator; undefined: those it mostly uses. */
export function administratorWords({ path }: Operation): string | undefined {
  const below = withoutVersion(path);
  return byPath.find(([beginning]) => below.startsWith(beginning))?.[1];
}
