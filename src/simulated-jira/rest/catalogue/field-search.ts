import { allFields, customDefinition } from '../../fields/custom-fields.ts';
import type { FieldDefinition } from '../../fields/system-fields.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { ordered, page, pageOf, queryList } from '../shapes/page.ts';

/** A field as `/field` lists it. */
export function fieldBean(field: FieldDefinition) {
  return {
    id: field.id,
    key: field.key ?? field.id,
    name: field.name,
    ...(field.custom ? { untranslatedName: field.name } : {}),
    custom: field.custom,
    orderable: field.orderable,
    navigable: field.navigable,
    searchable: field.searchable,
    clauseNames: field.clauseNames,
    ...(field.schema === undefined ? {} : { schema: field.schema }),
  };
}

/** How many screens show a field. */
const screensWith = (call: RestCall, id: string): number =>
  call.state.screens.filter(({ tabs }) => tabs.some(({ fields }) => fields.includes(id))).length;

/** A field as the search for fields shows it. */
function found(call: RestCall, field: FieldDefinition) {
  const custom = call.state.customFields.find(({ id }) => id === field.id);
  const expand = expansions(call);
  return {
    id: field.id,
    name: field.name,
    ...(field.schema === undefined ? {} : { schema: field.schema }),
    description: custom?.description ?? '',
    key: field.key ?? field.id,
    ...(expand.has('isLocked') ? { isLocked: custom?.locked ?? true } : {}),
    isUnscreenable: false,
    ...(custom?.searcherKey === undefined || custom.searcherKey === null
      ? {}
      : expand.has('searcherKey')
        ? { searcherKey: custom.searcherKey }
        : {}),
    ...(expand.has('screensCount') ? { screensCount: screensWith(call, field.id) } : {}),
    ...(expand.has('contextsCount') ? { contextsCount: custom?.contexts.length ?? 0 } : {}),
  };
}

function search(call: RestCall): WireResponse {
  const types = queryList(call, 'type');
  const ids = queryList(call, 'id');
  const text = (call.query.get('query') ?? '').toLowerCase();
  const all = allFields(call.state).filter(
    (field) =>
      field.schema !== undefined &&
      (types.length === 0 || types.includes(field.custom ? 'custom' : 'system')) &&
      (ids.length === 0 || ids.includes(field.id)) &&
      field.name.toLowerCase().includes(text),
  );
  const sorted = ordered(call, all, {
    name: ({ name }) => name.toLowerCase(),
    contextsCount: ({ id }) => call.state.customFields.find((each) => each.id === id)?.contexts.length ?? 0,
    screensCount: ({ id }) => screensWith(call, id),
    lastUsed: ({ id }) => id,
    projectsCount: ({ id }) => id,
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return page(call, sorted, (field) => found(call, field));
}

/** Fields that are looked for. */
export const fieldSearchRoutes: Route[] = [
  route('GET /field/search', search),
  route('GET /field/search/trashed', (call) => {
    const trashed = call.state.customFields.filter((field) => field.trashed).map(customDefinition);
    return json(200, {
      ...pageOf(
        call,
        trashed.map((field) => found(call, field)),
      ),
    });
  }),
];
