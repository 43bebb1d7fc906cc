import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { given } from '../given.ts';
import { issueNames } from '../ids.ts';
import { keepTask } from '../tasks.ts';
import { mayOn, visibleIssue } from './permissions.ts';

/** The issues a bulk operation is about, those hidden left out; a response: none at all, or no right to change many. */
export function selected(call: RestCall, ids: readonly string[]): Issue[] | WireResponse {
  if (!call.rights.global('BULK_CHANGE'))
    return jiraError(403, ['You do not have the permission Make bulk changes.']);
  const found = ids.flatMap((id) => visibleIssue(call, id) ?? []);
  return found.length === 0 ? jiraError(400, ['None of the work items exist or can be seen.']) : found;
}

/** What is done to one issue; it is not done where something is said against it. */
export interface Work {
  readonly issue: Issue;
  readonly work: () => readonly string[];
}

/** Work that nothing is said against. */
export const done = (work: () => void) => (): readonly string[] => {
  work();
  return [];
};

/** The title of most tasks. */
export const bulkOperation = 'Bulk operation';

/** Carries work out on each issue that the permission allows, and answers with the task that remembers it. */
export function run(
  call: RestCall,
  issues: readonly Issue[],
  permission: string | null,
  work: (issue: Issue) => void,
): WireResponse {
  const works = issues.map((issue) => ({ issue, work: done(() => work(issue)) }));
  return runEach(call, bulkOperation, permission, works);
}

/** The same where each issue has work of its own; `title` is the task's. */
export function runEach(
  call: RestCall,
  title: string,
  permission: string | null,
  works: readonly Work[],
): WireResponse {
  const processed: number[] = [];
  const failed: Record<string, string[]> = {};
  for (const { issue, work } of works) {
    const may = permission === null || mayOn(call, issue, permission);
    const wrong = may ? work() : [`No permission ${permission}.`];
    if (wrong.length > 0) failed[issue.id] = [...wrong];
    else processed.push(Number(issue.id));
  }
  const task = keepTask(call, title, {
    processedAccessibleIssues: processed,
    failedAccessibleIssues: failed,
    invalidOrInaccessibleIssueCount: 0,
    totalIssueCount: works.length,
  });
  return json(201, { taskId: task.id });
}

const selectionSchema = z.looseObject({ selectedIssueIdsOrKeys: issueNames(1000) });

export function withSelection(
  call: RestCall,
  permission: string | null,
  work: (issue: Issue) => void,
): WireResponse {
  const asked = given(call, selectionSchema);
  if ('status' in asked) return asked;
  const issues = selected(call, asked.given.selectedIssueIdsOrKeys);
  return Array.isArray(issues) ? run(call, issues, permission, work) : issues;
}
