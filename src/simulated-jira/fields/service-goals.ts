import type { Issue, ServiceDesk, ServiceGoal } from '../state.ts';

const hour = 3_600_000;

const usualGoals: readonly ServiceGoal[] = [
  { id: '1', name: 'Time to first response', within: 4 * hour, until: 'first-response' },
  { id: '2', name: 'Time to resolution', within: 24 * hour, until: 'resolution' },
];

/** What a desk promises of every request. */
export const goalsOf = ({ goals }: ServiceDesk): readonly ServiceGoal[] => goals ?? usualGoals;

/** When what a goal waits for happened; null: not yet. A request that is resolved needs no response any more. */
function reached({ until }: ServiceGoal, issue: Issue): string | null {
  if (until === 'resolution') return issue.resolutionDate;
  const answer = issue.comments.find(
    (comment) => comment.public && comment.authorAccountId !== issue.reporterAccountId,
  );
  return answer?.created ?? issue.resolutionDate;
}

/** The one cycle of a goal, from the creation on, over or still running at `now`; milliseconds. Hours count around the clock. */
export function goalCycle(goal: ServiceGoal, issue: Issue, now: number) {
  const start = Date.parse(issue.created);
  const stopped = reached(goal, issue);
  const elapsed = (stopped === null ? now : Date.parse(stopped)) - start;
  return { start, stopped, elapsed, remaining: goal.within - elapsed, breached: elapsed > goal.within };
}
