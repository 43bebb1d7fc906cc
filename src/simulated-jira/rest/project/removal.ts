import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Project } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { wholeProject } from '../shapes/projects.ts';
import { finishedTask } from '../tasks.ts';
import { administered } from './read.ts';
import { keyTaken } from './validate.ts';

/** What belongs to a project goes with it once it is gone for good. */
function drop({ state }: RestCall, project: Project): void {
  const gone = new Set(state.issues.filter(({ projectId }) => projectId === project.id).map(({ id }) => id));
  state.projects = state.projects.filter((each) => each !== project);
  state.issues = state.issues.filter(({ id }) => !gone.has(id));
  state.issueLinks = state.issueLinks.filter(
    ({ inwardIssueId, outwardIssueId }) => !gone.has(inwardIssueId) && !gone.has(outwardIssueId),
  );
  const boards = new Set(
    state.boards.filter(({ projectId }) => projectId === project.id).map(({ id }) => id),
  );
  state.boards = state.boards.filter(({ id }) => !boards.has(id));
  state.sprints = state.sprints.filter(({ boardId }) => !boards.has(boardId));
  state.serviceDesks = state.serviceDesks.filter(({ projectId }) => projectId !== project.id);
}

function remove(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  if (!call.rights.global('ADMINISTER')) return jiraError(401, ['You cannot delete this project.']);
  if (project.archived) return jiraError(400, ['An archived project cannot be deleted: restore it first.']);
  if (call.query.get('enableUndo') === 'false') drop(call, project);
  else project.deletedAt = new Date(call.world.now()).toISOString();
  return empty(204);
}

/** `POST /project/{projectIdOrKey}/delete`: for good, as a task. */
function removeLater(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  if (!call.rights.global('ADMINISTER')) return jiraError(401, ['You cannot delete this project.']);
  drop(call, project);
  return finishedTask(call, `Delete project ${project.key}`, {});
}

function archive(call: RestCall): WireResponse {
  const project = administered(call);
  if ('status' in project) return project;
  if (project.archived) return jiraError(400, ['The project is archived already.']);
  project.archived = true;
  return empty(204);
}

/** Brings a project back, from the archive or the trash; in the trash only administrators find it. */
function restore(call: RestCall): WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = call.state.projects.find(({ id, key }) => id === name || key === name);
  if (project === undefined || !call.rights.global('ADMINISTER'))
    return jiraError(404, [`No project could be found with key '${name}'.`]);
  if (project.deletedAt !== null && keyTaken(call, project.key))
    return jiraError(400, ['Another project has the key of this one by now.']);
  project.archived = false;
  project.deletedAt = null;
  return json(200, wholeProject(call, project));
}

/** A project leaves: at once, into the trash, into the archive; and comes back. */
export const projectRemovalRoutes: Route[] = [
  selfJudging('DELETE /project/{projectIdOrKey}', remove),
  selfJudging('POST /project/{projectIdOrKey}/delete', removeLater),
  selfJudging('POST /project/{projectIdOrKey}/archive', archive),
  selfJudging('POST /project/{projectIdOrKey}/restore', restore),
];
