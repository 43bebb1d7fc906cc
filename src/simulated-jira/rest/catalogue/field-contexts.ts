import { z } from 'zod';
import { kindOf } from '../../fields/custom-fields.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { CustomField, FieldContext, FieldOption } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given, movedTo } from '../given.ts';
import { self } from '../shapes/address.ts';
import { page, queryList } from '../shapes/page.ts';
import { contextIds, namedField } from './fields.ts';

function contextBean(context: FieldContext) {
  return {
    id: context.id,
    name: context.name,
    description: context.description,
    isGlobalContext: context.projectIds.length === 0,
    isAnyIssueType: context.issueTypeIds.length === 0,
  };
}

interface Found {
  readonly field: CustomField;
  readonly context: FieldContext;
}

function named(call: RestCall): Found | WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const context = field.contexts.find(({ id }) => id === call.params.contextId);
  return context === undefined
    ? jiraError(404, [
        `The context with id '${call.params.contextId}' was not found for the field '${field.id}'.`,
      ])
    : { field, context };
}

/** Contexts of a field that the query's `contextId` names, all without it. */
function chosen(call: RestCall, field: CustomField): FieldContext[] {
  const ids = queryList(call, 'contextId');
  return field.contexts.filter(({ id }) => ids.length === 0 || ids.includes(id));
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
  const noProject = (projectIds ?? []).find((id) => !state.projects.some((each) => each.id === id));
  const noType = (issueTypeIds ?? []).find((id) => !state.issueTypes.some((each) => each.id === id));
  if (noProject !== undefined) return jiraError(404, [`The project with id '${noProject}' was not found.`]);
  if (noType !== undefined) return jiraError(404, [`The issue type with id '${noType}' was not found.`]);
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

/** Adds projects or work types to a context, or takes them away. */
function assign(call: RestCall, list: 'projectIds' | 'issueTypeIds', add: boolean): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const asked = given(call, idsSchema);
  if ('status' in asked) return asked;
  const ids = asked.given[list] ?? [];
  const rest = found.context[list].filter((id) => !ids.includes(id));
  found.context[list] = add ? [...rest, ...ids] : rest;
  return empty(204);
}

function optionBean(option: FieldOption) {
  return {
    id: option.id,
    value: option.value,
    ...(option.parentId === null ? {} : { optionId: option.parentId }),
    disabled: option.disabled,
  };
}

const withOptions = (call: RestCall): Found | WireResponse => {
  const found = named(call);
  if ('status' in found || kindOf(found.field).options === true) return found;
  return jiraError(400, [`The field '${found.field.id}' does not support options.`]);
};

const optionsSchema = z.looseObject({
  options: z
    .array(
      z.looseObject({
        value: z.string().min(1).max(255),
        optionId: z.string().nullish(),
        disabled: z.boolean().nullish(),
      }),
    )
    .min(1)
    .max(1000),
});

const optionIds = ({ state }: RestCall): string[] =>
  state.customFields.flatMap(({ contexts }) =>
    contexts.flatMap(({ options }) => options.map(({ id }) => id)),
  );

function addOptions(call: RestCall): WireResponse {
  const found = withOptions(call);
  if ('status' in found) return found;
  const asked = given(call, optionsSchema);
  if ('status' in asked) return asked;
  const { context } = found;
  const taken = asked.given.options.find(({ value, optionId }) =>
    context.options.some((each) => each.value === value && each.parentId === (optionId ?? null)),
  );
  if (taken !== undefined)
    return jiraError(400, [`An option with the value '${taken.value}' already exists.`]);
  const made = asked.given.options.map(
    ({ value, optionId, disabled }): FieldOption => ({
      id: String(nextNumber(call.state, 'fieldOption', optionIds(call), 10_020)),
      value,
      disabled: disabled ?? false,
      parentId: optionId ?? null,
    }),
  );
  context.options.push(...made);
  return json(200, { options: made.map(optionBean) });
}

const updateSchema = z.looseObject({
  options: z
    .array(z.looseObject({ id: z.string(), value: z.string().nullish(), disabled: z.boolean().nullish() }))
    .min(1),
});

function updateOptions(call: RestCall): WireResponse {
  const found = withOptions(call);
  if ('status' in found) return found;
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const { options } = found.context;
  const missing = asked.given.options.find(({ id }) => !options.some((each) => each.id === id));
  if (missing !== undefined) return jiraError(404, [`The option with id '${missing.id}' was not found.`]);
  const changed = asked.given.options.flatMap(({ id, value, disabled }) => {
    const option = options.find((each) => each.id === id);
    if (option === undefined) return [];
    option.value = value ?? option.value;
    option.disabled = disabled ?? option.disabled;
    return [option];
  });
  return json(200, { options: changed.map(optionBean) });
}

