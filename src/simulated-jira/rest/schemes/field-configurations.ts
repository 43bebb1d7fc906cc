import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { FieldConfiguration } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { page, queryList } from '../shapes/page.ts';
import { flagged } from '../shapes/wanted.ts';
import { systemConfiguration } from './field-configuration-of.ts';

const named = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(1024).nullish(),
});

const itemsSchema = z.looseObject({
  fieldConfigurationItems: z
    .array(
      z.looseObject({
        id: z.string(),
        description: z.string().nullish(),
        isHidden: z.boolean().nullish(),
        isRequired: z.boolean().nullish(),
        renderer: z.string().nullish(),
      }),
    )
    .min(1),
});

/** All configurations; the one that every site has is among them. */
export function fieldConfigurations({ state }: RestCall): FieldConfiguration[] {
  systemConfiguration(state);
  return state.fieldConfigurations ?? [];
}

const bean = ({ id, name, description, isDefault }: FieldConfiguration) => ({
  id,
  name,
  description,
  ...(isDefault ? { isDefault } : {}),
});

const within = (call: RestCall, answer: (found: FieldConfiguration) => WireResponse): WireResponse => {
  const found = byPath(call, fieldConfigurations(call));
  return found === undefined ? jiraError(404, ['The field configuration was not found.']) : answer(found);
};

const taken = (): WireResponse => jiraError(400, ['A field configuration with this name already exists.']);

function create(call: RestCall): WireResponse {
  const asked = given(call, named);
  if ('status' in asked) return asked;
  const all = fieldConfigurations(call);
  if (nameTaken(all, asked.given.name)) return taken();
  const made: FieldConfiguration = {
    id: nextNumber(
      call.state,
      'fieldConfiguration',
      all.map(({ id }) => id),
    ),
    name: asked.given.name,
    description: asked.given.description ?? '',
    isDefault: false,
    items: {},
  };
  all.push(made);
  return json(200, bean(made));
}

function update(call: RestCall, found: FieldConfiguration): WireResponse {
  const asked = given(call, named);
  if ('status' in asked) return asked;
  if (found.isDefault) return jiraError(400, ['The default field configuration cannot be changed.']);
  if (nameTaken(fieldConfigurations(call), asked.given.name, found.id)) return taken();
  found.name = asked.given.name;
  found.description = asked.given.description ?? '';
  return empty(204);
}

function remove(call: RestCall, found: FieldConfiguration): WireResponse {
  if (found.isDefault) return jiraError(400, ['The default field configuration cannot be deleted.']);
  const schemes = call.state.fieldConfigurationSchemes ?? [];
  if (schemes.some(({ mappings }) => Object.values(mappings).includes(found.id)))
    return jiraError(400, ['The field configuration is used by a scheme.']);
  call.state.fieldConfigurations = fieldConfigurations(call).filter((each) => each !== found);
  return empty(204);
}

function setItems(call: RestCall, found: FieldConfiguration): WireResponse {
  const asked = given(call, itemsSchema);
  if ('status' in asked) return asked;
  const known = new Set(allFields(call.state).map(({ id }) => id));
  const unknown = asked.given.fieldConfigurationItems.find(({ id }) => !known.has(id));
  if (unknown !== undefined) return jiraError(400, [`The field '${unknown.id}' was not found.`]);
  for (const { id, description, isHidden, isRequired, renderer } of asked.given.fieldConfigurationItems) {
    found.items[id] = {
      ...found.items[id],
      ...(description === undefined || description === null ? {} : { description }),
      ...(typeof isHidden === 'boolean' ? { isHidden } : {}),
      ...(typeof isRequired === 'boolean' ? { isRequired } : {}),
      ...(typeof renderer === 'string' ? { renderer } : {}),
    };
  }
  return empty(204);
}

export const fieldConfigurationRoutes: Route[] = [
  route('GET /fieldconfiguration', (call) => {
    const ids = queryList(call, 'id');
    const text = (call.query.get('query') ?? '').toLowerCase();
    const onlyDefault = flagged(call, 'isDefault');
    const found = fieldConfigurations(call).filter(
      ({ id, name, isDefault }) =>
        (ids.length === 0 || ids.includes(String(id))) &&
        (!onlyDefault || isDefault) &&
        name.toLowerCase().includes(text),
    );
    return page(call, found, bean);
  }),
  route('POST /fieldconfiguration', create),
  route('PUT /fieldconfiguration/{id}', (call) => within(call, (found) => update(call, found))),
  route('DELETE /fieldconfiguration/{id}', (call) => within(call, (found) => remove(call, found))),
  route('GET /fieldconfiguration/{id}/fields', (call) =>
    within(call, ({ items }) =>
      page(call, allFields(call.state), ({ id }) => {
        const told = items[id];
        return {
          id,
          description: told?.description ?? '',
          isHidden: told?.isHidden ?? false,
          isRequired: told?.isRequired ?? id === 'summary',
          ...(told?.renderer === undefined ? {} : { renderer: told.renderer }),
        };
      }),
    ),
  ),
  route('PUT /fieldconfiguration/{id}/fields', (call) => within(call, (found) => setItems(call, found))),
];
