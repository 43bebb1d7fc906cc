import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf, workflowOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { statusBean } from '../shapes/catalogue.ts';
import { queryList } from '../shapes/page.ts';
import { keepTask, taskBean } from '../tasks.ts';
import { dropIssues } from './edit.ts';
import { settable } from './edit-meta.ts';
import { change } from './history.ts';
import { mayOn, visibleIssue } from './permissions.ts';
import { transitionsOf } from './transition-beans.ts';
import { enter } from './transitions.ts';
import { allowedFields, editsOf } from './write.ts';

const names = z
  .array(z.union([z.string(), z.number()]).transform(String))
  .min(1)
  .max(1000);

/** The issues a bulk operation is about, those hidden left out; a response: none at all, or no right to change many. */
function selected(call: RestCall, ids: readonly string[]): Issue[] | WireResponse {
  if (!call.rights.global('BULK_CHANGE'))
    return jiraError(403, ['You do not have the permission Make bulk changes.']);
  const found = ids.flatMap((id) => visibleIssue(call, id) ?? []);
  return found.length === 0 ? jiraError(400, ['None of the work items exist or can be seen.']) : found;
}

/** Carries work out on each issue that the permission allows, and answers with the task that remembers it. */
function run(
  call: RestCall,
  issues: readonly Issue[],
  permission: string | null,
  work: (issue: Issue) => void,
): WireResponse {
  const processed: number[] = [];
  const failed: Record<string, string[]> = {};
  for (const issue of issues) {
    if (permission !== null && !mayOn(call, issue, permission))
      failed[issue.id] = [`No permission ${permission}.`];
    else {
      work(issue);
      processed.push(Number(issue.id));
    }
  }
  const task = keepTask(call, 'Bulk operation', {
    processedAccessibleIssues: processed,
    failedAccessibleIssues: failed,
    invalidOrInaccessibleIssueCount: 0,
    totalIssueCount: issues.length,
  });
  return json(201, { taskId: task.id });
}

const selectionSchema = z.looseObject({ selectedIssueIdsOrKeys: names });

function withSelection(
  call: RestCall,
  permission: string | null,
  work: (issue: Issue) => void,
): WireResponse {
  const asked = given(call, selectionSchema);
  if ('status' in asked) return asked;
  const issues = selected(call, asked.given.selectedIssueIdsOrKeys);
  return Array.isArray(issues) ? run(call, issues, permission, work) : issues;
}

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
  return json(200, {
    fields: shared.map(({ id, name, schema }) => ({
      id,
      name,
      type: schema?.type ?? '',
      isRequired: id === 'summary',
      searchUrl: '',
      fieldOptions: [],
    })),
  });
}

const editSchema = z.looseObject({
  selectedIssueIdsOrKeys: names,
  selectedActions: z.array(z.string()).min(1),
  editedFieldsInput: z.record(z.string(), z.unknown()),
});

/** Values of `editedFieldsInput` in the form that an edit of one issue has, for the kinds that say so plainly. */
function plainFields(input: Record<string, unknown>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const record = z.record(z.string(), z.unknown());
  const list = z.array(record);
  for (const value of Object.values(input)) {
    for (const each of list.safeParse(value).data ?? [record.safeParse(value).data ?? {}]) {
      const id = each.fieldId;
      if (typeof id !== 'string') continue;
      if (typeof each.text === 'string') found[id] = each.text;
      if (Array.isArray(each.labels))
        found[id] = each.labels.map((label) => record.safeParse(label).data?.name ?? label);
    }
  }
  const priority = record.safeParse(input.priority).data;
  if (priority !== undefined) found.priority = { id: String(priority.priorityId) };
  return found;
}

