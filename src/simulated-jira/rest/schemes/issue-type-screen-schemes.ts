import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { IssueTypeScreenScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { numericId } from '../ids.ts';
import { expansions } from '../shapes/address.ts';
import { byNameOrId, ordered, page, queryList } from '../shapes/page.ts';
import { projectsOfScheme } from '../shapes/projects.ts';
import { among, holding } from '../shapes/wanted.ts';

const mappingSchema = z.looseObject({
  issueTypeId: z.string(),
  screenSchemeId: numericId,
});

const typeSchemeSchema = z.looseObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  issueTypeMappings: z.array(mappingSchema).nullish(),
});

const assignSchema = z.looseObject({
  issueTypeScreenSchemeId: z.string().nullish(),
  projectId: z.string().nullish(),
});

const typeSchemeBean = ({ id, name, description }: IssueTypeScreenScheme) => ({ id, name, description });

const onTypeScheme = (
  call: RestCall,
  answer: (scheme: IssueTypeScreenScheme) => WireResponse,
): WireResponse => {
  const scheme = byPath(call, call.state.issueTypeScreenSchemes, 'issueTypeScreenSchemeId');
  return scheme === undefined
    ? jiraError(404, ['The issue type screen scheme was not found.'])
    : answer(scheme);
};

const isScreenScheme = ({ state }: RestCall, wanted: number): boolean =>
  state.screenSchemes.some(({ id }) => id === wanted);

const nameInUse = () => jiraError(400, ['The issue type screen scheme name is in use.']);

