import { secondsIn } from '../fields/duration.ts';
import { goalCycle, goalsOf } from '../fields/service-goals.ts';
import type { Issue } from '../state.ts';
import type { JqlContext } from './context.ts';
import { compare, type JqlField, operatorSets } from './field.ts';

type Cycle = ReturnType<typeof goalCycle>;

/** What an equality may ask of a goal (https://support.atlassian.com/jira-service-management-cloud/docs/use-advanced-search-with-jql-for-slas/). */
const states: Readonly<Record<string, (cycle: Cycle) => boolean>> = {
  breached: ({ breached }) => breached,
  everBreached: ({ breached }) => breached,
  completed: ({ stopped }) => stopped !== null,
  running: ({ stopped }) => stopped === null,
  paused: () => false,
  withinCalendarHours: ({ stopped }) => stopped === null,
};

/** Type that auto-complete names. */
export const goalType = 'com.atlassian.servicedesk.internal.sla.customfield.SLA';

/** Times of a goal that may be compared with a duration. */
const times = ['elapsed', 'remaining'] as const;

/** Functions of goals as auto-complete writes them. */
export const goalFunctionNames: readonly string[] = [
  ...Object.keys(states).map((name) => `${name}()`),
  ...times.map((name) => `${name}("")`),
];

/** The cycles of all goals of this name that an issue has. */
function cyclesOf(lower: string, issue: Issue, { state, now }: JqlContext): Cycle[] {
  const desk = state.serviceDesks.find(({ projectId }) => projectId === issue.projectId);
  const named = desk === undefined ? [] : goalsOf(desk).filter(({ name }) => name.toLowerCase() === lower);
  return named.map((goal) => goalCycle(goal, issue, now));
}

const goalField = (name: string): JqlField => {
  const lower = name.toLowerCase();
  const remaining = (issue: Issue, context: JqlContext) =>
    cyclesOf(lower, issue, context).map((cycle) => cycle.remaining);
  return {
    name,
    names: [lower],
    kind: 'duration',
    type: goalType,
    system: false,
    operators: operatorSets.ordered,
    values: remaining,
    sortKey: (issue, context) => remaining(issue, context)[0] ?? null,
    resolve: () => [],
    function: (written, args, operator, context) => {
      const any = (test: (cycle: Cycle) => boolean) => ({
        test: (issue: Issue) => cyclesOf(lower, issue, context).some(test),
      });
      const isMeant = (name: string) => name.toLowerCase() === written.toLowerCase();
      const [, test] = Object.entries(states).find(([name]) => isMeant(name)) ?? [];
      if (test !== undefined && (operator === '=' || operator === '!='))
        return any((cycle) => test(cycle) === (operator === '='));
      const time = times.find(isMeant);
      const ordering = compare[operator];
      if (time === undefined || ordering === undefined)
        return {
          errors: [
            `The function '${written}' is not supported with the operator '${operator}' by the field '${name}'.`,
          ],
        };
      const seconds = secondsIn(args[0] ?? '', context.state);
      if (seconds === null)
        return { errors: [`The value '${args[0] ?? ''}' of '${written}' is not a valid duration.`] };
      return any((cycle) => cycle.stopped === null && ordering(cycle[time], seconds * 1000));
    },
  };
};

/** A field for every service level agreement of the site, by its name. */
export const goalFields = ({ serviceDesks }: JqlContext['state']): JqlField[] =>
  [...new Set(serviceDesks.flatMap((desk) => goalsOf(desk).map(({ name }) => name)))].map(goalField);
