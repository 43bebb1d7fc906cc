import { z } from 'zod';
import { jiraError, type WireResponse } from '../../request.ts';
import { findProject, typesOf, workflowOf } from '../../state/lookup.ts';
import type { Issue, IssueType, Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { issueNames } from '../ids.ts';
import { done, runEach, selected, type Work } from './bulk-selection.ts';
import { nextKey } from './create.ts';
import { change } from './history.ts';
import { visibleIssue } from './permissions.ts';

const schema = z.looseObject({
  targetToSourcesMapping: z.record(
    z.string(),
    z.looseObject({
      issueIdsOrKeys: issueNames(1000),
      inferFieldDefaults: z.boolean().nullish(),
      inferStatusDefaults: z.boolean().nullish(),
      targetStatus: z.array(z.looseObject({ statuses: z.record(z.string(), z.array(z.string())) })).nullish(),
    }),
  ),
});

type Source = z.infer<typeof schema>['targetToSourcesMapping'][string];

interface Target {
  readonly project: Project;
  readonly type: IssueType;
  readonly parent: Issue | null;
}

/** `PROJECT,TYPE` or `PROJECT,TYPE,PARENT`, each by id or key. */
function targetOf(call: RestCall, text: string): Target | WireResponse {
  const [project = '', type = '', parent] = text.split(',').map((part) => part.trim());
  const found = findProject(call.state, project);
  if (found === null || !call.rights.project('CREATE_ISSUES', found))
    return jiraError(400, [`You cannot create work items in the project '${project}'.`]);
  const known = typesOf(call.state, found).find(({ id }) => id === type);
  if (known === undefined) return jiraError(400, [`The project '${project}' has no issue type '${type}'.`]);
  const above = parent === undefined ? null : visibleIssue(call, parent);
  if (parent !== undefined && above === null)
    return jiraError(400, [`The parent '${parent}' was not found.`]);
  return { project: found, type: known, parent: above };
}

/** The status there: as the mapping says, the same where the workflow has it, else the one that new issues get. */
function statusThere(call: RestCall, issue: Issue, { project, type }: Target, source: Source): string {
  const mapped = (source.targetStatus ?? [])
    .flatMap(({ statuses }) => Object.entries(statuses))
    .find(([, from]) => from.includes(issue.status))?.[0];
  const workflow = workflowOf(call.state, project, type.id);
  if (mapped !== undefined && workflow?.statusIds.includes(mapped)) return mapped;
  if (workflow === null || workflow.statusIds.includes(issue.status)) return issue.status;
  return workflow.transitions.find((each) => each.type === 'INITIAL')?.to ?? issue.status;
}

/** What belongs to one project alone stays behind: components, versions, sprints, the security level. */
function moveOne(call: RestCall, issue: Issue, target: Target, source: Source): void {
  const { project, type, parent } = target;
  change(call, issue, ['project'], () => {
    issue.status = statusThere(call, issue, target, source);
    issue.issueType = type.id;
    if (parent !== null) issue.parentId = parent.id;
    if (issue.projectId === project.id) return;
    if (parent === null) issue.parentId = null;
    issue.formerKeys.push(issue.key);
    issue.key = nextKey(call, project);
    issue.projectId = project.id;
    issue.componentIds = [];
    issue.fixVersionIds = [];
    issue.affectedVersionIds = [];
    issue.sprintIds = [];
    issue.securityLevelId = null;
  });
}

/** `POST /bulk/issues/move`: all targets are looked at before anything moves. */
function move(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const entries = Object.entries(asked.given.targetToSourcesMapping);
  if (entries.length === 0) return jiraError(400, ['targetToSourcesMapping names no target.']);
  const moves: Work[] = [];
  for (const [text, source] of entries) {
    const target = targetOf(call, text);
    if ('status' in target) return target;
    const issues = selected(call, source.issueIdsOrKeys);
    if (!Array.isArray(issues)) return issues;
    moves.push(...issues.map((issue) => ({ issue, work: done(() => moveOne(call, issue, target, source)) })));
  }
  return runEach(call, 'Bulk move', 'MOVE_ISSUES', moves);
}

export const bulkMoveRoutes: Route[] = [selfJudging('POST /bulk/issues/move', move)];
