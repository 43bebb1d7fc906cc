import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import { typesOf } from '../../state/lookup.ts';
import type { IssueType } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { propertyRoutes } from '../properties.ts';
import { self } from '../shapes/address.ts';
import { listedIssueType } from '../shapes/catalogue.ts';

/** Types of projects the caller may browse, and those that no project limits. */
function visible(call: RestCall): IssueType[] {
  const { state, rights } = call;
  const browsable = new Set(state.projects.filter((project) => rights.browse(project)).map(({ id }) => id));
  const admin = rights.global('ADMINISTER');
  const offered = new Set(
    state.projects
      .filter(({ id }) => browsable.has(id))
      .flatMap((project) => typesOf(state, project).map(({ id }) => id)),
  );
  return state.issueTypes.filter(({ id, projectId }) =>
    projectId === null ? admin || offered.has(id) : browsable.has(projectId),
  );
}

const noSuchType = (call: RestCall) =>
  jiraError(404, [
    `The issue type with id '${call.params.id ?? call.params.issueTypeId}' does not exist or you do not have permission to view it.`,
  ]);

const schema = z.looseObject({
  name: z.string().min(1).max(60),
  description: z.string().nullish(),
  type: z.enum(['standard', 'subtask']).nullish(),
  hierarchyLevel: z.number().int().min(-1).max(0).nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, type, hierarchyLevel } = asked.given;
  const { issueTypes } = call.state;
  if (
    nameTaken(
      issueTypes.filter(({ projectId }) => projectId === null),
      name,
    )
  )
    return jiraError(409, [], { name: 'An issue type with this name already exists.' });
  const made: IssueType = {
    id: nextId(call.state, 'issueType', issueTypes),
    name,
    description: description ?? '',
    hierarchyLevel: hierarchyLevel ?? (type === 'subtask' ? -1 : 0),
    avatarId: 10_300,
    projectId: null,
    entityId: null,
    properties: {},
  };
  issueTypes.push(made);
  // A new type is offered where the default scheme is used.
  for (const scheme of call.state.issueTypeSchemes) if (scheme.isDefault) scheme.issueTypeIds.push(made.id);
  return json(201, listedIssueType(call, made));
}

const updateSchema = z.looseObject({
  name: z.string().min(1).max(60).nullish(),
  description: z.string().nullish(),
  avatarId: z.number().nullish(),
});

function update(call: RestCall): WireResponse {
  const type = byPath(call, call.state.issueTypes);
  if (type === undefined) return noSuchType(call);
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const { name, description, avatarId } = asked.given;
  if (
    typeof name === 'string' &&
    nameTaken(
      call.state.issueTypes.filter((each) => each.projectId === type.projectId),
      name,
      type.id,
    )
  )
    return jiraError(409, [], { name: 'An issue type with this name already exists.' });
  type.name = name ?? type.name;
  type.description = description ?? type.description;
  type.avatarId = avatarId ?? type.avatarId;
  return json(200, listedIssueType(call, type));
}

/** Types an issue of this one may change to: of the same level and scope, in the same projects. */
function alternatives(call: RestCall, type: IssueType): IssueType[] {
  return call.state.issueTypes.filter(
    (each) =>
      each.id !== type.id && each.hierarchyLevel === type.hierarchyLevel && each.projectId === type.projectId,
  );
}

function remove(call: RestCall): WireResponse {
  const type = byPath(call, call.state.issueTypes);
  if (type === undefined) return noSuchType(call);
  const used = call.state.issues.filter(({ issueType }) => issueType === type.id);
  const by = call.query.get('alternativeIssueTypeId');
  if (used.length > 0) {
    if (by === null)
      return jiraError(409, [
        `The issue type '${type.name}' is in use: name an alternative with alternativeIssueTypeId.`,
      ]);
    if (!alternatives(call, type).some(({ id }) => id === by))
      return jiraError(404, ['The alternative issue type does not exist.']);
    for (const issue of used) issue.issueType = by;
  }
  call.state.issueTypes = call.state.issueTypes.filter((each) => each !== type);
  for (const scheme of call.state.issueTypeSchemes) {
    scheme.issueTypeIds = scheme.issueTypeIds.filter((id) => id !== type.id);
    if (scheme.defaultIssueTypeId === type.id) scheme.defaultIssueTypeId = scheme.issueTypeIds[0] ?? null;
  }
  return empty(204);
}

export const issueTypeRoutes: Route[] = [
  route('GET /issuetype', (call) =>
    json(
      200,
      visible(call).map((type) => listedIssueType(call, type)),
    ),
  ),
  route('GET /issuetype/project', (call) => {
    const project = call.state.projects.find(({ id }) => id === call.query.get('projectId'));
    if (project === undefined || !call.rights.browse(project))
      return jiraError(404, [`No project could be found with id '${call.query.get('projectId') ?? ''}'.`]);
    const level = call.query.get('level');
    const types = typesOf(call.state, project).filter(
      ({ hierarchyLevel }) => level === null || String(hierarchyLevel) === level,
    );
    return json(
      200,
      types.map((type) => listedIssueType(call, type)),
    );
  }),
  route('GET /issuetype/{id}', (call) => {
    const type = byPath(call, visible(call));
    return type === undefined ? noSuchType(call) : json(200, listedIssueType(call, type));
  }),
  route('GET /issuetype/{id}/alternatives', (call) => {
    const type = byPath(call, visible(call));
    return type === undefined
      ? noSuchType(call)
      : json(
          200,
          alternatives(call, type).map((each) => listedIssueType(call, each)),
        );
  }),
  route('POST /issuetype', create),
  route('PUT /issuetype/{id}', update),
  route('DELETE /issuetype/{id}', remove),
  ...propertyRoutes('/issuetype/{issueTypeId}/properties', 'propertyKey', (call, access) => {
    if (access === 'write' && !call.rights.global('ADMINISTER'))
      return jiraError(403, ["You must have global admin rights to edit this issue type's properties."]);
    const type = byPath(call, visible(call), 'issueTypeId');
    if (type === undefined) return noSuchType(call);
    return { properties: type.properties, address: self(call, `/issuetype/${type.id}/properties`) };
  }).map((each) => selfJudging(each.operation, each.answer)),
];
