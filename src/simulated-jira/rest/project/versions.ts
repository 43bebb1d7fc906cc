import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject, resolutionOf, statusOf } from '../../state/lookup.ts';
import type { Issue, Project, Version } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, movedTo, nameTaken } from '../given.ts';
import { isDay } from '../issue/system-writers.ts';
import { expansions, self } from '../shapes/address.ts';
import { ordered, page, queryList } from '../shapes/page.ts';
import { versionBean } from '../shapes/projects.ts';
import { projectNamed } from './read.ts';

const day = z.string().refine(isDay, 'The date must be in the format yyyy-MM-dd.').nullish();

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  project: z.string().nullish(),
  projectId: z.union([z.string(), z.number()]).transform(String).nullish(),
  description: z.string().max(16_384).nullish(),
  archived: z.boolean().nullish(),
  released: z.boolean().nullish(),
  startDate: day,
  releaseDate: day,
  driver: z.string().nullish(),
  moveUnfixedIssuesTo: z.string().nullish(),
});

interface Found {
  readonly project: Project;
  readonly version: Version;
}

const noSuchVersion = (id: string | undefined) =>
  jiraError(404, [`Could not find version for id '${id ?? ''}'`]);

/** The version of an id, in a project the caller may browse. */
export function findVersion(call: RestCall, id: string | undefined): Found | null {
  for (const project of call.state.projects) {
    const version = project.versions.find((each) => each.id === id);
    if (version !== undefined && project.deletedAt === null && call.rights.browse(project))
      return { project, version };
  }
  return null;
}

const mayChange = (call: RestCall, project: Project): boolean =>
  call.rights.global('ADMINISTER') || call.rights.project('ADMINISTER_PROJECTS', project);

/** The version the path names; with `write` only for those who administer its project. */
function named(call: RestCall, write = false, parameter = 'id'): Found | WireResponse {
  const found = findVersion(call, call.params[parameter]);
  if (found === null) return noSuchVersion(call.params[parameter]);
  return write && !mayChange(call, found.project)
    ? jiraError(403, ['You must have global or project administrator rights in order to modify versions.'])
    : found;
}

const fixedIn = (call: RestCall, id: string): Issue[] =>
  call.state.issues.filter(({ fixVersionIds }) => fixVersionIds.includes(id));
const affectedBy = (call: RestCall, id: string): Issue[] =>
  call.state.issues.filter(({ affectedVersionIds }) => affectedVersionIds.includes(id));

function bean(call: RestCall, { project, version }: Found) {
  const expand = expansions(call);
  const counts = { unmapped: 0, toDo: 0, inProgress: 0, done: 0 };
  const names = { undefined: 'unmapped', new: 'toDo', indeterminate: 'inProgress', done: 'done' } as const;
  for (const issue of fixedIn(call, version.id)) counts[names[statusOf(call.state, issue).category]] += 1;
  return {
    ...versionBean(call, project, version),
    ...(expand.has('issuesstatus') ? { issuesStatusForFixVersion: counts } : {}),
    ...(expand.has('operations') ? { operations: [] } : {}),
  };
}

const taken = () => jiraError(400, [], { name: 'A version with this name already exists in this project.' });

const datesWrong = (startDate: string | null, releaseDate: string | null): boolean =>
  startDate !== null && releaseDate !== null && startDate > releaseDate;

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, archived, released, startDate, releaseDate, driver } = asked.given;
  const project = findProject(call.state, asked.given.projectId ?? asked.given.project ?? '');
  if (project === null || !call.rights.browse(project))
    return jiraError(404, ['Project must be specified to create a version.']);
  if (!mayChange(call, project))
    return jiraError(403, [
      'You must have global or project administrator rights in order to modify versions.',
    ]);
  if (nameTaken(project.versions, name)) return taken();
  if (datesWrong(startDate ?? null, releaseDate ?? null))
    return jiraError(400, [], { startDate: 'Version start date cannot be after the release date.' });
  const version: Version = {
    id: String(
      nextNumber(
        call.state,
        'version',
        call.state.projects.flatMap(({ versions }) => versions.map(({ id }) => id)),
      ),
    ),
    name,
    description: description ?? null,
    archived: archived ?? false,
    released: released ?? false,
    startDate: startDate ?? null,
    releaseDate: releaseDate ?? null,
    driverAccountId: driver ?? null,
    relatedWork: [],
  };
  project.versions.push(version);
  return json(201, bean(call, { project, version }));
}

