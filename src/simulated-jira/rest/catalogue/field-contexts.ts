import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { FieldContext } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given, missingAmong } from '../given.ts';
import { page } from '../shapes/page.ts';
import { fieldDefaultRoutes } from './field-context-defaults.ts';
import { fieldContextMappingRoutes } from './field-context-mapping.ts';
import { chosen, contextNamed, type FoundContext } from './field-context-place.ts';
import { fieldOptionRoutes } from './field-options.ts';
import { contextIds, namedField } from './field-place.ts';

function contextBean(context: FieldContext) {
  return {
    id: context.id,
    name: context.name,
    description: context.description,
    isGlobalContext: context.projectIds.length === 0,
    isAnyIssueType: context.issueTypeIds.length === 0,
  };
}

function list(call: RestCall): WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const flag = (name: string) => call.query.get(name);
  const found = chosen(call, field)
    .map(contextBean)
    .filter(
      ({ isAnyIssueType, isGlobalContext }) =>
        (flag('isAnyIssueType') === null || String(isAnyIssueType) === flag('isAnyIssueType')) &&
        (flag('isGlobalContext') === null || String(isGlobalContext) === flag('isGlobalContext')),
    );
  return page(call, found, (each) => each);
}

/** The form of before `/context`: ids are numbers, and nothing but names goes along. */
function formerList(call: RestCall): WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  return page(call, field.contexts, ({ id, name }) => ({ id: Number(id), name }));
}

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  projectIds: z.array(z.string()).nullish(),
  issueTypeIds: z.array(z.string()).nullish(),
});

function create(call: RestCall): WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, projectIds, issueTypeIds } = asked.given;
  const { state } = call;
  const missing =
    missingAmong('project', projectIds ?? [], state.projects) ??
    missingAmong('issue type', issueTypeIds ?? [], state.issueTypes);
  if (missing !== null) return missing;
  if ((projectIds ?? []).length === 0 && field.contexts.some((each) => each.projectIds.length === 0))
    return jiraError(409, ['The field has a global context already.']);
  const made: FieldContext = {
    id: String(nextNumber(state, 'fieldContext', contextIds(call), 10_200)),
    name,
    description: description ?? '',
    projectIds: projectIds ?? [],
    issueTypeIds: issueTypeIds ?? [],
    options: [],
    defaultValue: null,
  };
  field.contexts.push(made);
  return json(201, {
    id: made.id,
    name: made.name,
    description: made.description,
    projectIds: made.projectIds,
    issueTypeIds: made.issueTypeIds,
  });
}

const idsSchema = z.looseObject({
  projectIds: z.array(z.string()).optional(),
  issueTypeIds: z.array(z.string()).optional(),
});

/** What is wrong with projects that a context is to have or to lose; null: nothing. The words of all but the first are ours. */
function wrongProjects(
  { state }: RestCall,
  { field, context }: FoundContext,
  ids: readonly string[],
  add: boolean,
): WireResponse | null {
  if (new Set(ids).size < ids.length) return jiraError(400, ['The projectIds must not contain duplicates.']);
  const missing = missingAmong('project', ids, state.projects);
  if (missing !== null) return missing;
  const taken = add ? field.contexts.flatMap(({ projectIds }) => projectIds) : context.projectIds;
  const wrong = ids.filter((id) => taken.includes(id) === add).join(', ');
  if (wrong !== '')
    return jiraError(400, [
      add
        ? `These projects are already associated with a context: ${wrong}.`
        : `These projects are not associated with the context: ${wrong}.`,
    ]);
  const other = field.contexts.some((each) => each !== context && each.projectIds.length === 0);
  return !add && other && context.projectIds.length === ids.length
    ? jiraError(400, ['The field has a global context already.'])
    : null;
}

