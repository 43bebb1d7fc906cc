import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { knownFields } from '../../sites/custom-fields.ts';
import { nextNumber } from '../../state/counters.ts';
import { statusOf } from '../../state/lookup.ts';
import type { Sprint } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { change } from '../issue/history.ts';
import { propertyRoutes } from '../properties.ts';
import { queryList } from '../shapes/page.ts';
import { agilePage } from './boards.ts';
import { issueLists, issuesNamed, rankAsAsked } from './issues.ts';
import { boardIssues, boardNamed, narrowed, softwareRoute, sprintNamed, visibleBoards } from './place.ts';

function sprintBean(call: RestCall, sprint: Sprint) {
  return {
    id: sprint.id,
    self: `${call.base}/rest/agile/1.0/sprint/${sprint.id}`,
    state: sprint.state,
    name: sprint.name,
    ...(sprint.startDate === null ? {} : { startDate: sprint.startDate }),
    ...(sprint.endDate === null ? {} : { endDate: sprint.endDate }),
    ...(sprint.completeDate === null ? {} : { completeDate: sprint.completeDate }),
    createdDate: sprint.createdDate,
    originBoardId: sprint.boardId,
    ...(sprint.goal === null ? {} : { goal: sprint.goal }),
  };
}

/** Whether the caller holds Manage sprints in the project of the board. */
function mayManage(call: RestCall, boardId: number): boolean {
  const board = call.state.boards.find(({ id }) => id === boardId);
  const project = call.state.projects.find(({ id }) => id === board?.projectId);
  return project === undefined
    ? board !== undefined && board.ownerAccountId === call.caller.accountId
    : call.rights.project('MANAGE_SPRINTS_PERMISSION', project);
}

const forbidden = () => jiraError(403, ['You do not have permission to manage sprints of this board.']);

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

/** Closing a sprint moves what is not done back to the backlog. */
function close(call: RestCall, sprint: Sprint): void {
  for (const issue of call.state.issues) {
    if (!issue.sprintIds.includes(sprint.id) || statusOf(call.state, issue).category === 'done') continue;
    change(call, issue, [knownFields.sprint], () => {
      issue.sprintIds = issue.sprintIds.filter((id) => id !== sprint.id);
    });
  }
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
  if (state === 'closed' && sprint.state === 'active') {
    sprint.completeDate = now;
    close(call, sprint);
  }
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

function list(call: RestCall): WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  if (board.type === 'kanban') return jiraError(400, ['The board does not support sprints']);
  const states = queryList(call, 'state');
  const order = { closed: 0, active: 1, future: 2 } as const;
  const found = call.state.sprints
    .filter(({ boardId, state }) => boardId === board.id && (states.length === 0 || states.includes(state)))
    .sort((one, other) => order[one.state] - order[other.state] || one.id - other.id);
  return agilePage(call, found, (sprint) => sprintBean(call, sprint));
}

const issuesSchema = z.looseObject({
  issues: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .min(1)
    .max(50),
  rankBeforeIssue: z.string().nullish(),
  rankAfterIssue: z.string().nullish(),
});

/** Puts issues into an open or coming sprint; they leave any other that is not over. */
function moveHere(call: RestCall): WireResponse {
  const sprint = sprintNamed(call);
  if (!('boardId' in sprint)) return sprint;
  if (sprint.state === 'closed')
    return jiraError(400, ['Issues can only be moved to open or active sprints.']);
  const asked = given(call, issuesSchema);
  if ('status' in asked) return asked;
  const issues = issuesNamed(call, asked.given.issues, 'SCHEDULE_ISSUES');
  if (!Array.isArray(issues)) return issues;
  for (const issue of issues)
    change(call, issue, [knownFields.sprint], () => {
      const over = issue.sprintIds.filter(
        (id) => call.state.sprints.find((each) => each.id === id)?.state === 'closed',
      );
      issue.sprintIds = [...over, sprint.id];
    });
  return rankAsAsked(call, issues, asked.given) ?? empty(204);
}

const swapSchema = z.looseObject({ sprintToSwapWith: z.number() });

function swap(call: RestCall): WireResponse {
  const sprint = sprintNamed(call);
  if (!('boardId' in sprint)) return sprint;
  const asked = given(call, swapSchema);
  if ('status' in asked) return asked;
  const { sprints } = call.state;
  const other = sprints.find(({ id }) => id === asked.given.sprintToSwapWith);
  if (other === undefined) return jiraError(404, ['Sprint does not exist']);
  call.state.sprints = sprints.map((each) => (each === sprint ? other : each === other ? sprint : each));
  return empty(204);
}

export const sprintRoutes: Route[] = [
  softwareRoute('POST /rest/agile/1.0/sprint', create),
  softwareRoute('GET /rest/agile/1.0/sprint/{sprintId}', (call) => {
    const sprint = sprintNamed(call);
    return 'boardId' in sprint ? json(200, sprintBean(call, sprint)) : sprint;
  }),
  softwareRoute('POST /rest/agile/1.0/sprint/{sprintId}', (call) => update(call, false)),
  softwareRoute('PUT /rest/agile/1.0/sprint/{sprintId}', (call) => update(call, true)),
  softwareRoute('DELETE /rest/agile/1.0/sprint/{sprintId}', remove),
  softwareRoute('POST /rest/agile/1.0/sprint/{sprintId}/swap', swap),
  ...issueLists('/rest/agile/1.0/sprint/{sprintId}/issue', (call) => {
    const sprint = sprintNamed(call);
    if (!('boardId' in sprint)) return sprint;
    const issues = call.state.issues
      .filter((issue) => issue.sprintIds.includes(sprint.id) && call.rights.see(issue))
      .sort((one, other) => one.rank - other.rank);
    return narrowed(call, issues);
  }),
  softwareRoute('POST /rest/agile/1.0/sprint/{sprintId}/issue', moveHere),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/sprint', list),
  ...issueLists('/rest/agile/1.0/board/{boardId}/sprint/{sprintId}/issue', (call) => {
    const board = boardNamed(call);
    if ('status' in board) return board;
    const sprint = sprintNamed(call);
    if (!('boardId' in sprint)) return sprint;
    const issues = boardIssues(call, board);
    return Array.isArray(issues) ? issues.filter(({ sprintIds }) => sprintIds.includes(sprint.id)) : issues;
  }),
  ...propertyRoutes('/rest/agile/1.0/sprint/{sprintId}/properties', 'propertyKey', (call) => {
    const sprint = sprintNamed(call);
    if (!('boardId' in sprint)) return sprint;
    return {
      properties: sprint.properties,
      address: `${call.base}/rest/agile/1.0/sprint/${sprint.id}/properties`,
    };
  }),
  ...propertyRoutes('/rest/agile/1.0/board/{boardId}/properties', 'propertyKey', (call) => {
    const board = boardNamed(call);
    if ('status' in board) return board;
    return {
      properties: board.properties,
      address: `${call.base}/rest/agile/1.0/board/${board.id}/properties`,
    };
  }),
];