export const issueTypeScreenSchemeRoutes: Route[] = [
  route('GET /issuetypescreenscheme', (call) => {
    const [hasId, called] = [among(call, 'id'), holding(call, 'queryString')];
    const found = call.state.issueTypeScreenSchemes.filter(({ id, name }) => hasId(id) && called(name));
    const sorted = ordered(call, found, byNameOrId);
    if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
    const withProjects = expansions(call).has('projects');
    return page(call, sorted, (scheme) => ({
      ...typeSchemeBean(scheme),
      ...(withProjects
        ? {
            projects: projectsOfScheme(
              call,
              ({ issueTypeScreenSchemeId }) => issueTypeScreenSchemeId === scheme.id,
            ),
          }
        : {}),
    }));
  }),
  route('POST /issuetypescreenscheme', (call) => {
    const asked = given(call, typeSchemeSchema);
    if ('status' in asked) return asked;
    const { name, description, issueTypeMappings } = asked.given;
    if (nameTaken(call.state.issueTypeScreenSchemes, name)) return nameInUse();
    const named = (issueTypeMappings ?? []).map(({ issueTypeId }) => issueTypeId);
    if (new Set(named).size < named.length)
      return jiraError(400, [
        'One or more issue type IDs are repeated, an issue type ID can only be specified once.',
      ]);
    const known = new Set(['default', ...call.state.issueTypes.map(({ id }) => id)]);
    if (!named.every((each) => known.has(each)))
      return jiraError(404, ['One or more issue type IDs were not found.']);
    const id = nextId(call.state, 'issueTypeScreenScheme', call.state.issueTypeScreenSchemes);
    const mappings = Object.fromEntries(
      (issueTypeMappings ?? []).map((each) => [each.issueTypeId, each.screenSchemeId]),
    );
    if (mappings.default === undefined) return jiraError(400, ['The mapping of default is required.']);
    call.state.issueTypeScreenSchemes.push({ id, name, description: description ?? '', mappings });
    return json(201, { id });
  }),
  route('GET /issuetypescreenscheme/mapping', (call) => {
    const ids = queryList(call, 'issueTypeScreenSchemeId');
    const rows = call.state.issueTypeScreenSchemes
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .flatMap(({ id, mappings }) =>
        Object.entries(mappings).map(([issueTypeId, screenSchemeId]) => ({
          issueTypeScreenSchemeId: id,
          issueTypeId,
          screenSchemeId: String(screenSchemeId),
        })),
      );
    return page(call, rows, (each) => each);
  }),
  route('GET /issuetypescreenscheme/project', (call) => {
    const ids = queryList(call, 'projectId');
    if (ids.length === 0) return jiraError(400, ["The 'projectId' query parameter is required."]);
    const rows = call.state.issueTypeScreenSchemes.flatMap((scheme) => {
      const projectIds = call.state.projects
        .filter((project) => ids.includes(project.id) && project.issueTypeScreenSchemeId === scheme.id)
        .map(({ id }) => id);
      return projectIds.length === 0 ? [] : [{ issueTypeScreenScheme: typeSchemeBean(scheme), projectIds }];
    });
    return page(call, rows, (each) => each);
  }),
  route('PUT /issuetypescreenscheme/project', (call) => {
    const asked = given(call, assignSchema);
    if ('status' in asked) return asked;
    const project = call.state.projects.find(({ id }) => id === asked.given.projectId);
    const scheme = call.state.issueTypeScreenSchemes.find(
      ({ id }) => id === asked.given.issueTypeScreenSchemeId,
    );
    if (scheme === undefined) return jiraError(404, ['The issue type screen scheme was not found.']);
    if (project === undefined) return jiraError(404, ['The project was not found.']);
    if (project.style === 'next-gen')
      return jiraError(400, ['Only classic projects can have issue type screen schemes assigned.']);
    project.issueTypeScreenSchemeId = scheme.id;
    return empty(204);
  }),
  route('GET /issuetypescreenscheme/{issueTypeScreenSchemeId}/project', (call) =>
    onTypeScheme(call, (scheme) => {
      const called = holding(call, 'query');
      const found = call.state.projects.filter(
        ({ issueTypeScreenSchemeId, key, name }) =>
          issueTypeScreenSchemeId === scheme.id && (called(name) || called(key)),
      );
      return page(call, found, ({ id, key, name, projectTypeKey, style }) => ({
        id,
        key,
        name,
        projectTypeKey,
        simplified: style === 'next-gen',
      }));
    }),
  ),
  route('PUT /issuetypescreenscheme/{issueTypeScreenSchemeId}', (call) =>
    onTypeScheme(call, (scheme) => {
      const asked = given(call, typeSchemeSchema.partial());
      if ('status' in asked) return asked;
      const { name } = asked.given;
      if (name !== undefined && nameTaken(call.state.issueTypeScreenSchemes, name, scheme.id))
        return nameInUse();
      scheme.name = name ?? scheme.name;
      scheme.description = asked.given.description ?? scheme.description;
      return empty(204);
    }),
  ),
  route('DELETE /issuetypescreenscheme/{issueTypeScreenSchemeId}', (call) =>
    onTypeScheme(call, (scheme) => {
      if (call.state.projects.some((project) => project.issueTypeScreenSchemeId === scheme.id))
        return jiraError(400, [
          'The issue type screen scheme cannot be deleted because it is assigned to one or more projects.',
        ]);
      call.state.issueTypeScreenSchemes = call.state.issueTypeScreenSchemes.filter((each) => each !== scheme);
      return empty(204);
    }),
  ),
  route('PUT /issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping', (call) =>
    onTypeScheme(call, (scheme) => {
      const asked = given(call, z.looseObject({ issueTypeMappings: z.array(mappingSchema).min(1) }));
      if ('status' in asked) return asked;
      if (asked.given.issueTypeMappings.some(({ issueTypeId }) => issueTypeId === 'default'))
        return jiraError(400, ['A default mapping cannot be added.']);
      for (const { issueTypeId, screenSchemeId } of asked.given.issueTypeMappings) {
        const known = call.state.issueTypes.some(({ id }) => id === issueTypeId);
        if (!known || !isScreenScheme(call, screenSchemeId))
          return jiraError(404, ['The issue type or the screen scheme was not found.']);
        scheme.mappings[issueTypeId] = screenSchemeId;
      }
      return empty(204);
    }),
  ),
  route('PUT /issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping/default', (call) =>
    onTypeScheme(call, (scheme) => {
      const asked = given(call, z.looseObject({ screenSchemeId: numericId }));
      if ('status' in asked) return asked;
      if (!isScreenScheme(call, asked.given.screenSchemeId))
        return jiraError(404, ['The screen scheme was not found.']);
      scheme.mappings.default = asked.given.screenSchemeId;
      return empty(204);
    }),
  ),
  route('POST /issuetypescreenscheme/{issueTypeScreenSchemeId}/mapping/remove', (call) =>
    onTypeScheme(call, (scheme) => {
      const asked = given(call, z.looseObject({ issueTypeIds: z.array(z.string()).min(1) }));
      if ('status' in asked) return asked;
      const gone = asked.given.issueTypeIds;
      if (gone.includes('default')) return jiraError(400, ['The default mapping cannot be removed.']);
      if (new Set(gone).size < gone.length)
        return jiraError(400, ['The issueTypeIds must not contain duplicates.']);
      if (gone.some((id) => scheme.mappings[id] === undefined))
        return jiraError(404, ['The issue type mapping was not found.']);
      scheme.mappings = Object.fromEntries(
        Object.entries(scheme.mappings).filter(([id]) => !gone.includes(id)),
      );
      return empty(204);
    }),
  ),
];
