import { estimatedBy } from '../../new-site/agile.ts';
import { nextId, nextNumber } from '../../state/counters.ts';
import type { Board, Project } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** The board of a new project and the filter behind it, shared with whoever sees the project. */
export function addBoard({ state, caller }: RestCall, project: Project, type: Board['type']): void {
  const filterId = nextId(state, 'filter', state.filters);
  state.filters.push({
    id: filterId,
    name: `Filter for ${project.key} board`,
    description: '',
    jql: `project = ${project.key} ORDER BY Rank ASC`,
    ownerAccountId: caller.accountId,
    favouredBy: [],
    sharePermissions: [
      {
        id: Number(filterId),
        type: 'project',
        projectId: project.id,
        roleId: null,
        groupName: null,
        accountId: null,
      },
    ],
    editPermissions: [],
    columns: null,
  });
  state.boards.push({
    id: nextNumber(
      state,
      'board',
      state.boards.map(({ id }) => id),
      1,
    ),
    name: `${project.key} board`,
    type,
    filterId,
    projectId: project.id,
    ownerAccountId: caller.accountId,
    estimationFieldId: estimatedBy(type),
    properties: {},
  });
}
