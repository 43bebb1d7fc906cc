import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { mayUseFilter } from '../../sharing.ts';
import { knownFields } from '../../sites/custom-fields.ts';
import { nextNumber } from '../../state/counters.ts';
import { filterOf, findProject } from '../../state/lookup.ts';
import type { Board, Project } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { issuesOf, readQuery } from '../search/find-issues.ts';
import { avatarUrls, self } from '../shapes/address.ts';
import { ordered, pageOf, queryList } from '../shapes/page.ts';
import { projectBean } from '../shapes/projects.ts';
import { boardNamed, softwareRoute, visibleBoards } from './place.ts';

export function boardBean(call: RestCall, board: Board) {
  const project = call.state.projects.find(({ id }) => id === board.projectId);
  return {
    id: board.id,
    self: `${call.base}/rest/agile/1.0/board/${board.id}`,
    name: board.name,
    type: board.type,
    ...(project === undefined
      ? {}
      : {
          location: {
            projectId: Number(project.id),
            displayName: `${project.name} (${project.key})`,
            projectName: project.name,
            projectKey: project.key,
            projectTypeKey: project.projectTypeKey,
            avatarURI: avatarUrls(call, 'project', project.avatarId)['24x24'],
            name: `${project.name} (${project.key})`,
          },
        }),
    isPrivate: false,
  };
}

/** A page of Jira Software: `total` where it is known, no links. */
export function agilePage<T>(call: RestCall, all: readonly T[], shape: (each: T) => unknown): WireResponse {
  const { self: _, nextPage: __, ...cut } = pageOf(call, all, 50);
  return json(200, { ...cut, values: cut.values.map(shape) });
}

function list(call: RestCall): WireResponse {
  const types = queryList(call, 'type');
  const name = (call.query.get('name') ?? '').toLowerCase();
  const key = call.query.get('projectKeyOrId') ?? call.query.get('projectLocation');
  const project = key === null ? null : findProject(call.state, key);
  if (key !== null && (project === null || !call.rights.browse(project)))
    return jiraError(400, [`No project could be found with key or id '${key}'.`]);
  const filterId = call.query.get('filterId');
  const found = visibleBoards(call).filter(
    (board) =>
      (types.length === 0 || types.includes(board.type)) &&
      board.name.toLowerCase().includes(name) &&
      (project === null || board.projectId === project.id) &&
      (filterId === null || board.filterId === filterId),
  );
  const sorted = ordered(call, found, { name: (board) => board.name.toLowerCase() });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return agilePage(call, sorted, (board) => boardBean(call, board));
}

const createSchema = z.looseObject({
  name: z.string().min(1).max(255),
  type: z.enum(['scrum', 'kanban', 'agility', 'simple']),
  filterId: z.union([z.string(), z.number()]).transform(String),
  location: z
    .looseObject({
      type: z.enum(['project', 'user']),
      projectKeyOrId: z.union([z.string(), z.number()]).transform(String).nullish(),
    })
    .nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { name, type, filterId, location } = asked.given;
  const { state, rights } = call;
  const filter = state.filters.find(({ id }) => id === filterId);
  if (filter === undefined || !mayUseFilter(state, rights, filter))
    return jiraError(400, [
      'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
    ]);
  const key = location?.projectKeyOrId;
  const project = typeof key === 'string' ? findProject(state, key) : null;
  if (typeof key === 'string' && (project === null || !rights.browse(project)))
    return jiraError(400, [`No project could be found with key or id '${key}'.`]);
  const board: Board = {
    id: nextNumber(
      state,
      'board',
      state.boards.map(({ id }) => id),
      1,
    ),
    name,
    type: type === 'agility' ? 'simple' : type,
    filterId,
    projectId: project?.id ?? null,
    ownerAccountId: call.caller.accountId,
    estimationFieldId: type === 'scrum' ? knownFields.storyPointEstimate : null,
    properties: {},
  };
  state.boards.push(board);
  return json(201, boardBean(call, board));
}

/** Owner, administrators of the project and of Jira. */
function mayAdminister(call: RestCall, board: Board): boolean {
  const project = call.state.projects.find(({ id }) => id === board.projectId);
  return (
    call.rights.global('ADMINISTER') ||
    (call.caller.accountId !== null && board.ownerAccountId === call.caller.accountId) ||
    (project !== undefined && call.rights.project('ADMINISTER_PROJECTS', project))
  );
}

function remove(call: RestCall): WireResponse {
  const board = boardNamed(call);
  if ('status' in board) return board;
  if (!mayAdminister(call, board))
    return jiraError(403, ['You do not have permission to delete this board.']);
  call.state.boards = call.state.boards.filter((each) => each !== board);
  return empty(204);
}

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
      ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
    }),
  );
}

export const boardRoutes: Route[] = [
  softwareRoute('GET /rest/agile/1.0/board', list),
  softwareRoute('POST /rest/agile/1.0/board', create),
  softwareRoute('GET /rest/agile/1.0/board/filter/{filterId}', (call) => {
    const found = visibleBoards(call).filter(({ filterId }) => filterId === call.params.filterId);
    return agilePage(call, found, ({ id, name }) => ({
      id,
      self: `${call.base}/rest/agile/1.0/board/${id}`,
      name,
    }));
  }),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : json(200, boardBean(call, board));
  }),
  softwareRoute('DELETE /rest/agile/1.0/board/{boardId}', remove),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/configuration', configuration),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/project', projects),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/project/full', projects),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/version', versions),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/quickfilter', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : agilePage(call, [], (each) => each);
  }),
];
