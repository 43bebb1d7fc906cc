import type { CustomField, FieldContext } from '../state.ts';

/**
 * The context of a field that holds in a project for a work type: its own, else the one for every project; null: none
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-custom-field-contexts/).
 */
export function contextAt(
  { contexts }: CustomField,
  projectId: string,
  issueTypeId: string,
): FieldContext | null {
  const own = contexts.filter(({ projectIds }) => projectIds.includes(projectId));
  const open = own.length > 0 ? own : contexts.filter(({ projectIds }) => projectIds.length === 0);
  const holds = ({ issueTypeIds }: FieldContext) =>
    issueTypeIds.length === 0 || issueTypeIds.includes(issueTypeId);
  return open.find(holds) ?? null;
}
