import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { IssueType, IssueTypeScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, missingAmong, movedTo, nameTaken } from '../given.ts';
import { expansions } from '../shapes/address.ts';
import { issueTypeBean } from '../shapes/catalogue.ts';
import { byNameOrId, ordered, page, pageWithin, queryList } from '../shapes/page.ts';
import { projectsOfScheme } from '../shapes/projects.ts';
import { among, holding } from '../shapes/wanted.ts';

function bean(scheme: IssueTypeScheme) {
  return {
    id: scheme.id,
    name: scheme.name,
    ...(scheme.description === '' ? {} : { description: scheme.description }),
    ...(scheme.defaultIssueTypeId === null ? {} : { defaultIssueTypeId: scheme.defaultIssueTypeId }),
    ...(scheme.isDefault ? { isDefault: true } : {}),
  };
}

/** A scheme as the list shows it, with its projects and work types on wish. */
function listed(call: RestCall, scheme: IssueTypeScheme) {
  const expand = expansions(call);
  const types = call.state.issueTypes.filter(({ id }) => scheme.issueTypeIds.includes(id));
  return {
    ...bean(scheme),
    ...(expand.has('projects')
      ? { projects: projectsOfScheme(call, ({ issueTypeSchemeId }) => issueTypeSchemeId === scheme.id) }
      : {}),
    ...(expand.has('issueTypes')
      ? { issueTypes: pageWithin(types.map((type) => issueTypeBean(call, type))) }
      : {}),
  };
}

const named = (call: RestCall) => byPath(call, call.state.issueTypeSchemes, 'issueTypeSchemeId');
const missing = () => jiraError(404, ['The issue type scheme was not found.']);

function within(call: RestCall, answer: (scheme: IssueTypeScheme) => WireResponse): WireResponse {
  const scheme = named(call);
  return scheme === undefined ? missing() : answer(scheme);
}

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(4000).nullish(),
  defaultIssueTypeId: z.string().nullish(),
  issueTypeIds: z.array(z.string()).nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, defaultIssueTypeId, issueTypeIds } = asked.given;
  const { issueTypeSchemes, issueTypes } = call.state;
  if (nameTaken(issueTypeSchemes, name)) return jiraError(409, ['The name is used by another scheme.']);
  const ids = issueTypeIds ?? [];
  if (ids.length === 0) return jiraError(400, ['issueTypeIds must not be empty.']);
  const missing = missingAmong('issue type', ids, issueTypes);
  if (missing !== null) return missing;
  if (typeof defaultIssueTypeId === 'string' && !ids.includes(defaultIssueTypeId))
    return jiraError(400, ['The default issue type ID has to be present in issue type IDs list.']);
  const id = nextId(call.state, 'issueTypeScheme', issueTypeSchemes);
  issueTypeSchemes.push({
    id,
    name,
    description: description ?? '',
    defaultIssueTypeId: defaultIssueTypeId ?? null,
    issueTypeIds: ids,
    isDefault: false,
  });
  return json(201, { issueTypeSchemeId: id });
}

const assignSchema = z.looseObject({ issueTypeSchemeId: z.string(), projectId: z.string() });
const idsSchema = z.looseObject({
  issueTypeIds: z.array(z.string()).min(1),
  after: z.string().nullish(),
  position: z.enum(['First', 'Last']).nullish(),
});

const alreadyPresent =
  'These issue types were not added because they are already present in the issue type scheme: ';
const notIncluded =
  'The issue type scheme does not include some of the specified issue types. Issue type IDs missing from the scheme are: ';
const lastOne = "Can't remove the last standard issue type from the issue type scheme.";