function edit(call: RestCall): WireResponse {
  const asked = given(call, editSchema);
  if ('status' in asked) return asked;
  const issues = selected(call, asked.given.selectedIssueIdsOrKeys);
  if (!Array.isArray(issues)) return issues;
  const wanted = plainFields(asked.given.editedFieldsInput);
  const known = Object.fromEntries(
    Object.entries(wanted).filter(([id]) => asked.given.selectedActions.includes(id)),
  );
  if (Object.keys(known).length === 0)
    return jiraError(400, ['editedFieldsInput names no field that can be edited.']);
  for (const issue of issues) {
    const project = projectOf(call.state, issue);
    if (project === null) continue;
    const place = { call, project, type: issueTypeOf(call.state, issue), issue };
    const read = editsOf({ fields: known }, place, allowedFields(place));
    if ('errors' in read) return jiraError(400, [], read.errors);
  }
  return run(call, issues, 'EDIT_ISSUES', (issue) => {
    const project = projectOf(call.state, issue);
    if (project === null) return;
    const place = { call, project, type: issueTypeOf(call.state, issue), issue };
    const read = editsOf({ fields: known }, place, allowedFields(place));
    if ('errors' in read) return;
    change(call, issue, [...read.edits.keys()], () => {
      for (const apply of read.edits.values()) apply(issue);
    });
  });
}

/** Transitions that issues of one workflow have, workflow by workflow. */
function transitions(call: RestCall): WireResponse {
  const issues = selected(call, queryList(call, 'issueIdsOrKeys'));
  if (!Array.isArray(issues)) return issues;
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const project = projectOf(call.state, issue);
    const workflow =
      project === null ? null : workflowOf(call.state, project, issueTypeOf(call.state, issue).id);
    if (workflow !== null) groups.set(workflow.id, [...(groups.get(workflow.id) ?? []), issue]);
  }
  return json(200, {
    availableTransitions: [...groups.values()].map((group) => {
      const [first, ...others] = group.map((issue) => transitionsOf(call, issue));
      return {
        isTransitionsFiltered: false,
        issues: group.map(({ key }) => key),
        transitions: (first ?? [])
          .filter(({ id }) => others.every((list) => list.some((each) => each.id === id)))
          .flatMap(({ id, name, to }) => {
            const status = call.state.statuses.find((each) => each.id === to);
            return status === undefined
              ? []
              : [
                  {
                    transitionId: Number(id),
                    transitionName: name,
                    to: { statusId: Number(status.id), statusName: statusBean(call, status).name },
                  },
                ];
          }),
      };
    }),
  });
}

const transitionSchema = z.looseObject({
  bulkTransitionInputs: z
    .array(
      z.looseObject({
        selectedIssueIdsOrKeys: names,
        transitionId: z.union([z.string(), z.number()]).transform(String),
      }),
    )
    .min(1),
});

function transition(call: RestCall): WireResponse {
  const asked = given(call, transitionSchema);
  if ('status' in asked) return asked;
  const all: { issue: Issue; id: string }[] = [];
  for (const { selectedIssueIdsOrKeys, transitionId } of asked.given.bulkTransitionInputs) {
    const issues = selected(call, selectedIssueIdsOrKeys);
    if (!Array.isArray(issues)) return issues;
    all.push(...issues.map((issue) => ({ issue, id: transitionId })));
  }
  return run(
    call,
    all.map(({ issue }) => issue),
    'TRANSITION_ISSUES',
    (issue) => {
      const id = all.find((each) => each.issue === issue)?.id;
      const found = transitionsOf(call, issue).find((each) => each.id === id);
      if (found !== undefined) change(call, issue, ['status'], () => enter(call, issue, found));
    },
  );
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
  selfJudging('GET /bulk/issues/fields', fields),
  selfJudging('POST /bulk/issues/fields', edit),
  selfJudging('GET /bulk/issues/transition', transitions),
  selfJudging('POST /bulk/issues/transition', transition),
  selfJudging('POST /bulk/issues/watch', (call) => watch(call, true)),
  selfJudging('POST /bulk/issues/unwatch', (call) => watch(call, false)),
  selfJudging('POST /bulk/issues/delete', (call) =>
    withSelection(call, 'DELETE_ISSUES', (issue) => dropIssues(call, [issue])),
  ),
  selfJudging('GET /bulk/queue/{taskId}', progress),
];
