import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf } from '../../state/lookup.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { issueNames } from '../ids.ts';
import { pageStart, pageToken } from '../search/page-token.ts';
import { queryList } from '../shapes/page.ts';
import { taskBean } from '../tasks.ts';
import { editedFields } from './bulk-edit-fields.ts';
import { bulkMoveRoutes } from './bulk-move.ts';
import { run, selected, withSelection } from './bulk-selection.ts';
import { bulkTransitionRoutes } from './bulk-transitions.ts';
import { dropIssues } from './edit.ts';
import { settable } from './edit-meta.ts';
import { change } from './history.ts';
import { allowedFields, editsOf } from './write.ts';

function watch(call: RestCall, on: boolean): WireResponse {
  const { accountId } = call.caller;
  return withSelection(call, null, (issue) => {
    issue.watchers = issue.watchers.filter((each) => each !== accountId);
    if (on && accountId !== null) issue.watchers.push(accountId);
  });
}

/** Fields that all of some issues let the caller change. */
function fields(call: RestCall): WireResponse {
  const issues = selected(call, queryList(call, 'issueIdsOrKeys'));
  if (!Array.isArray(issues)) return issues;
  const text = (call.query.get('searchText') ?? '').toLowerCase();
  const open = issues.map((issue) => {
    const project = projectOf(call.state, issue);
    return project === null ? [] : settable(call, project, issueTypeOf(call.state, issue), 'edit', issue);
  });
  const [first = [], ...others] = open;
  const shared = first.filter(
    ({ id, name }) =>
      name.toLowerCase().includes(text) && others.every((list) => list.some((field) => field.id === id)),
  );
  const page = cutByCursor(call, shared);
  if ('status' in page) return page;
  return json(200, {
    ...page.cursors,
    fields: page.values.map(({ id, name, schema }) => ({
      id,
      name,
      type: schema?.type ?? '',
      isRequired: id === 'summary',
      searchUrl: '',
      fieldOptions: [],
    })),
  });
}

/** At most fifty of a list, behind or before a cursor of the query; with cursors to what is left on either side. */
function cutByCursor<T>(call: RestCall, all: readonly T[], size = 50) {
  const [after, before] = ['startingAfter', 'endingBefore'].map((name) => pageStart(call.query.get(name)));
  if (typeof after !== 'number' || typeof before !== 'number')
    return jiraError(400, ['The cursor is invalid.']);
  const start = before > 0 ? Math.max(0, before - size) : after;
  const end = before > 0 ? before : Math.min(all.length, start + size);
  return {
    values: all.slice(start, end),
    cursors: {
      ...(start > 0 ? { endingBefore: pageToken(start) } : {}),
      ...(end < all.length ? { startingAfter: pageToken(end) } : {}),
    },
  };
}

const editSchema = z.looseObject({
  selectedIssueIdsOrKeys: issueNames(1000),
  selectedActions: z.array(z.string()).min(1),
  editedFieldsInput: z.record(z.string(), z.unknown()),
});

function edit(call: RestCall): WireResponse {
  const asked = given(call, editSchema);
  if ('status' in asked) return asked;
  const issues = selected(call, asked.given.selectedIssueIdsOrKeys);
  if (!Array.isArray(issues)) return issues;
  const write = editedFields(asked.given.editedFieldsInput, asked.given.selectedActions);
  if (Object.keys({ ...write.fields, ...write.update }).length === 0)
    return jiraError(400, ['editedFieldsInput names no field that can be edited.']);
  for (const issue of issues) {
    const project = projectOf(call.state, issue);
    if (project === null) continue;
    const place = { call, project, type: issueTypeOf(call.state, issue), issue };
    const read = editsOf(write, place, allowedFields(place));
    if ('errors' in read) return jiraError(400, [], read.errors);
  }
  return run(call, issues, 'EDIT_ISSUES', (issue) => {
    const project = projectOf(call.state, issue);
    if (project === null) return;
    const place = { call, project, type: issueTypeOf(call.state, issue), issue };
    const read = editsOf(write, place, allowedFields(place));
    if ('errors' in read) return;
    change(call, issue, [...read.edits.keys()], () => {
      for (const apply of read.edits.values()) apply(issue);
    });
  });
}

function progress(call: RestCall): WireResponse {
  const task = call.state.tasks.find(({ id }) => id === call.params.taskId);
  if (task === undefined) return jiraError(400, [`There is no task with the id ${call.params.taskId}.`]);
  const { submitted, started, finished, lastUpdate } = taskBean(call, task);
  return json(200, {
    taskId: task.id,
    status: task.status,
    progressPercent: 100,
    submittedBy: { accountId: task.submittedBy },
    created: submitted,
    started,
    updated: lastUpdate ?? finished,
    ...(typeof task.result === 'object' ? task.result : {}),
  });
}

/** Operations on many issues at once: carried out at once, and told as tasks that are done. */
export const bulkOperationRoutes: Route[] = [
  ...bulkTransitionRoutes,
  ...bulkMoveRoutes,
  selfJudging('GET /bulk/issues/fields', fields),
  selfJudging('POST /bulk/issues/fields', edit),
  selfJudging('POST /bulk/issues/watch', (call) => watch(call, true)),
  selfJudging('POST /bulk/issues/unwatch', (call) => watch(call, false)),
  selfJudging('POST /bulk/issues/delete', (call) =>
    withSelection(call, 'DELETE_ISSUES', (issue) => dropIssues(call, [issue])),
  ),
  selfJudging('GET /bulk/queue/{taskId}', progress),
];
