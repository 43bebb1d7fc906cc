import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Sprint } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { softwareRoute, sprintNamed, visibleBoards } from './place.ts';
import { forbidden, mayManage, sprintBean } from './sprint-bean.ts';

const time = z
  .string()
  .refine(
    (text) => !Number.isNaN(Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))),
    'The date is not valid.',
  )
  .transform((text) => new Date(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString())
  .nullish();

const createSchema = z.looseObject({
  name: z.string().min(1).max(30, 'The sprint name must be 30 characters or less.'),
  originBoardId: z.number(),
  startDate: time,
  endDate: time,
  goal: z.string().nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { name, originBoardId, startDate, endDate, goal } = asked.given;
  const board = visibleBoards(call).find(({ id }) => id === originBoardId);
  if (board === undefined)
    return jiraError(404, ['The board does not exist or you do not have permission to view it.']);
  if (board.type === 'kanban') return jiraError(400, ['The board does not support sprints']);
  if (!mayManage(call, board.id)) return forbidden();
  const sprint: Sprint = {
    id: nextNumber(
      call.state,
      'sprint',
      call.state.sprints.map(({ id }) => id),
      1,
    ),
    name,
    goal: goal ?? null,
    state: 'future',
    startDate: startDate ?? null,
    endDate: endDate ?? null,
    completeDate: null,
    createdDate: new Date(call.world.now()).toISOString(),
    boardId: board.id,
    properties: {},
  };
  call.state.sprints.push(sprint);
  return json(201, sprintBean(call, sprint));
}

const updateSchema = z.looseObject({
  name: z.string().min(1).nullish(),
  state: z.enum(['future', 'active', 'closed']).nullish(),
  startDate: time,
  endDate: time,
  completeDate: time,
  goal: z.string().nullish(),
  originBoardId: z.number().nullish(),
});

type Update = z.infer<typeof updateSchema>;

/** Jira's words for a change of state that is not possible; null: it is. */
function wrongState(sprint: Sprint, { state, startDate, endDate }: Update): string | null {
  if (state === null || state === undefined || state === sprint.state) return null;
  if (sprint.state === 'closed') return 'A closed sprint cannot be reopened.';
  if (state === 'future') return 'An active sprint cannot become a future one.';
  if (state === 'closed' && sprint.state === 'future')
    return 'A sprint can only be closed while it is active: its state must be active before it is closed.';
  if (
    state === 'active' &&
    ((startDate ?? sprint.startDate) === null || (endDate ?? sprint.endDate) === null)
  )
    return 'You must specify start and end dates to start a sprint.';
  return null;
}

/** `POST` changes what is named; `PUT` sets everything, so that what is left out is emptied. */
function update(call: RestCall, whole: boolean): WireResponse {
  const sprint = sprintNamed(call);
  if (!('boardId' in sprint)) return sprint;
  if (!mayManage(call, sprint.boardId)) return forbidden();
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const wrong = wrongState(sprint, asked.given);
  if (wrong !== null) return jiraError(400, [wrong]);
  const { name, state, startDate, endDate, goal } = asked.given;
  if (whole && (name ?? '') === '') return jiraError(400, ['The name of the sprint is required.']);
  const now = new Date(call.world.now()).toISOString();
  const kept = <T>(value: T | null | undefined, before: T | null): T | null =>
    value === undefined ? (whole ? null : before) : value;
  sprint.name = name ?? sprint.name;
  sprint.startDate = kept(startDate, sprint.startDate);
  sprint.endDate = kept(endDate, sprint.endDate);
  sprint.goal = kept(goal, sprint.goal);
  // What is not done is in the backlog from now on, and keeps the sprint among its closed ones (recorded).
  if (state === 'closed' && sprint.state === 'active') sprint.completeDate = now;
  sprint.state = state ?? sprint.state;
  return json(200, sprintBean(call, sprint));
}

function remove(call: RestCall): WireResponse {
  const sprint = sprintNamed(call);
  if (!('boardId' in sprint)) return sprint;
  if (!mayManage(call, sprint.boardId)) return forbidden();
  call.state.sprints = call.state.sprints.filter((each) => each !== sprint);
  for (const issue of call.state.issues) issue.sprintIds = issue.sprintIds.filter((id) => id !== sprint.id);
  return empty(204);
}

/** A sprint from the plan to its end. */
export const sprintWriteRoutes: Route[] = [
  softwareRoute('POST /rest/agile/1.0/sprint', create),
  softwareRoute('POST /rest/agile/1.0/sprint/{sprintId}', (call) => update(call, false)),
  softwareRoute('PUT /rest/agile/1.0/sprint/{sprintId}', (call) => update(call, true)),
  softwareRoute('DELETE /rest/agile/1.0/sprint/{sprintId}', remove),
];
