import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { findProject, resolutionOf } from '../../state/lookup.ts';
import type { Version } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, movedTo, nameTaken } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { isDay } from '../issue/day.ts';
import { self } from '../shapes/address.ts';
import { ordered, page, queryList } from '../shapes/page.ts';
import { projectNamed } from './read.ts';
import {
  affectedBy,
  fixedIn,
  mayChange,
  noSuchVersion,
  versionAsAsked,
  versionNamed,
} from './version-place.ts';
import { replace, versionRemovalRoutes } from './version-removal.ts';
import { versionWorkRoutes } from './version-work.ts';

/** A day; a time that follows it is passed over (published programs that set release dates send `new Date().toISOString()`). */
const day = z
  .string()
  .transform((text) => text.replace(/T[\d:.]+(?:Z|[+-][\d:]+)?$/, ''))
  .refine(isDay, 'The date must be in the format yyyy-MM-dd.')
  .nullish();

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  project: z.string().nullish(),
  projectId: idOrKey.nullish(),
  description: z.string().max(16_384).nullish(),
  archived: z.boolean().nullish(),
  released: z.boolean().nullish(),
  startDate: day,
  releaseDate: day,
  driver: z.string().nullish(),
  moveUnfixedIssuesTo: z.string().nullish(),
});

const taken = () => jiraError(400, [], { name: 'A version with this name already exists in this project.' });

const datesWrong = (startDate: string | null, releaseDate: string | null): boolean =>
  startDate !== null && releaseDate !== null && startDate > releaseDate;

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, archived, released, startDate, releaseDate, driver } = asked.given;
  const [kind, place] =
    asked.given.project == null ? ['id', asked.given.projectId] : ['key', asked.given.project];
  if (place === undefined || place === null)
    return jiraError(400, ['Project must be specified to create a version.']);
  const project = findProject(call.state, place);
  if (project === null || !call.rights.browse(project) || !mayChange(call, project))
    return jiraError(404, [
      `Project with ${kind} '${place}' either does not exist or you do not have permission to create versions in it.`,
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
  return json(201, versionAsAsked(call, { project, version }));
}

function update(call: RestCall): WireResponse {
  const found = versionNamed(call, true);
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
  return json(200, versionAsAsked(call, found));
}

const moveSchema = z.looseObject({
  after: z.string().nullish(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).nullish(),
});

function move(call: RestCall): WireResponse {
  const found = versionNamed(call, true);
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
  return json(200, versionAsAsked(call, found));
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
  return page(call, sorted, (version) => versionAsAsked(call, { project, version }));
}

export const versionRoutes: Route[] = [
  ...versionRemovalRoutes,
  ...versionWorkRoutes,
  selfJudging('POST /version', create),
  selfJudging('GET /version/{id}', (call) => {
    const found = versionNamed(call);
    return 'status' in found ? found : json(200, versionAsAsked(call, found));
  }),
  selfJudging('PUT /version/{id}', update),
  selfJudging('POST /version/{id}/move', move),
  selfJudging('GET /version/{id}/relatedIssueCounts', (call) => {
    const found = versionNamed(call);
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
    const found = versionNamed(call);
    if ('status' in found) return found;
    const { id } = found.version;
    const all = fixedIn(call, id);
    return json(200, {
      self: self(call, `/version/${id}`),
      issuesUnresolvedCount: all.filter((issue) => resolutionOf(call.state, issue) === null).length,
      issuesCount: all.length,
    });
  }),
  selfJudging('GET /project/{projectIdOrKey}/version', list),
  selfJudging('GET /project/{projectIdOrKey}/versions', (call) => {
    const project = projectNamed(call);
    if ('status' in project) return project;
    return json(
      200,
      project.versions.map((version) => versionAsAsked(call, { project, version })),
    );
  }),
];
