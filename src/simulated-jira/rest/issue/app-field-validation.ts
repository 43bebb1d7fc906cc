import { z } from 'zod';
import { evaluate } from '../../expressions/evaluate.ts';
import { parseExpression } from '../../expressions/parse.ts';
import { ExpressionError } from '../../expressions/tokens.ts';
import type { CustomField } from '../../state.ts';
import { issueValue, projectValue, userValue } from '../expression-values.ts';
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
    ['value', Array.isArray(value) ? value.map(inExpression) : inExpression(value ?? null)],
  ]);
  try {
    const said = evaluate(parseExpression(validation.expression), scope);
    if (said === true) return null;
    return typeof said === 'string' ? said : validation.errorMessage;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return `The validation of the field cannot be evaluated: ${error.message}`;
  }
}
