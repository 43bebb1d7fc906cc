import { jiraError, type WireResponse } from '../../request.ts';
import type { CustomField, FieldContext } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { queryList } from '../shapes/page.ts';
import { namedField } from './field-place.ts';

/** A context with the field it belongs to. */
export interface FoundContext {
  readonly field: CustomField;
  readonly context: FieldContext;
}

/** The context that the path names, or the 404. */
export function contextNamed(call: RestCall): FoundContext | WireResponse {
  const field = namedField(call);
  if ('status' in field) return field;
  const context = field.contexts.find(({ id }) => id === call.params.contextId);
  return context === undefined ? jiraError(404, ['The context was not found.']) : { field, context };
}

/** Contexts of a field that the query's `contextId` names, all without it. */
export function chosen(call: RestCall, field: CustomField): FieldContext[] {
  const ids = queryList(call, 'contextId');
  return field.contexts.filter(({ id }) => ids.length === 0 || ids.includes(id));
}