function update(call: RestCall): WireResponse {
  const found = named(call, true);
  if ('status' in found) return found;
  const asked = given(call, schema.partial());
  if ('status' in asked) return asked;
  const { project, version } = found;
  const { name, description, archived, released, startDate, releaseDate, driver, moveUnfixedIssuesTo } =
    asked.given;
  if (name !== undefined && nameTaken(project.versions, name, version.id)) return taken();
  const dates = {
    startDate: startDate === undefined ? version.startDate : startDate,
    releaseDate: releaseDate === undefined ? version.releaseDate : releaseDate,
  };
  if (datesWrong(dates.startDate ?? null, dates.releaseDate ?? null))
    return jiraError(400, [], { startDate: 'Version start date cannot be after the release date.' });
  if (typeof moveUnfixedIssuesTo === 'string') {
    const target = /\/version\/(\d+)$/.exec(moveUnfixedIssuesTo)?.[1] ?? moveUnfixedIssuesTo;
    for (const issue of fixedIn(call, version.id))
      if (resolutionOf(call.state, issue) === null) replace(issue, 'fixVersionIds', version.id, target);
  }
  Object.assign(version, dates);
  version.name = name ?? version.name;
  version.description = description === undefined ? version.description : description;
  version.archived = archived ?? version.archived;
  version.released = released ?? version.released;
  if (driver !== undefined) version.driverAccountId = driver;
  return json(200, bean(call, found));
}

/** Takes a version out of an issue, and puts another one in where there is one. */
function replace(
  issue: Issue,
  list: 'fixVersionIds' | 'affectedVersionIds',
  gone: string,
  by: string | null,
): void {
  if (!issue[list].includes(gone)) return;
  const rest = issue[list].filter((id) => id !== gone);
  issue[list] = by === null ? rest : [...new Set([...rest, by])];
}

function drop(
  call: RestCall,
  { project, version }: Found,
  fixTo: string | null,
  affectedTo: string | null,
): void {
  for (const issue of call.state.issues) {
    replace(issue, 'fixVersionIds', version.id, fixTo);
    replace(issue, 'affectedVersionIds', version.id, affectedTo);
  }
  project.versions = project.versions.filter((each) => each !== version);
}

/** The other version of the same project that issues go to; a response: it is none. */
function target({ project, version }: Found, id: string | null): string | null | WireResponse {
  if (id === null) return null;
  return project.versions.some((each) => each.id === id && each !== version) ? id : noSuchVersion(id);
}

function remove(call: RestCall, fix: string | null, affected: string | null): WireResponse {
  const found = named(call, true);
  if ('status' in found) return found;
  const fixTo = target(found, fix);
  const affectedTo = target(found, affected);
  if (fixTo !== null && typeof fixTo !== 'string') return fixTo;
  if (affectedTo !== null && typeof affectedTo !== 'string') return affectedTo;
  drop(call, found, fixTo, affectedTo);
  return empty(204);
}

const swapSchema = z.looseObject({
  moveFixIssuesTo: z.union([z.string(), z.number()]).transform(String).nullish(),
  moveAffectedIssuesTo: z.union([z.string(), z.number()]).transform(String).nullish(),
});

const moveSchema = z.looseObject({
  after: z.string().nullish(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).nullish(),
});

function move(call: RestCall): WireResponse {
  const found = named(call, true);
  if ('status' in found) return found;
  const asked = given(call, moveSchema);
  if ('status' in asked) return asked;
  const { project, version } = found;
  const { after, position } = asked.given;
  const at = project.versions.indexOf(version);
  const behindId =
    after === null || after === undefined ? undefined : (/\/version\/(\d+)$/.exec(after)?.[1] ?? after);
  const behind = project.versions.find(({ id }) => id === behindId);
  if (behindId !== undefined && behind === undefined) return noSuchVersion(behindId);
  const place = (): Version | null | 'end' => {
    if (behind !== undefined) return behind;
    if (position === 'First') return null;
    if (position === 'Earlier') return project.versions[at - 2] ?? null;
    if (position === 'Later') return project.versions[at + 1] ?? 'end';
    return 'end';
  };
  project.versions = movedTo(project.versions, [version], place());
  return json(200, bean(call, found));
}