/** The same of work types. */
function wrongTypes(
  { state }: RestCall,
  { context }: FoundContext,
  ids: readonly string[],
  add: boolean,
): WireResponse | null {
  const missing = missingAmong('issue type', ids, state.issueTypes);
  if (missing !== null) return missing;
  const wrong = ids.filter((id) => context.issueTypeIds.includes(id) === add).join(', ');
  if (wrong === '') return null;
  return jiraError(400, [
    add
      ? `These issue types are already associated with the context: ${wrong}.`
      : `These issue types are not associated with the context: ${wrong}.`,
  ]);
}

/** Adds projects or work types to a context, or takes them away. */
function assign(call: RestCall, list: 'projectIds' | 'issueTypeIds', add: boolean): WireResponse {
  const found = contextNamed(call);
  if ('status' in found) return found;
  const asked = given(call, idsSchema);
  if ('status' in asked) return asked;
  const ids = asked.given[list] ?? [];
  const wrong = (list === 'projectIds' ? wrongProjects : wrongTypes)(call, found, ids, add);
  if (wrong !== null) return wrong;
  const rest = found.context[list].filter((id) => !ids.includes(id));
  found.context[list] = add ? [...rest, ...ids] : rest;
  return empty(204);
}

export const fieldContextRoutes: Route[] = [
  ...fieldOptionRoutes,
  ...fieldDefaultRoutes,
  ...fieldContextMappingRoutes,
  route('GET /field/{fieldId}/context', list),
  route('GET /field/{fieldId}/contexts', formerList),
  route('POST /field/{fieldId}/context', create),
  route('PUT /field/{fieldId}/context/{contextId}', (call) => {
    const found = contextNamed(call);
    if ('status' in found) return found;
    const asked = given(call, schema.partial());
    if ('status' in asked) return asked;
    found.context.name = asked.given.name ?? found.context.name;
    found.context.description = asked.given.description ?? found.context.description;
    return empty(204);
  }),
  route('DELETE /field/{fieldId}/context/{contextId}', (call) => {
    const found = contextNamed(call);
    if ('status' in found) return found;
    found.field.contexts = found.field.contexts.filter((each) => each !== found.context);
    return empty(204);
  }),
  route('GET /field/{fieldId}/context/projectmapping', (call) => {
    const field = namedField(call);
    if ('status' in field) return field;
    const rows = chosen(call, field).flatMap(({ id, projectIds }): unknown[] =>
      projectIds.length === 0
        ? [{ contextId: id, isGlobalContext: true }]
        : projectIds.map((projectId) => ({ contextId: id, projectId })),
    );
    return page(call, rows, (each) => each);
  }),
  route('GET /field/{fieldId}/context/issuetypemapping', (call) => {
    const field = namedField(call);
    if ('status' in field) return field;
    const rows = chosen(call, field).flatMap(({ id, issueTypeIds }): unknown[] =>
      issueTypeIds.length === 0
        ? [{ contextId: id, isAnyIssueType: true }]
        : issueTypeIds.map((issueTypeId) => ({ contextId: id, issueTypeId })),
    );
    return page(call, rows, (each) => each);
  }),
  route('PUT /field/{fieldId}/context/{contextId}/issuetype', (call) => assign(call, 'issueTypeIds', true)),
  route('POST /field/{fieldId}/context/{contextId}/issuetype/remove', (call) =>
    assign(call, 'issueTypeIds', false),
  ),
  route('PUT /field/{fieldId}/context/{contextId}/project', (call) => assign(call, 'projectIds', true)),
  route('POST /field/{fieldId}/context/{contextId}/project/remove', (call) =>
    assign(call, 'projectIds', false),
  ),
  route('GET /field/{fieldId}/screens', (call) => {
    const field = namedField(call);
    if ('status' in field) return field;
    const screens = call.state.screens.flatMap((screen) => {
      const tab = screen.tabs.find(({ fields }) => fields.includes(field.id));
      return tab === undefined
        ? []
        : [
            {
              id: screen.id,
              name: screen.name,
              description: screen.description,
              tab: { id: tab.id, name: tab.name },
            },
          ];
    });
    return page(call, screens, (each) => each, 100);
  }),
];
