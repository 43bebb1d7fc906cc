import { knownFields } from '../../new-site/custom-fields.ts';
import { json, type WireResponse } from '../../request.ts';
import { filterOf } from '../../state/lookup.ts';
import type { Board, Project } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';
import { self } from '../shapes/address.ts';
import { projectBean } from '../shapes/projects.ts';
import { agilePage } from './board-bean.ts';
import { boardNamed, softwareRoute } from './place.ts';

function configuration(call: RestCall): WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  const project = call.state.projects.find(({ id }) => id === board.projectId);
  const field = call.state.customFields.find(({ id }) => id === board.estimationFieldId);
  const columns = [
    ['To Do', 'new'],
    ['In Progress', 'indeterminate'],
    ['Done', 'done'],
  ] as const;
  const shown = statusesOf(call, board);
  return json(200, {
    id: board.id,
    name: board.name,
    type: board.type,
    self: `${call.base}/rest/agile/1.0/board/${board.id}/configuration`,
    ...(project === undefined
      ? {}
      : {
          location: {
            type: 'project',
            key: project.key,
            id: project.id,
            self: self(call, `/project/${project.id}`),
            name: project.name,
          },
        }),
    filter: { id: board.filterId, self: self(call, `/filter/${board.filterId}`) },
    subQuery: { query: 'fixVersion in unreleasedVersions() OR fixVersion is EMPTY' },
    columnConfig: {
      columns: columns.map(([name, category]) => ({
        name,
        statuses: shown
          .filter((status) => status.category === category)
          .map(({ id }) => ({ id, self: self(call, `/status/${id}`) })),
      })),
      constraintType: 'none',
    },
    ...(field === undefined
      ? { estimation: { type: 'none' } }
      : { estimation: { type: 'field', field: { fieldId: field.id, displayName: field.name } } }),
    ranking: { rankCustomFieldId: Number(knownFields.rank.replace('customfield_', '')) },
  });
}

/** Statuses that issues of a board's projects can have. */
function statusesOf(call: RestCall, board: Board) {
  const own = call.state.statuses.filter(
    ({ projectId }) => projectId === board.projectId && projectId !== null,
  );
  return own.length > 0 ? own : call.state.statuses.filter(({ projectId }) => projectId === null);
}

/** Projects whose issues the board's filter finds, with the one it is in. */
function projectsOf(call: RestCall, board: Board): Project[] {
  const filter = filterOf(call.state, board);
  const query = filter === null ? null : readQuery(call, filter.jql);
  const ids = new Set(
    query === null || 'status' in query ? [] : issuesOf(call, query).map(({ projectId }) => projectId),
  );
  if (board.projectId !== null) ids.add(board.projectId);
  return call.state.projects.filter((project) => ids.has(project.id) && call.rights.browse(project));
}

function projects(call: RestCall): WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  return agilePage(call, projectsOf(call, board), (project) => projectBean(call, project));
}

/** When a day begins, in the form of Jira Software: with a colon in the offset (the documents' example). */
function startOf({ clock }: RestCall, day: string): string {
  const start = new Date(clock.utc(Date.parse(day))).toISOString();
  return clock.time(start).replace(/(\d{2})(\d{2})$/, '$1:$2');
}

function versions(call: RestCall): WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  const released = call.query.get('released');
  const all = projectsOf(call, board).flatMap((project) =>
    project.versions.map((version) => ({ project, version })),
  );
  return agilePage(
    call,
    all.filter(({ version }) => released === null || String(version.released) === released),
    ({ project, version }) => ({
      self: self(call, `/version/${version.id}`),
      id: Number(version.id),
      projectId: Number(project.id),
      name: version.name,
      description: version.description ?? '',
      archived: version.archived,
      released: version.released,
      ...(version.releaseDate === null ? {} : { releaseDate: startOf(call, version.releaseDate) }),
    }),
  );
}

/** What a board shows and of which projects. */
export const boardConfigurationRoutes: Route[] = [
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/configuration', configuration),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/project', projects),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/project/full', projects),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/version', versions),
];
