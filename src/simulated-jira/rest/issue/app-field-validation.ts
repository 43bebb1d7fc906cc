import { z } from 'zod';
import { outcomeOf } from '../../expressions/outcome.ts';
import type { CustomField } from '../../state.ts';
import { issueValue, projectValue, userValue } from '../expression-values.ts';
import { configurationAt } from './app-field-schema.ts';
import type { WritePlace } from './field-edit.ts';

const person = z.looseObject({ accountId: z.string() });

/**
 * Why the app that a field is of refuses a value; null: it does not. Asked when people write, not when the app sets a value itself
 * (docs, module Jira custom field). What cannot be evaluated refuses too, with the reason.
 */
export function appRefusal(field: CustomField, value: unknown, place: WritePlace): string | null {
  const { validation, valueType } = field.app ?? {};
  if (validation === undefined) return null;
  const { call, issue, project } = place;
  const inExpression = (each: unknown) => {
    const known = valueType === 'user' ? person.safeParse(each).data : undefined;
    return known === undefined ? each : userValue(call, known.accountId);
  };
  const scope = new Map<string, unknown>([
    ['user', userValue(call, call.caller.accountId)],
    ['issue', issue === null ? null : issueValue(call, issue)],
    ['project', projectValue(project)],
    ['fieldId', field.id],
    ['configuration', configurationAt(field, place).configuration ?? null],
    ['value', Array.isArray(value) ? value.map(inExpression) : inExpression(value ?? null)],
  ]);
  const said = outcomeOf(validation.expression, scope);
  if (!said.ok) return `The validation of the field cannot be evaluated: ${said.error.message}`;
  if (said.value === true) return null;
  return typeof said.value === 'string' ? said.value : validation.errorMessage;
}
