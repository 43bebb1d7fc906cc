import { z } from 'zod';
import { noSuchProject } from '../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { ClassificationLevel, Project } from '../state.ts';
import { findProject, type RestCall, type Route, route, selfJudging } from './call.ts';
import { given } from './given.ts';
import { ordered, queryList } from './shapes/page.ts';

const levelsOf = (call: RestCall): readonly ClassificationLevel[] => call.state.classificationLevels ?? [];

function list(call: RestCall): WireResponse {
  const wanted = queryList(call, 'status');
  const shown = levelsOf(call).filter(({ status }) => wanted.length === 0 || wanted.includes(status));
  const sorted = ordered(call, shown, { rank: ({ rank }) => rank });
  if (sorted === null) return jiraError(400, ['orderBy must be rank, +rank or -rank.']);
  return json(200, { classifications: sorted });
}

/** The project that the path names, for whoever may administer it, or also see it; 401 is the documented word for "may not". */
function projectFor(call: RestCall, reading: boolean): Project | WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  const { rights } = call;
  const administers =
    rights.global('ADMINISTER') || (project !== null && rights.project('ADMINISTER_PROJECTS', project));
  const sees = project !== null && rights.browse(project);
  if (project === null || !(administers || sees)) return noSuchProject(name);
  if (administers || reading) return project;
  return jiraError(401, ['You cannot edit the configuration of this project.']);
}

function read(call: RestCall): WireResponse {
  const project = projectFor(call, true);
  if ('status' in project) return project;
  const level = levelsOf(call).find(({ id }) => id === project.classificationLevelId);
  return json(200, level ?? {});
}

function set(call: RestCall): WireResponse {
  const project = projectFor(call, false);
  if ('status' in project) return project;
  const asked = given(call, z.looseObject({ id: z.string() }));
  if ('status' in asked) return asked;
  const level = levelsOf(call).find(({ id, status }) => id === asked.given.id && status === 'PUBLISHED');
  if (level === undefined) return jiraError(400, [`Classification level ${asked.given.id} does not exist.`]);
  project.classificationLevelId = level.id;
  return empty(204);
}

const address = '/project/{projectIdOrKey}/classification-level/default';

/** How confidential a project's data are. Levels are made in the organization: `PATCH /state {classificationLevels}` plants them. */
export const classificationRoutes: Route[] = [
  route('GET /classification-levels', list),
  selfJudging(`GET ${address}`, read),
  selfJudging(`PUT ${address}`, set),
  selfJudging(`DELETE ${address}`, (call) => {
    const project = projectFor(call, false);
    if ('status' in project) return project;
    delete project.classificationLevelId;
    return empty(204);
  }),
];