function list(call: RestCall): WireResponse {
  const project = projectNamed(call);
  if ('status' in project) return project;
  const text = (call.query.get('query') ?? '').toLowerCase();
  const states = queryList(call, 'status');
  const found = project.versions.filter(
    ({ name, description, released, archived }) =>
      `${name} ${description ?? ''}`.toLowerCase().includes(text) &&
      (states.length === 0 || states.includes(archived ? 'archived' : released ? 'released' : 'unreleased')),
  );
  const sorted = ordered(call, found, {
    name: ({ name }) => name.toLowerCase(),
    description: ({ description }) => (description ?? '').toLowerCase(),
    sequence: (version) => project.versions.indexOf(version),
    startDate: ({ startDate }) => startDate ?? '',
    releaseDate: ({ releaseDate }) => releaseDate ?? '',
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return page(call, sorted, (version) => bean(call, { project, version }));
}

const workSchema = z.looseObject({
  relatedWorkId: z.string().nullish(),
  title: z.string().nullish(),
  category: z.string(),
  url: z.string().nullish(),
});

function addWork(call: RestCall): WireResponse {
  const found = named(call, true);
  if ('status' in found) return found;
  const asked = given(call, workSchema);
  if ('status' in asked) return asked;
  const { title = null, category, url = null } = asked.given;
  const work = { relatedWorkId: crypto.randomUUID(), title, category, url };
  found.version.relatedWork.push(work);
  return json(201, work);
}

export const versionRoutes: Route[] = [
  selfJudging('POST /version', create),
  selfJudging('GET /version/{id}', (call) => {
    const found = named(call);
    return 'status' in found ? found : json(200, bean(call, found));
  }),
  selfJudging('PUT /version/{id}', update),
  selfJudging('DELETE /version/{id}', (call) =>
    remove(call, call.query.get('moveFixIssuesTo'), call.query.get('moveAffectedIssuesTo')),
  ),
  selfJudging('POST /version/{id}/removeAndSwap', (call) => {
    const asked = given(call, swapSchema);
    if ('status' in asked) return asked;
    return remove(call, asked.given.moveFixIssuesTo ?? null, asked.given.moveAffectedIssuesTo ?? null);
  }),
  selfJudging('PUT /version/{id}/mergeto/{moveIssuesTo}', (call) => {
    const to = call.params.moveIssuesTo ?? '';
    return remove(call, to, to);
  }),
  selfJudging('POST /version/{id}/move', move),
  selfJudging('GET /version/{id}/relatedIssueCounts', (call) => {
    const found = named(call);
    if ('status' in found) return found;
    const { id } = found.version;
    return json(200, {
      self: self(call, `/version/${id}`),
      issuesFixedCount: fixedIn(call, id).length,
      issuesAffectedCount: affectedBy(call, id).length,
      issueCountWithCustomFieldsShowingVersion: 0,
      customFieldUsage: [],
    });
  }),
  selfJudging('GET /version/{id}/unresolvedIssueCount', (call) => {
    const found = named(call);
    if ('status' in found) return found;
    const { id } = found.version;
    const all = fixedIn(call, id);
    return json(200, {
      self: self(call, `/version/${id}`),
      issuesUnresolvedCount: all.filter((issue) => resolutionOf(call.state, issue) === null).length,
      issuesCount: all.length,
    });
  }),
  selfJudging('GET /version/{id}/relatedwork', (call) => {
    const found = named(call);
    return 'status' in found ? found : json(200, found.version.relatedWork);
  }),
  selfJudging('POST /version/{id}/relatedwork', addWork),
  selfJudging('DELETE /version/{versionId}/relatedwork/{relatedWorkId}', (call) => {
    const found = named(call, true, 'versionId');
    if ('status' in found) return found;
    found.version.relatedWork = found.version.relatedWork.filter(
      ({ relatedWorkId }) => relatedWorkId !== call.params.relatedWorkId,
    );
    return empty(204);
  }),
  selfJudging('GET /project/{projectIdOrKey}/version', list),
  selfJudging('GET /project/{projectIdOrKey}/versions', (call) => {
    const project = projectNamed(call);
    if ('status' in project) return project;
    return json(
      200,
      project.versions.map((version) => bean(call, { project, version })),
    );
  }),
];
