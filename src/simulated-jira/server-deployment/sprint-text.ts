import { z } from 'zod';

const sprint = z.looseObject({
  id: z.number(),
  name: z.string(),
  state: z.enum(['future', 'active', 'closed']),
  boardId: z.number(),
  goal: z.string().optional(),
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  completeDate: z.string().optional(),
});

/**
 * Sprints in a custom field as Server writes them, as the text that its Java class makes of itself: the suite of
 * https://github.com/pycontribs/jira reads `[id=1,` out of it. Anything else stays.
 */
export function sprintsAsText(value: unknown): unknown {
  const sprints = z.array(sprint).min(1).safeParse(value);
  return sprints.success ? sprints.data.map(textOf) : value;
}

function textOf({
  id,
  name,
  state,
  boardId,
  goal,
  startDate,
  endDate,
  completeDate,
}: z.infer<typeof sprint>) {
  const parts = {
    id,
    rapidViewId: boardId,
    state: state.toUpperCase(),
    name,
    startDate: startDate ?? '<null>',
    endDate: endDate ?? '<null>',
    completeDate: completeDate ?? '<null>',
    activatedDate: startDate ?? '<null>',
    sequence: id,
    goal: goal ?? '',
    autoStartStop: false,
  };
  const text = Object.entries(parts).map(([part, each]) => `${part}=${each}`);
  return `com.atlassian.greenhopper.service.sprint.Sprint@${id.toString(16)}[${text.join(',')}]`;
}