function deleteOption(call: RestCall): WireResponse {
  const found = withOptions(call);
  if ('status' in found) return found;
  const { context, field } = found;
  const option = context.options.find(({ id }) => id === call.params.optionId);
  if (option === undefined)
    return jiraError(404, [`The option with id '${call.params.optionId}' was not found.`]);
  const used = call.state.issues.some((issue) => [issue.fields[field.id]].flat().includes(option.id));
  if (used) return jiraError(400, [`The option with id '${option.id}' is in use.`]);
  context.options = context.options.filter((each) => each !== option && each.parentId !== option.id);
  return empty(204);
}

const moveSchema = z.looseObject({
  customFieldOptionIds: z.array(z.string()).min(1),
  after: z.string().nullish(),
  position: z.enum(['First', 'Last']).nullish(),
});

function moveOptions(call: RestCall): WireResponse {
  const found = withOptions(call);
  if ('status' in found) return found;
  const asked = given(call, moveSchema);
  if ('status' in asked) return asked;
  const { customFieldOptionIds, after, position } = asked.given;
  const { context } = found;
  const moved = customFieldOptionIds.flatMap((id) => context.options.find((each) => each.id === id) ?? []);
  const behind = context.options.find(({ id }) => id === after) ?? (position === 'First' ? null : 'end');
  context.options = movedTo(context.options, moved, behind);
  return empty(204);
}

const defaultsSchema = z.looseObject({
  defaultValues: z.array(z.looseObject({ contextId: z.string() })),
});

function setDefaults(call: RestCall): WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const asked = given(call, defaultsSchema);
  if ('status' in asked) return asked;
  for (const value of asked.given.defaultValues) {
    const context = field.contexts.find(({ id }) => id === value.contextId);
    if (context === undefined)
      return jiraError(404, [`The context with id '${value.contextId}' was not found.`]);
    context.defaultValue = value;
  }
  return empty(204);
}

const defaults = (call: RestCall): WireResponse => {
  const field = namedField(call);
  if ('status' in field) return field;
  return page(
    call,
    chosen(call, field).flatMap(({ defaultValue }) => defaultValue ?? []),
    (each) => each,
  );
};

export const fieldContextRoutes: Route[] = [
  route('GET /field/{fieldId}/context', list),
  route('GET /field/{fieldId}/contexts', formerList),
  route('POST /field/{fieldId}/context', create),
  route('PUT /field/{fieldId}/context/{contextId}', (call) => {
    const found = named(call);
    if ('status' in found) return found;
    const asked = given(call, schema.partial());
    if ('status' in asked) return asked;
    found.context.name = asked.given.name ?? found.context.name;
    found.context.description = asked.given.description ?? found.context.description;
    return empty(204);
  }),
  route('DELETE /field/{fieldId}/context/{contextId}', (call) => {
    const found = named(call);
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
  route('GET /field/{fieldId}/context/defaultValue', defaults),
  route('GET /field/{fieldId}/context/defaultValues', defaults),
  route('PUT /field/{fieldId}/context/defaultValue', setDefaults),
  route('PUT /field/{fieldId}/context/{contextId}/issuetype', (call) => assign(call, 'issueTypeIds', true)),
  route('POST /field/{fieldId}/context/{contextId}/issuetype/remove', (call) =>
    assign(call, 'issueTypeIds', false),
  ),
  route('PUT /field/{fieldId}/context/{contextId}/project', (call) => assign(call, 'projectIds', true)),
  route('POST /field/{fieldId}/context/{contextId}/project/remove', (call) =>
    assign(call, 'projectIds', false),
  ),
  route('GET /field/{fieldId}/context/{contextId}/option', (call) => {
    const found = withOptions(call);
    if ('status' in found) return found;
    const only = call.query.get('optionId');
    const options = found.context.options.filter(({ id }) => only === null || id === only);
    return page(call, options, optionBean, 100);
  }),
  route('POST /field/{fieldId}/context/{contextId}/option', addOptions),
  route('PUT /field/{fieldId}/context/{contextId}/option', updateOptions),
  route('PUT /field/{fieldId}/context/{contextId}/option/move', moveOptions),
  route('DELETE /field/{fieldId}/context/{contextId}/option/{optionId}', deleteOption),
  route('GET /customFieldOption/{id}', (call) => {
    const option = call.state.customFields
      .flatMap(({ contexts }) => contexts.flatMap(({ options }) => options))
      .find(({ id }) => id === call.params.id);
    return option === undefined
      ? jiraError(404, [`A custom field option with id '${call.params.id}' does not exist`])
      : json(200, { self: self(call, `/customFieldOption/${option.id}`), value: option.value });
  }),
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
