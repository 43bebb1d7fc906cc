import { z } from 'zod';
import { estimatedBy } from '../../new-site/agile.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { mayUseFilter } from '../../sharing.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject } from '../../state/lookup.ts';
import type { Board } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { ordered, queryList } from '../shapes/page.ts';
import { among, flagged } from '../shapes/wanted.ts';
import { agilePage, boardBean } from './board-bean.ts';
import { boardConfigurationRoutes } from './board-configuration.ts';
import { boardNamed, softwareRoute, visibleBoards } from './place.ts';

/** Whether a board is where the query looks: with a person, or in projects of a type; turned round on wish. */
function atLocation(call: RestCall): (board: Board) => boolean {
  const account = call.query.get('accountIdLocation');
  const ofType = among(call, 'projectTypeLocation');
  const elsewhere = flagged(call, 'negateLocationFiltering');
  if (account === null && !call.query.has('projectTypeLocation')) return () => true;
  return ({ projectId, ownerAccountId }) => {
    const project = call.state.projects.find(({ id }) => id === projectId);
    const here =
      (account === null || (project === undefined && ownerAccountId === account)) &&
      (!call.query.has('projectTypeLocation') || (project !== undefined && ofType(project.projectTypeKey)));
    return here !== elsewhere;
  };
}

function list(call: RestCall): WireResponse {
  const types = queryList(call, 'type');
  const name = (call.query.get('name') ?? '').toLowerCase();
  const key = call.query.get('projectKeyOrId') ?? call.query.get('projectLocation');
  const project = key === null ? null : findProject(call.state, key);
  if (key !== null && (project === null || !call.rights.browse(project)))
    return jiraError(400, [`No project could be found with key or id '${key}'.`]);
  const filterId = call.query.get('filterId');
  const located = atLocation(call);
  const found = visibleBoards(call).filter(
    (board) =>
      (types.length === 0 || types.includes(board.type)) &&
      board.name.toLowerCase().includes(name) &&
      (project === null || board.projectId === project.id) &&
      (filterId === null || board.filterId === filterId) &&
      located(board),
  );
  const sorted = ordered(call, found, { name: (board) => board.name.toLowerCase() });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return agilePage(call, sorted, (board) => boardBean(call, board));
}

const createSchema = z.looseObject({
  name: z.string().min(1).max(255),
  type: z.enum(['scrum', 'kanban', 'agility', 'simple']),
  filterId: idOrKey,
  location: z
    .looseObject({
      type: z.enum(['project', 'user']),
      projectKeyOrId: idOrKey.nullish(),
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
  const kind = type === 'agility' ? 'simple' : type;
  const board: Board = {
    id: nextNumber(
      state,
      'board',
      state.boards.map(({ id }) => id),
      1,
    ),
    name,
    type: kind,
    filterId,
    projectId: project?.id ?? null,
    ownerAccountId: call.caller.accountId,
    estimationFieldId: estimatedBy(kind),
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

export const boardRoutes: Route[] = [
  ...boardConfigurationRoutes,
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
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/quickfilter', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : agilePage(call, [], (each) => each);
  }),
  softwareRoute('GET /rest/agile/1.0/board/{boardId}/quickfilter/{quickFilterId}', (call) => {
    const board = boardNamed(call);
    return 'status' in board ? board : jiraError(404, ['The quick filter does not exist.']);
  }),
];
