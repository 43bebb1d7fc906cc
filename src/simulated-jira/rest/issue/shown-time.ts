import { issueTypeOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { prettyDuration } from '../shapes/friendly.ts';

export const secondsSpent = (issue: Issue): number | null =>
  issue.worklogs.length === 0 ? null : issue.worklogs.reduce((sum, { seconds }) => sum + seconds, 0);

const childrenOf = (call: RestCall, issue: Issue): Issue[] =>
  call.state.issues.filter(({ parentId }) => parentId === issue.id);

/** Sub-tasks proper: children below the level of usual issues. */
export const subtasksOf = (call: RestCall, issue: Issue): Issue[] =>
  childrenOf(call, issue).filter((child) => issueTypeOf(call.state, child).hierarchyLevel < 0);

/** A figure of an issue with its sub-tasks; null: none has it. */
export function sum(call: RestCall, issue: Issue, of: (each: Issue) => number | null): number | null {
  const values = [issue, ...subtasksOf(call, issue)].map(of).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
}

/** The field `progress`, in seconds. */
export function progress(done: number | null, left: number | null) {
  const total = (done ?? 0) + (left ?? 0);
  return {
    progress: done ?? 0,
    total,
    ...(total === 0 ? {} : { percent: Math.round(((done ?? 0) / total) * 100) }),
  };
}

/** The field `timetracking`: only what is known stands in it. */
export function timeTracking(call: RestCall, issue: Issue, words = prettyDuration) {
  const one = (name: string, seconds: number | null) =>
    seconds === null ? {} : { [name]: words(call, seconds) };
  const timeSpent = secondsSpent(issue);
  const seconds = (name: string, value: number | null) => (value === null ? {} : { [name]: value });
  return {
    ...one('originalEstimate', issue.originalEstimateSeconds),
    ...one('remainingEstimate', issue.remainingEstimateSeconds),
    ...one('timeSpent', timeSpent),
    ...seconds('originalEstimateSeconds', issue.originalEstimateSeconds),
    ...seconds('remainingEstimateSeconds', issue.remainingEstimateSeconds),
    ...seconds('timeSpentSeconds', timeSpent),
  };
}
