import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { FieldConfigurationScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { idOrKey, numericId } from '../ids.ts';
import { page, queryList } from '../shapes/page.ts';
import { fieldConfigurations } from './field-configurations.ts';

const named = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(1024).nullish(),
});

const mappingsSchema = z.looseObject({
  mappings: z.array(z.looseObject({ issueTypeId: z.string(), fieldConfigurationId: numericId })).min(1),
});

const schemesOf = ({ state }: RestCall): FieldConfigurationScheme[] => {
  state.fieldConfigurationSchemes ??= [];
  return state.fieldConfigurationSchemes;
};

const bean = ({ id, name, description }: FieldConfigurationScheme) => ({ id, name, description });

const within = (call: RestCall, answer: (found: FieldConfigurationScheme) => WireResponse): WireResponse => {
  const found = byPath(call, schemesOf(call));
  return found === undefined
    ? jiraError(404, ['The field configuration scheme was not found.'])
    : answer(found);
};

const taken = (): WireResponse => jiraError(400, ['A field configuration scheme is using this name.']);

function create(call: RestCall): WireResponse {
  const asked = given(call, named);
  if ('status' in asked) return asked;
  const all = schemesOf(call);
  if (nameTaken(all, asked.given.name)) return taken();
  const made: FieldConfigurationScheme = {
    id: nextId(call.state, 'fieldConfigurationScheme', all),
    name: asked.given.name,
    description: asked.given.description ?? '',
    mappings: {},
  };
  all.push(made);
  return json(201, bean(made));
}

function update(call: RestCall, found: FieldConfigurationScheme): WireResponse {
  const asked = given(call, named);
  if ('status' in asked) return asked;
  if (nameTaken(schemesOf(call), asked.given.name, found.id)) return taken();
  found.name = asked.given.name;
  found.description = asked.given.description ?? '';
  return empty(204);
}

function remove(call: RestCall, found: FieldConfigurationScheme): WireResponse {
  if (call.state.projects.some(({ fieldConfigurationSchemeId }) => fieldConfigurationSchemeId === found.id))
    return jiraError(400, ['The field configuration scheme is used by a project.']);
  call.state.fieldConfigurationSchemes = schemesOf(call).filter((each) => each !== found);
  return empty(204);
}

const assignSchema = z.looseObject({ fieldConfigurationSchemeId: idOrKey.nullish(), projectId: idOrKey });

/** `PUT /fieldconfigurationscheme/project`; without a scheme the project goes back to the default configuration. */
function assign(call: RestCall): WireResponse {
  const asked = given(call, assignSchema);
  if ('status' in asked) return asked;
  const { projectId, fieldConfigurationSchemeId = null } = asked.given;
  const project = call.state.projects.find(({ id }) => id === projectId);
  if (project === undefined) return jiraError(404, ['The project was not found.']);
  if (project.style === 'next-gen')
    return jiraError(400, ['Only classic projects can have field configuration schemes assigned.']);
  if (
    fieldConfigurationSchemeId !== null &&
    !schemesOf(call).some(({ id }) => id === fieldConfigurationSchemeId)
  )
    return jiraError(404, ['The field configuration scheme was not found.']);
  project.fieldConfigurationSchemeId = fieldConfigurationSchemeId;
  return empty(204);
}

function setMappings(call: RestCall, found: FieldConfigurationScheme): WireResponse {
  const asked = given(call, mappingsSchema);
  if ('status' in asked) return asked;
  const types = new Set(['default', ...call.state.issueTypes.map(({ id }) => id)]);
  const configurations = new Set(fieldConfigurations(call).map(({ id }) => id));
  const { mappings } = asked.given;
  if (mappings.some((each) => !types.has(each.issueTypeId) || !configurations.has(each.fieldConfigurationId)))
    return jiraError(404, ['The issue type or the field configuration was not found.']);
  for (const { issueTypeId, fieldConfigurationId } of mappings)
    found.mappings[issueTypeId] = fieldConfigurationId;
  return empty(204);
}

export const fieldConfigurationSchemeRoutes: Route[] = [
  route('GET /fieldconfigurationscheme', (call) => {
    const ids = queryList(call, 'id');
    return page(
      call,
      schemesOf(call).filter(({ id }) => ids.length === 0 || ids.includes(id)),
      bean,
    );
  }),
  route('POST /fieldconfigurationscheme', create),
  route('GET /fieldconfigurationscheme/mapping', (call) => {
    const ids = queryList(call, 'fieldConfigurationSchemeId');
    const rows = schemesOf(call)
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .flatMap(({ id, mappings }) =>
        Object.entries(mappings).map(([issueTypeId, fieldConfigurationId]) => ({
          fieldConfigurationSchemeId: id,
          issueTypeId,
          fieldConfigurationId: String(fieldConfigurationId),
        })),
      );
    return page(call, rows, (each) => each);
  }),
  route('GET /fieldconfigurationscheme/project', (call) => {
    const ids = queryList(call, 'projectId');
    if (ids.length === 0) return jiraError(400, ["The 'projectId' query parameter is required."]);
    const asked = call.state.projects.filter(({ id, style }) => ids.includes(id) && style !== 'next-gen');
    const plain = asked.filter(
      ({ fieldConfigurationSchemeId }) => (fieldConfigurationSchemeId ?? null) === null,
    );
    const rows = schemesOf(call).map((scheme) => ({
      fieldConfigurationScheme: bean(scheme),
      projectIds: asked
        .filter(({ fieldConfigurationSchemeId }) => fieldConfigurationSchemeId === scheme.id)
        .map(({ id }) => id),
    }));
    const all = [{ projectIds: plain.map(({ id }) => id) }, ...rows];
    return page(
      call,
      all.filter(({ projectIds }) => projectIds.length > 0),
      (each) => each,
    );
  }),
  route('PUT /fieldconfigurationscheme/project', assign),
  route('PUT /fieldconfigurationscheme/{id}', (call) => within(call, (found) => update(call, found))),
  route('DELETE /fieldconfigurationscheme/{id}', (call) => within(call, (found) => remove(call, found))),
  route('PUT /fieldconfigurationscheme/{id}/mapping', (call) =>
    within(call, (found) => setMappings(call, found)),
  ),
  route('POST /fieldconfigurationscheme/{id}/mapping/delete', (call) =>
    within(call, (found) => {
      const asked = given(call, z.looseObject({ issueTypeIds: z.array(z.string()).min(1) }));
      if ('status' in asked) return asked;
      const { issueTypeIds } = asked.given;
      found.mappings = Object.fromEntries(
        Object.entries(found.mappings).filter(([id]) => !issueTypeIds.includes(id)),
      );
      return empty(204);
    }),
  ),
];
