import { issueTypeOf, projectOf } from '../state/lookup.ts';
import { type JqlField, operatorSets } from './field.ts';
import { field, some } from './field-kinds.ts';
import { issuesNamed } from './field-values.ts';
import { directionOf, directionsNamed } from './link-directions.ts';
import { namedIn } from './people-values.ts';

/** Fields that say where an issue stands: its security level, project, filters, attachments and links. */
export const placeFields: readonly JqlField[] = [
  field('level', 'com.atlassian.jira.issue.security.IssueSecurityLevel', {
    values: (issue) => (issue.securityLevelId === null ? [] : [String(issue.securityLevelId)]),
    resolve: (name, { state }) =>
      namedIn(
        state.issueSecuritySchemes.flatMap(({ levels }) => levels),
        name,
      ),
  }),
  field('projectType', 'java.lang.String', {
    values: (issue, { state }) => some(projectOf(state, issue)?.projectTypeKey ?? null),
    resolve: (name) => (['software', 'service_desk', 'business'].includes(name) ? [name] : []),
  }),
  field('category', 'com.atlassian.jira.project.ProjectCategory', {
    values: (issue, { state }) => some(projectOf(state, issue)?.categoryId ?? null),
    resolve: (name, { state }) => namedIn(state.projectCategories, name),
  }),
  field('filter request savedfilter searchrequest', 'com.atlassian.jira.issue.search.SearchRequest', {
    operators: new Set(['=', '!=', 'in', 'not in']),
    values: () => [],
  }),
  field('attachments', 'com.atlassian.jira.issue.attachment.Attachment', {
    operators: new Set(['is', 'is not']),
    values: (issue) => issue.attachments.map(({ id }) => id),
  }),
  field('issueLink', 'com.atlassian.jira.issue.Issue', {
    kind: 'key',
    operators: new Set(['=', '!=', 'in', 'not in', 'is', 'is not']),
    values: (issue, { state }) =>
      state.issueLinks.flatMap(({ inwardIssueId, outwardIssueId }) =>
        inwardIssueId === issue.id ? [outwardIssueId] : outwardIssueId === issue.id ? [inwardIssueId] : [],
      ),
    resolve: issuesNamed,
  }),
  field('issueLinkType', 'com.atlassian.jira.issue.link.IssueLinkType', {
    values: (issue, { state }) =>
      state.issueLinks.flatMap(({ typeId, inwardIssueId, outwardIssueId }) => [
        ...(inwardIssueId === issue.id ? [directionOf(typeId, true)] : []),
        ...(outwardIssueId === issue.id ? [directionOf(typeId, false)] : []),
      ]),
    resolve: (name, { state }) => directionsNamed(name, state),
  }),
  // An epic's work and the sub-tasks of it (docs, JQL fields).
  field('parentEpic', 'com.atlassian.jira.issue.Issue', {
    kind: 'key',
    values: (issue, { state }) => {
      const above = state.issues.find(({ id }) => id === issue.parentId);
      return [...some(issue.parentId), ...some(above?.parentId ?? null)];
    },
    resolve: issuesNamed,
  }),
  field('hierarchyLevel', 'java.lang.Number', {
    kind: 'number',
    operators: operatorSets.ordered,
    values: (issue, { state }) => [issueTypeOf(state, issue).hierarchyLevel],
  }),
];
