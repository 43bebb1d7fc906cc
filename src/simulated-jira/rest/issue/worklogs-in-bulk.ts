import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue, Worklog } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { change } from './history.ts';
import { issueOf, mayOn, visibleIssue } from './permissions.ts';
import { adjustEstimate } from './worklog-writes.ts';

const idsSchema = z.looseObject({ ids: z.array(idOrKey).min(1).max(5000), issueIdOrKey: idOrKey.nullish() });

/** The worklogs of an issue that the body names; a response: the caller may not take them all. */
function meant(
  call: RestCall,
  permission: string,
): { issue: Issue; worklogs: Worklog[]; to: string | null | undefined } | WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const asked = given(call, idsSchema);
  if ('status' in asked) return asked;
  if (!mayOn(call, issue, permission))
    return jiraError(403, ['You do not have the permission to change these worklogs.']);
  const { ids, issueIdOrKey } = asked.given;
  return { issue, worklogs: issue.worklogs.filter(({ id }) => ids.includes(id)), to: issueIdOrKey };
}

/** Takes worklogs away from an issue, its time spent with them. */
function take(call: RestCall, issue: Issue, worklogs: readonly Worklog[]): void {
  change(call, issue, ['worklog'], () => {
    issue.worklogs = issue.worklogs.filter((each) => !worklogs.includes(each));
    adjustEstimate(call, issue, -worklogs.reduce((sum, { seconds }) => sum + seconds, 0));
  });
}

function removeMany(call: RestCall): WireResponse {
  const found = meant(call, 'DELETE_ALL_WORKLOGS');
  if ('status' in found) return found;
  if (found.worklogs.length === 0) return jiraError(400, ['None of the worklogs belong to the issue.']);
  take(call, found.issue, found.worklogs);
  const at = new Date(call.world.now()).toISOString();
  call.state.removedWorklogs.push(...found.worklogs.map(({ id }) => ({ id, at })));
  return empty(204);
}

function moveMany(call: RestCall): WireResponse {
  const found = meant(call, 'DELETE_ALL_WORKLOGS');
  if ('status' in found) return found;
  const target = visibleIssue(call, found.to ?? '');
  if (target === null) return jiraError(404, ['The issue the worklogs are to go to was not found.']);
  if (!mayOn(call, target, 'WORK_ON_ISSUES') || found.worklogs.length === 0)
    return jiraError(400, ['The worklogs cannot be moved to this issue.']);
  take(call, found.issue, found.worklogs);
  change(call, target, ['worklog'], () => {
    target.worklogs.push(...found.worklogs);
    adjustEstimate(
      call,
      target,
      found.worklogs.reduce((sum, { seconds }) => sum + seconds, 0),
    );
  });
  return json(200, {});
}

/** Many worklogs of one issue at once. */
export const bulkWorklogRoutes: Route[] = [
  selfJudging('DELETE /issue/{issueIdOrKey}/worklog', removeMany),
  selfJudging('POST /issue/{issueIdOrKey}/worklog/move', moveMany),
];
