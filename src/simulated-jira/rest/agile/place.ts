import { jiraError, type WireResponse } from '../../request.ts';
import { mayUseFilter } from '../../sharing.ts';
import { noEndpoint } from '../../site/framework.ts';
import { filterOf, sprintIdsOf } from '../../state/lookup.ts';
import type { Board, Issue, Sprint } from '../../state.ts';
import { type Answer, type RestCall, type Route, selfJudging } from '../call.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';

/** A route of Jira Software; without the product on the site its API is not there. */
export function softwareRoute(operation: string, answer: Answer): Route {
  return selfJudging(operation, (call) => {
    return call.state.site.products.software ? answer(call) : noEndpoint(call.request, call.world);
  });
}

/** Boards whose filter, or whose project, the caller may see. */
export function visibleBoards(call: RestCall): Board[] {
  const { state, rights } = call;
  return state.boards.filter((board) => {
    const project = state.projects.find(({ id }) => id === board.projectId);
    if (project !== undefined) return project.deletedAt === null && rights.browse(project);
    const filter = filterOf(state, board);
    return filter !== null && mayUseFilter(state, rights, filter);
  });
}

export function boardNamed(call: RestCall): Board | WireResponse {
  const found = visibleBoards(call).find(({ id }) => String(id) === call.params.boardId);
  return (
    found ??
    jiraError(404, [
      'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
    ])
  );
}

export function sprintNamed(call: RestCall): Sprint | WireResponse {
  const sprint = call.state.sprints.find(({ id }) => String(id) === call.params.sprintId);
  const seen = sprint !== undefined && visibleBoards(call).some(({ id }) => id === sprint.boardId);
  return sprint !== undefined && seen ? sprint : jiraError(404, ['Sprint does not exist']);
}

/** Issues of a board: what its filter finds for the caller, in the order of ranks, narrowed by the query's own JQL. */
export function boardIssues(call: RestCall, board: Board): Issue[] | WireResponse {
  const filter = filterOf(call.state, board);
  if (filter === null) return [];
  const query = readQuery(call, filter.jql);
  if ('status' in query) return [];
  return narrowed(call, issuesOf(call, query));
}

/** The issues that the query parameter `jql` finds among some, in the order it asks for. */
export function narrowed(call: RestCall, issues: readonly Issue[]): Issue[] | WireResponse {
  const jql = call.query.get('jql');
  if (jql === null || jql.trim() === '') return [...issues];
  const validated = call.query.get('validateQuery') !== 'false';
  const query = readQuery(call, jql, validated ? 'refused' : 'values found nowhere');
  return 'status' in query ? query : issuesOf(call, query, issues);
}

/** Whether an issue is in a sprint that is not over. */
export function inOpenSprint({ state }: RestCall, issue: Issue): boolean {
  return sprintIdsOf(state, issue).some((id) => {
    const sprint = state.sprints.find((each) => each.id === id);
    return sprint !== undefined && sprint.state !== 'closed';
  });
}
