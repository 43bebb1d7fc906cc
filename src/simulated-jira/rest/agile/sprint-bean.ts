import { jiraError } from '../../request.ts';
import type { Sprint } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** A sprint as the software API shows it. */
export function sprintBean(call: RestCall, sprint: Sprint) {
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
export function mayManage(call: RestCall, boardId: number): boolean {
  const board = call.state.boards.find(({ id }) => id === boardId);
  const project = call.state.projects.find(({ id }) => id === board?.projectId);
  return project === undefined
    ? board !== undefined && board.ownerAccountId === call.caller.accountId
    : call.rights.project('MANAGE_SPRINTS_PERMISSION', project);
}

export const forbidden = () =>
  jiraError(403, ['You do not have permission to manage sprints of this board.']);
