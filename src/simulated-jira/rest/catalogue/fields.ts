import { z } from 'zod';
import { allFields, customDefinition, isFieldType } from '../../fields/custom-fields.ts';
import { appFieldType } from '../../forge/custom-fields.ts';
import { newCustomField } from '../../new-site/new-custom-field.ts';
import { defaultScreenId } from '../../new-site/screens.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { appFieldRoutes } from '../app-fields/routes.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { page } from '../shapes/page.ts';
import { finishedTask } from '../tasks.ts';
import { namedField } from './field-place.ts';
import { fieldBean, fieldSearchRoutes } from './field-search.ts';

const createSchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  type: z.string(),
  searcherKey: z.string().nullish(),
});

/** `POST /field`: a field with one context for everything; type and searcher are full keys, the type that of an app may be as well. */
function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { name, description, type, searcherKey } = asked.given;
  const told = appFieldType(call.state, type);
  if (told === null && !isFieldType(type))
    return jiraError(400, [], { type: `The custom field type '${type}' is unknown.` });
  const field = newCustomField(call.state, {
    name,
    description: description ?? '',
    type,
    searcherKey: searcherKey ?? null,
  });
  if (told !== null) field.app = { ...told, key: field.id, configurations: {} };
  call.state.customFields.push(field);
  return json(201, fieldBean(customDefinition(field)));
}

const updateSchema = z.looseObject({
  name: z.string().min(1).max(255).nullish(),
  description: z.string().nullish(),
  searcherKey: z.string().nullish(),
});

function update(call: RestCall): WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const { name, description, searcherKey } = asked.given;
  if (field.locked) return jiraError(400, [`The field '${field.name}' is locked and cannot be changed.`]);
  field.name = name ?? field.name;
  field.description = description ?? field.description;
  field.searcherKey = searcherKey ?? field.searcherKey;
  return empty(204);
}

function intoTrash(call: RestCall, trashed: boolean): WireResponse {
  const field = namedField(call, 'id', !trashed);
  if ('status' in field) return field;
  if (field.locked) return jiraError(400, [`The field '${field.name}' is locked and cannot be changed.`]);
  field.trashed = trashed;
  return json(200, {});
}

/** Deletes a field with its values, from the trash or not, as a task. */
function remove(call: RestCall): WireResponse {
  const field = call.state.customFields.find(({ id }) => id === call.params.id);
  if (field === undefined) return jiraError(404, ['The custom field was not found.']);
  if (field.locked) return jiraError(400, [`The field '${field.name}' is locked and cannot be deleted.`]);
  call.state.customFields = call.state.customFields.filter((each) => each !== field);
  for (const issue of call.state.issues) delete issue.fields[field.id];
  for (const { tabs } of call.state.screens)
    for (const tab of tabs) tab.fields = tab.fields.filter((id) => id !== field.id);
  return finishedTask(call, `Delete custom field ${field.id}`, {});
}

export const fieldRoutes: Route[] = [
  ...appFieldRoutes,
  ...fieldSearchRoutes,
  route('GET /field', (call) => json(200, allFields(call.state).map(fieldBean))),
  route('POST /field', create),
  route('PUT /field/{fieldId}', update),
  route('DELETE /field/{id}', remove),
  route('POST /field/{id}/trash', (call) => intoTrash(call, true)),
  route('POST /field/{id}/restore', (call) => intoTrash(call, false)),
  route('GET /label', (call) => {
    const labels = new Set(
      call.state.issues
        .filter((issue) => issue.labels.length > 0 && call.rights.see(issue))
        .flatMap(({ labels: own }) => own),
    );
    return page(call, [...labels].sort(), (label) => label, 1000);
  }),
  route('POST /screens/addToDefault/{fieldId}', (call) => {
    const field = namedField(call);
    if ('status' in field) return field;
    const screen = call.state.screens.find(({ id }) => id === defaultScreenId);
    const tab = screen?.tabs[0];
    if (tab !== undefined && !tab.fields.includes(field.id)) tab.fields.push(field.id);
    return json(200, {});
  }),
];
