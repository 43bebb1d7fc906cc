import { allFields, customDefinition } from '../../fields/custom-fields.ts';
import type { FieldDefinition } from '../../fields/system-fields.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import { findProject, type RestCall, type Route, route } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { ordered, page, queryList } from '../shapes/page.ts';
import { among, holding } from '../shapes/wanted.ts';

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

/** Whether a field is there in one of the projects that the query names: system fields are in all, custom ones by their contexts. */
function inProjects(call: RestCall): (field: FieldDefinition) => boolean {
  const asked = queryList(call, 'projectIds').filter((id) => {
    const project = findProject(call.state, id);
    return project !== null && call.rights.browse(project);
  });
  if (!call.query.has('projectIds')) return () => true;
  return ({ id, custom }) =>
    !custom ||
    call.state.customFields
      .find((each) => each.id === id)
      ?.contexts.some(
        ({ projectIds }) => projectIds.length === 0 || projectIds.some((each) => asked.includes(each)),
      ) === true;
}

function search(call: RestCall): WireResponse {
  const [hasType, hasId] = [among(call, 'type'), among(call, 'id')];
  const called = holding(call, 'query');
  const there = inProjects(call);
  const all = allFields(call.state).filter(
    (field) =>
      field.schema !== undefined &&
      hasType(field.custom ? 'custom' : 'system') &&
      hasId(field.id) &&
      called(field.name) &&
      there(field),
  );
  const sorted = ordered(call, all, {
    name: ({ name }) => name.toLowerCase(),
    contextsCount: ({ id }) => call.state.customFields.find((each) => each.id === id)?.contexts.length ?? 0,
    screensCount: ({ id }) => screensWith(call, id),
    lastUsed: ({ id }) => id,
    projectsCount: ({ id }) => id,
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  return page(call, sorted, (field) => found(call, field), 50, 50);
}

/** Fields that are looked for. */
export const fieldSearchRoutes: Route[] = [
  route('GET /field/search', search),
  route('GET /field/search/trashed', (call) => {
    const hasId = among(call, 'id');
    const called = holding(call, 'query');
    const trashed = call.state.customFields
      .filter(
        ({ trashed: gone, id, name, description }) =>
          gone && hasId(id) && (called(name) || called(description)),
      )
      .map(customDefinition);
    // When each went is not kept: they are in the order in which they were made.
    const sorted = ordered(call, trashed, {
      name: ({ name }) => name.toLowerCase(),
      trashDate: ({ id }) => id,
      plannedDeletionDate: ({ id }) => id,
      projectsCount: ({ id }) => id,
    });
    if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
    return page(call, sorted, (field) => found(call, field), 50, 50);
  }),
];
