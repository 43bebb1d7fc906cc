import { z } from 'zod';
import { knownFields } from '../../new-site/custom-fields.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { sprintIdsOf } from '../../state/lookup.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { issueNames } from '../ids.ts';
import { change } from '../issue/history.ts';
import { propertyRoutes } from '../properties.ts';
import { findable } from '../search/find-issues.ts';
import { queryList } from '../shapes/page.ts';
import { issueLists } from './agile-issue.ts';
import { agilePage } from './board-bean.ts';
import { boardIssues, boardNamed, narrowed, softwareRoute, sprintNamed } from './place.ts';
import { issuesNamed, rankAsAsked } from './rank.ts';
import { sprintBean } from './sprint-bean.ts';
import { sprintWriteRoutes } from './sprint-writes.ts';

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
  issues: issueNames(50),
  rankBeforeIssue: z.string().nullish(),
  rankAfterIssue: z.string().nullish(),
});

/** Puts issues into an open or coming sprint; they leave any other that is not over. */
function moveHere(call: RestCall): WireResponse {
  const sprint = sprintNamed(call);
  if (!('boardId' in sprint)) return sprint;
  if (sprint.state === 'closed')
    return jiraError(400, ['You must specify a sprint which has not been completed.']);
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
  ...sprintWriteRoutes,
  softwareRoute('GET /rest/agile/1.0/sprint/{sprintId}', (call) => {
    const sprint = sprintNamed(call);
    return 'boardId' in sprint ? json(200, sprintBean(call, sprint)) : sprint;
  }),
  softwareRoute('POST /rest/agile/1.0/sprint/{sprintId}/swap', swap),
  ...issueLists('/rest/agile/1.0/sprint/{sprintId}/issue', (call) => {
    const sprint = sprintNamed(call);
    if (!('boardId' in sprint)) return sprint;
    const issues = findable(call)
      .filter((issue) => sprintIdsOf(call.state, issue).includes(sprint.id))
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
    return Array.isArray(issues)
      ? issues.filter((issue) => sprintIdsOf(call.state, issue).includes(sprint.id))
      : issues;
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
