import { json } from '../../request.ts';
import type { Issue, ServiceGoal } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { isAgent, noPermission } from './place.ts';
import { about, type FoundRequest } from './request-place.ts';

const hour = 3_600_000;

const usualGoals: readonly ServiceGoal[] = [
  { id: '1', name: 'Time to first response', within: 4 * hour, until: 'first-response' },
  { id: '2', name: 'Time to resolution', within: 24 * hour, until: 'resolution' },
];

/** When what a goal waits for happened; null: not yet. A request that is resolved needs no response any more. */
function reached({ until }: ServiceGoal, issue: Issue): string | null {
  if (until === 'resolution') return issue.resolutionDate;
  const answer = issue.comments.find(
    (comment) => comment.public && comment.authorAccountId !== issue.reporterAccountId,
  );
  return answer?.created ?? issue.resolutionDate;
}

/** `8h 30m`, with a minus sign where time has run out. */
function duration(millis: number) {
  const minutes = Math.floor(Math.abs(millis) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = [...(hours === 0 ? [] : [`${hours}h`]), ...(rest === 0 && hours > 0 ? [] : [`${rest}m`])];
  return { millis, friendly: `${millis < 0 ? '-' : ''}${words.join(' ')}` };
}

/** How far a goal is: one cycle from the creation on, over or still running. Hours count around the clock. */
function goalBean(call: RestCall, { issue }: FoundRequest, goal: ServiceGoal) {
  const start = Date.parse(issue.created);
  const stopped = reached(goal, issue);
  const elapsed = (stopped === null ? call.world.now() : Date.parse(stopped)) - start;
  const times = {
    breached: elapsed > goal.within,
    goalDuration: duration(goal.within),
    elapsedTime: duration(elapsed),
    remainingTime: duration(goal.within - elapsed),
  };
  const startTime = deskDate(call, issue.created);
  return {
    id: goal.id,
    name: goal.name,
    completedCycles: stopped === null ? [] : [{ startTime, stopTime: deskDate(call, stopped), ...times }],
    ...(stopped === null
      ? {
          ongoingCycle: {
            startTime,
            breachTime: deskDate(call, new Date(start + goal.within).toISOString()),
            paused: false,
            withinCalendarHours: true,
            ...times,
          },
        }
      : {}),
    _links: { self: `${call.base}/rest/servicedeskapi/request/${issue.id}/sla/${goal.id}` },
  };
}

const goalsOf = ({ at }: FoundRequest): readonly ServiceGoal[] => at.desk.goals ?? usualGoals;

/** Service level agreements of requests, for agents. */
export const requestGoalRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/sla', (call) =>
    about(call, (found) =>
      isAgent(call, found.at.project)
        ? deskPage(call, goalsOf(found), (goal) => goalBean(call, found, goal))
        : noPermission(),
    ),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}', (call) =>
    about(call, (found) => {
      if (!isAgent(call, found.at.project)) return noPermission();
      const goal = goalsOf(found).find(({ id }) => id === call.params.slaMetricId);
      return goal === undefined
        ? deskError(404, 'The SLA metric was not found.')
        : json(200, goalBean(call, found, goal));
    }),
  ),
];
