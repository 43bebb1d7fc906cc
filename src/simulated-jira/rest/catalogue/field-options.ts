import { z } from 'zod';
import { kindOf } from '../../fields/custom-fields.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { FieldOption } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given, missingAmong, movedTo } from '../given.ts';
import { self } from '../shapes/address.ts';
import { page } from '../shapes/page.ts';
import { among, flagged } from '../shapes/wanted.ts';
import { contextNamed, type FoundContext } from './field-context-place.ts';

function optionBean(option: FieldOption) {
  return {
    id: option.id,
    value: option.value,
    ...(option.parentId === null ? {} : { optionId: option.parentId }),
    disabled: option.disabled,
  };
}

const withOptions = (call: RestCall): FoundContext | WireResponse => {
  const found = contextNamed(call);
  if ('status' in found || kindOf(found.field).options === true) return found;
  return jiraError(400, ["The custom field doesn't support options."]);
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
  const ids = asked.given.options.map(({ id }) => id);
  const missing = missingAmong('option', ids, options);
  if (missing !== null) return missing;
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
  if (typeof after === 'string' && typeof position === 'string')
    return jiraError(400, [
      "'after' and 'position' were provided. Only 'after' or 'position' can be specified.",
    ]);
  const missing = missingAmong('option', [customFieldOptionIds, after ?? []].flat(), context.options);
  if (missing !== null) return missing;
  const moved = customFieldOptionIds.flatMap((id) => context.options.find((each) => each.id === id) ?? []);
  const behind = context.options.find(({ id }) => id === after) ?? (position === 'First' ? null : 'end');
  context.options = movedTo(context.options, moved, behind);
  return empty(204);
}

/** What may be chosen in a field. */
export const fieldOptionRoutes: Route[] = [
  route('GET /field/{fieldId}/context/{contextId}/option', (call) => {
    const found = withOptions(call);
    if ('status' in found) return found;
    const hasId = among(call, 'optionId');
    const withoutCascading = flagged(call, 'onlyOptions');
    const options = found.context.options.filter(
      ({ id, parentId }) => hasId(id) && (parentId === null || !withoutCascading),
    );
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
];