export const issueTypeSchemeRoutes: Route[] = [
  route('GET /issuetypescheme', (call) => {
    const [hasId, called] = [among(call, 'id'), holding(call, 'queryString')];
    const found = call.state.issueTypeSchemes.filter(({ id, name }) => hasId(id) && called(name));
    const sorted = ordered(call, found, byNameOrId);
    if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
    return page(call, sorted, (scheme) => listed(call, scheme));
  }),
  route('POST /issuetypescheme', create),
  route('GET /issuetypescheme/mapping', (call) => {
    const ids = queryList(call, 'issueTypeSchemeId');
    const rows = call.state.issueTypeSchemes
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .flatMap(({ id, issueTypeIds }) =>
        issueTypeIds.map((issueTypeId) => ({ issueTypeSchemeId: id, issueTypeId })),
      );
    return page(call, rows, (each) => each);
  }),
  route('GET /issuetypescheme/project', (call) => {
    const ids = queryList(call, 'projectId');
    if (ids.length === 0) return jiraError(400, ["The 'projectId' query parameter is required."]);
    const rows = call.state.issueTypeSchemes.flatMap((scheme) => {
      const projectIds = call.state.projects
        .filter((project) => ids.includes(project.id) && project.issueTypeSchemeId === scheme.id)
        .map(({ id }) => id);
      return projectIds.length === 0 ? [] : [{ issueTypeScheme: bean(scheme), projectIds }];
    });
    return page(call, rows, (each) => each);
  }),
  route('PUT /issuetypescheme/project', (call) => {
    const asked = given(call, assignSchema);
    if ('status' in asked) return asked;
    const project = call.state.projects.find(({ id }) => id === asked.given.projectId);
    const scheme = call.state.issueTypeSchemes.find(({ id }) => id === asked.given.issueTypeSchemeId);
    if (scheme === undefined) return jiraError(404, ['The issue type scheme was not found.']);
    if (project === undefined) return jiraError(404, ['The project was not found.']);
    const left = call.state.issues.filter(
      ({ projectId, issueType }) => projectId === project.id && !scheme.issueTypeIds.includes(issueType),
    );
    if (left.length > 0)
      return jiraError(400, [
        `This issue type scheme can't be assigned to the project. This is because some issues in this project use issue types not present in the scheme. Before assigning the scheme to the project, update the issue types on these issues: ${left.map(({ id }) => id).join(', ')}`,
      ]);
    project.issueTypeSchemeId = scheme.id;
    return empty(204);
  }),
  route('PUT /issuetypescheme/{issueTypeSchemeId}', (call) =>
    within(call, (scheme) => {
      const asked = given(call, schema.partial());
      if ('status' in asked) return asked;
      const { name, description, defaultIssueTypeId } = asked.given;
      if (name !== undefined && nameTaken(call.state.issueTypeSchemes, name, scheme.id))
        return jiraError(409, ['The name is used by another scheme.']);
      if (typeof defaultIssueTypeId === 'string' && !scheme.issueTypeIds.includes(defaultIssueTypeId))
        return jiraError(400, ['The default issue type has to be one of the issue types of the scheme.']);
      scheme.name = name ?? scheme.name;
      scheme.description = description ?? scheme.description;
      scheme.defaultIssueTypeId = defaultIssueTypeId ?? scheme.defaultIssueTypeId;
      return empty(204);
    }),
  ),
  route('DELETE /issuetypescheme/{issueTypeSchemeId}', (call) =>
    within(call, (scheme) => {
      if (scheme.isDefault) return jiraError(400, ["The default issue type scheme can't be removed."]);
      const heir = call.state.issueTypeSchemes.find(({ isDefault }) => isDefault);
      for (const project of call.state.projects)
        if (project.issueTypeSchemeId === scheme.id && heir !== undefined)
          project.issueTypeSchemeId = heir.id;
      call.state.issueTypeSchemes = call.state.issueTypeSchemes.filter((each) => each !== scheme);
      return empty(204);
    }),
  ),
  route('PUT /issuetypescheme/{issueTypeSchemeId}/issuetype', (call) =>
    within(call, (scheme) => {
      const asked = given(call, idsSchema);
      if ('status' in asked) return asked;
      const { issueTypeIds } = asked.given;
      const unknown = issueTypeIds.filter((id) => !call.state.issueTypes.some((each) => each.id === id));
      if (unknown.length > 0)
        return jiraError(404, [`These issue types were not found: ${unknown.join(', ')}`]);
      const present = issueTypeIds.filter((id) => scheme.issueTypeIds.includes(id));
      if (present.length > 0) return jiraError(400, [`${alreadyPresent}${present.join(', ')}`]);
      scheme.issueTypeIds.push(...issueTypeIds);
      return empty(204);
    }),
  ),
  route('PUT /issuetypescheme/{issueTypeSchemeId}/issuetype/move', (call) =>
    within(call, (scheme) => {
      const asked = given(call, idsSchema);
      if ('status' in asked) return asked;
      const { issueTypeIds, after, position } = asked.given;
      const named = [issueTypeIds, after ?? []].flat();
      const outside = named.filter((id) => !scheme.issueTypeIds.includes(id));
      if (outside.length > 0) return jiraError(400, [`${notIncluded}${outside.join(', ')}`]);
      scheme.issueTypeIds = movedTo(
        scheme.issueTypeIds,
        issueTypeIds,
        after ?? (position === 'First' ? null : 'end'),
      );
      return empty(204);
    }),
  ),
  route('DELETE /issuetypescheme/{issueTypeSchemeId}/issuetype/{issueTypeId}', (call) =>
    within(call, (scheme) => {
      const rest = scheme.issueTypeIds.filter((id) => id !== call.params.issueTypeId);
      if (rest.length === scheme.issueTypeIds.length)
        return jiraError(404, ['The issue type was not found in the issue type scheme.']);
      const standard = ({ id, hierarchyLevel }: IssueType) => hierarchyLevel >= 0 && rest.includes(id);
      if (!call.state.issueTypes.some(standard)) return jiraError(400, [lastOne]);
      scheme.issueTypeIds = rest;
      return empty(204);
    }),
  ),
];
