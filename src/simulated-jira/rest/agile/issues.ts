import { z } from 'zod';
import { knownFields } from '../../new-site/custom-fields.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf, statusOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { change } from '../issue/history.ts';
import { issueOf, mayOn } from '../issue/permissions.ts';
import { queryList } from '../shapes/page.ts';
import { agileIssue, issueLists } from './agile-issue.ts';
import { boardIssues, boardNamed, inOpenSprint, softwareRoute } from './place.ts';
import { issuesNamed, rankAsAsked, rankIssues, rankSchema } from './rank.ts';

/** Issues of a board that wait: in no sprint that is open, not done, no sub-tasks. */
function backlog(call: RestCall): Issue[] | WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  const found = boardIssues(call, board);
  if (!Array.isArray(found)) return found;
  return found.filter(
    (issue) =>
      !inOpenSprint(call, issue) &&
      issueTypeOf(call.state, issue).hierarchyLevel === 0 &&
      statusOf(call.state, issue).category !== 'done',
  );
}

const moveSchema = rankSchema.partial({ rankCustomFieldId: true });

/** Takes issues out of their open sprints. */
function moveToBacklog(call: RestCall): WireResponse {
  const asked = given(call, moveSchema);
  if ('status' in asked) return asked;
  const issues = issuesNamed(call, asked.given.issues, 'SCHEDULE_ISSUES');
  if (!Array.isArray(issues)) return issues;
  for (const issue of issues) {
    change(call, issue, [knownFields.sprint], () => {
      issue.sprintIds = issue.sprintIds.filter(
        (id) => call.state.sprints.find((each) => each.id === id)?.state === 'closed',
      );
    });
  }
  return rankAsAsked(call, issues, asked.given) ?? empty(204);
}

const estimationSchema = z.looseObject({ value: z.union([z.string(), z.number()]).nullish() });

/** The estimate of an issue in the field its board estimates in. */
function estimation(call: RestCall, write: boolean): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const boardId = call.query.get('boardId');
  const board = call.state.boards.find(({ id }) => String(id) === boardId);
  if (board === undefined)
    return jiraError(boardId === null ? 400 : 404, ['The board id is required and must exist.']);
  const fieldId = board.estimationFieldId;
  if (fieldId === null) return jiraError(400, ['The board has no estimation field.']);
  if (write) {
    if (!mayOn(call, issue, 'EDIT_ISSUES'))
      return jiraError(403, ['You do not have permission to edit issues in this project.']);
    const asked = given(call, estimationSchema);
    if ('status' in asked) return asked;
    const value = asked.given.value;
    const number = value === null || value === undefined || value === '' ? null : Number(value);
    if (number !== null && Number.isNaN(number)) return jiraError(400, ['The estimation must be a number.']);
    change(call, issue, [fieldId], () => {
      if (number === null) delete issue.fields[fieldId];
      else issue.fields[fieldId] = number;
    });
  }
  const kept = issue.fields[fieldId];
  return json(200, { fieldId, ...(kept === undefined ? {} : { value: kept }) });
}

export const agileIssueRoutes: Route[] = [
  softwareRoute('GET /rest/agile/1.0/issue/{issueIdOrKey}', (call) => {
    const issue = issueOf(call);
    return 'key' in issue ? json(200, agileIssue(call, issue, queryList(call, 'fields'))) : issue;
  }),
  softwareRoute('GET /rest/agile/1.0/issue/{issueIdOrKey}/estimation', (call) => estimation(call, false)),
  softwareRoute('PUT /rest/agile/1.0/issue/{issueIdOrKey}/estimation', (call) => estimation(call, true)),
  softwareRoute('PUT /rest/agile/1.0/issue/rank', rankIssues),
  ...issueLists('/rest/agile/1.0/board/{boardId}/issue', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : boardIssues(call, board);
  }),
  softwareRoute('POST /rest/agile/1.0/board/{boardId}/issue', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : moveToBacklog(call);
  }),
  ...issueLists('/rest/agile/1.0/board/{boardId}/backlog', backlog),
  softwareRoute('POST /rest/agile/1.0/backlog/issue', moveToBacklog),
  softwareRoute('POST /rest/agile/1.0/backlog/{boardId}/issue', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : moveToBacklog(call);
  }),
];
