import type { Sprint } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** A sprint as the Sprint field of an issue shows it. */
export function sprintInIssue(_: RestCall, sprint: Sprint) {
  return {
    id: sprint.id,
    name: sprint.name,
    state: sprint.state,
    boardId: sprint.boardId,
    goal: sprint.goal ?? '',
    ...(sprint.startDate === null ? {} : { startDate: sprint.startDate }),
    ...(sprint.endDate === null ? {} : { endDate: sprint.endDate }),
    ...(sprint.completeDate === null ? {} : { completeDate: sprint.completeDate }),
  };
}
