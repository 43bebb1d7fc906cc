import { z } from 'zod';
import { empty, jiraError, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { page } from '../shapes/page.ts';
import { chosen } from './field-context-place.ts';
import { namedField } from './field-place.ts';

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
    if (context === undefined) return jiraError(404, ['The context was not found.']);
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

/** What stands in a field of a new work item. */
export const fieldDefaultRoutes: Route[] = [
  route('GET /field/{fieldId}/context/defaultValue', defaults),
  route('GET /field/{fieldId}/context/defaultValues', defaults),
  route('PUT /field/{fieldId}/context/defaultValue', setDefaults),
];
