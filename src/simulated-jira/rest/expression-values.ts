import { findUser } from '../people.ts';
import { issueTypeOf, priorityOf, projectOf, resolutionOf, statusOf } from '../state/lookup.ts';
import type { Issue, Project } from '../state.ts';
import { plainText } from '../text/document.ts';
import type { RestCall } from './call.ts';

/** People, issues and projects as expressions see them (https://developer.atlassian.com/cloud/jira/platform/jira-expressions-type-reference/). */
export function userValue({ state }: RestCall, accountId: string | null) {
  const user = findUser(state, accountId);
  if (user === null) return null;
  const { accountId: id, displayName, groups } = user;
  // A function: asked for with `user.groups()`, and no part of a user that is the answer.
  return {
    accountId: id,
    displayName,
    properties: {},
    groups: { lambda: () => groups, toJSON: () => undefined },
  };
}

export const projectValue = ({ id, key, name, projectTypeKey, style, properties }: Project) => ({
  id: Number(id),
  key,
  name,
  projectTypeKey,
  style,
  properties,
});

export function issueValue(call: RestCall, issue: Issue): Record<string, unknown> {
  const { state } = call;
  const named = (thing: { id: string; name: string } | null) =>
    thing === null ? null : { id: Number(thing.id), name: thing.name };
  const status = statusOf(state, issue);
  const type = issueTypeOf(state, issue);
  const project = projectOf(state, issue);
  return {
    ...issue.fields,
    id: Number(issue.id),
    key: issue.key,
    summary: issue.summary,
    description: issue.description === null ? null : { plainText: plainText(issue.description).trim() },
    status: { ...named(status), category: { key: status.category } },
    issueType: { ...named(type), description: type.description },
    priority: named(priorityOf(state, issue)),
    resolution: named(resolutionOf(state, issue)),
    assignee: userValue(call, issue.assigneeAccountId),
    reporter: userValue(call, issue.reporterAccountId),
    creator: userValue(call, issue.creatorAccountId),
    project: project === null ? null : projectValue(project),
    labels: issue.labels,
    created: issue.created,
    updated: issue.updated,
    dueDate: issue.dueDate,
    comments: issue.comments.map(({ id, body, authorAccountId, created }) => ({
      id: Number(id),
      author: userValue(call, authorAccountId),
      body: { plainText: plainText(body).trim() },
      created,
    })),
    properties: issue.properties,
  };
}
