import { goalCycle, goalsOf } from '../../fields/service-goals.ts';
import { json } from '../../request.ts';
import type { ServiceGoal } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { isAgent, noPermission } from './place.ts';
import { about, type FoundRequest } from './request-place.ts';

/** `8h 30m`, with a minus sign where time has run out. */
function duration(millis: number) {
  const minutes = Math.floor(Math.abs(millis) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = [...(hours === 0 ? [] : [`${hours}h`]), ...(rest === 0 && hours > 0 ? [] : [`${rest}m`])];
  return { millis, friendly: `${millis < 0 ? '-' : ''}${words.join(' ')}` };
}

/** How far a goal is. */
function goalBean(call: RestCall, { issue }: FoundRequest, goal: ServiceGoal) {
  const { start, stopped, elapsed, remaining, breached } = goalCycle(goal, issue, call.world.now());
  const times = {
    breached,
    goalDuration: duration(goal.within),
    elapsedTime: duration(elapsed),
    remainingTime: duration(remaining),
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

/** Service level agreements of requests, for agents. */
export const requestGoalRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/sla', (call) =>
    about(call, (found) =>
      isAgent(call, found.at.project)
        ? deskPage(call, goalsOf(found.at.desk), (goal) => goalBean(call, found, goal))
        : noPermission(),
    ),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/sla/{slaMetricId}', (call) =>
    about(call, (found) => {
      if (!isAgent(call, found.at.project)) return noPermission();
      const goal = goalsOf(found.at.desk).find(({ id }) => id === call.params.slaMetricId);
      return goal === undefined
        ? deskError(404, 'The SLA metric was not found.')
        : json(200, goalBean(call, found, goal));
    }),
  ),
];
