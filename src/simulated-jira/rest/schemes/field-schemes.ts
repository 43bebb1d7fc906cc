import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { FieldScheme, FieldSchemeItem } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { page, queryList } from '../shapes/page.ts';
import { fieldSchemeOf, fieldSchemes, itemsOf, untold } from './field-scheme-of.ts';

const named = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(1024).nullish(),
});

/** A scheme as writes answer it. */
const written = ({ id, name, description }: FieldScheme) => ({
  ...{ id, name, description },
  links: {
    associations: `rest/api/3/config/fieldschemes/${id}/fields`,
    projects: `rest/api/3/config/fieldschemes/${id}/projects`,
  },
});

const bean = (scheme: FieldScheme) => ({ ...written(scheme), isDefault: scheme.isDefault });

/** One scheme by itself has its number as text. */
const single = (scheme: FieldScheme) => ({ ...bean(scheme), id: String(scheme.id) });

const within = (call: RestCall, answer: (found: FieldScheme) => WireResponse): WireResponse => {
  const found = byPath(call, fieldSchemes(call.state));
  return found === undefined ? jiraError(404, ['The field scheme was not found.']) : answer(found);
};

const taken = (): WireResponse => jiraError(400, ['A field scheme with this name already exists.']);

function add(call: RestCall, status: number, fields: FieldScheme['fields']): WireResponse {
  const asked = given(call, named);
  if ('status' in asked) return asked;
  const all = fieldSchemes(call.state);
  const { name, description } = asked.given;
  if (nameTaken(all, name)) return taken();
  const ids = all.map(({ id }) => id);
  const made: FieldScheme = {
    ...{ id: nextNumber(call.state, 'fieldScheme', ids), name, description: description ?? '' },
    ...{ isDefault: false, fields },
  };
  all.push(made);
  return json(status, written(made));
}

const changeSchema = named.partial();

function change(call: RestCall, found: FieldScheme): WireResponse {
  const asked = given(call, changeSchema);
  if ('status' in asked) return asked;
  const { name = found.name, description } = asked.given;
  if (nameTaken(fieldSchemes(call.state), name, found.id)) return taken();
  found.name = name;
  found.description = description ?? found.description;
  return json(200, written(found));
}

function remove(call: RestCall, found: FieldScheme): WireResponse {
  if (found.isDefault) return jiraError(400, ['The default field scheme cannot be deleted.']);
  if (call.state.projects.some(({ fieldSchemeId }) => fieldSchemeId === found.id))
    return jiraError(400, ['The field scheme is used by a project.']);
  call.state.fieldSchemes = fieldSchemes(call.state).filter((each) => each !== found);
  return json(200, { id: String(found.id), deleted: true });
}

function field([fieldId, { workTypes, parameters, own }]: [string, FieldSchemeItem]) {
  return {
    fieldId,
    allowedOperations: ['REMOVE', 'CHANGE_REQUIRED'],
    restrictedToWorkTypes: workTypes ?? [],
    parameters: { isRequired: false, ...parameters },
    workTypeParameters: Object.entries(own).map(([workTypeId, each]) => ({ workTypeId, ...each })),
  };
}

function parameters(call: RestCall, found: FieldScheme): WireResponse {
  const items = itemsOf(call.state, found);
  const { fieldId = '' } = call.params;
  const item = Object.hasOwn(items, fieldId) ? items[fieldId] : undefined;
  if (item === undefined) return jiraError(404, [`The field '${fieldId}' is not in this field scheme.`]);
  const own = Object.entries(item.own);
  return json(200, {
    fieldId,
    parameters: { isRequired: false, ...item.parameters },
    workTypeParameters: own.map(([id, each]) => ({ workTypeId: Number(id), isRequired: false, ...each })),
  });
}

/** Team-managed projects have their fields to themselves. */
const companyManaged = ({ state }: RestCall) => state.projects.filter(({ style }) => style !== 'next-gen');

/** Which fields projects have: the schemes, their fields and their projects. */
export const fieldSchemeRoutes: Route[] = [
  route('GET /config/fieldschemes', (call) => {
    const query = (call.query.get('query') ?? '').toLowerCase();
    const projects = queryList(call, 'projectId');
    const found = fieldSchemes(call.state).filter(
      (scheme) =>
        scheme.name.toLowerCase().includes(query) &&
        (projects.length === 0 ||
          companyManaged(call).some(
            (project) => projects.includes(project.id) && fieldSchemeOf(call.state, project) === scheme,
          )),
    );
    return page(call, found, bean);
  }),
  route('POST /config/fieldschemes', (call) => {
    // A new scheme holds what Jira has by itself; custom fields are associated with it afterwards.
    const fields = allFields(call.state).filter(({ custom }) => !custom);
    return add(call, 200, untold(fields));
  }),
  route('GET /config/fieldschemes/projects', (call) => {
    const ids = queryList(call, 'projectId');
    const found = companyManaged(call).filter(({ id }) => ids.length === 0 || ids.includes(id));
    return page(call, found, (project) => ({
      projectId: Number(project.id),
      schemeId: fieldSchemeOf(call.state, project)?.id,
    }));
  }),
  route('GET /config/fieldschemes/{id}', (call) => within(call, (found) => json(200, single(found)))),
  route('PUT /config/fieldschemes/{id}', (call) => within(call, (found) => change(call, found))),
  route('DELETE /config/fieldschemes/{id}', (call) => within(call, (found) => remove(call, found))),
  route('POST /config/fieldschemes/{id}/clone', (call) =>
    within(call, ({ fields }) => add(call, 201, structuredClone(fields))),
  ),
  route('GET /config/fieldschemes/{id}/fields', (call) =>
    within(call, (found) => {
      const ids = queryList(call, 'fieldId');
      const all = Object.entries(itemsOf(call.state, found));
      return page(
        call,
        all.filter(([id]) => ids.length === 0 || ids.includes(id)),
        field,
      );
    }),
  ),
  route('GET /config/fieldschemes/{id}/fields/{fieldId}/parameters', (call) =>
    within(call, (found) => parameters(call, found)),
  ),
  route('GET /config/fieldschemes/{id}/projects', (call) =>
    within(call, (found) => {
      const ids = queryList(call, 'projectId');
      const own = companyManaged(call).filter(
        (project) =>
          fieldSchemeOf(call.state, project) === found && (ids.length === 0 || ids.includes(project.id)),
      );
      return page(call, own, ({ id, name }) => ({ id, name }));
    }),
  ),
];
