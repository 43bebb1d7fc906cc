import type { Operand } from '@atlaskit/jql-ast';
import type { JqlContext } from './context.ts';
import { dateFunction, dateIn, invalidDate } from './dates.ts';
import type { Comparable, JqlField } from './field.ts';
import { callFunction } from './functions.ts';
import { unresolved } from './system-fields.ts';

/** What an operand means for a field: values, and whether EMPTY is among them; or Jira's words for what is wrong. */
export type Meant =
  | { readonly values: readonly Comparable[]; readonly empty: boolean }
  | { readonly errors: readonly string[] };

const nowhere: Meant = { values: [], empty: false };

const notThere = (text: string, field: string): string =>
  `The value '${text}' does not exist for the field '${field}'.`;

function wrongKey(text: string, field: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*-\d+$/.test(text) || /^\d+$/.test(text)
    ? `An issue with key '${text}' does not exist for field '${field}'.`
    : `The issue key '${text}' for field '${field}' is invalid.`;
}

function literal(text: string, written: string, field: JqlField, context: JqlContext): Meant {
  if (field.kind === 'date' || field.kind === 'day') {
    const ms = dateIn(text, context);
    if (ms !== null) return { values: [ms], empty: false };
    return context.unknown === 'found nowhere' ? nowhere : { errors: [invalidDate(text, written)] };
  }
  if (field.kind === 'number' && Number.isNaN(Number(text)))
    return {
      errors: [`Value '${text}' is invalid for the '${written}' field. Valid values are whole numbers.`],
    };
  const found = field.resolve?.(text, context) ?? (field.kind === 'number' ? [Number(text)] : [text]);
  if (found.length === 0) {
    if (context.unknown !== 'refused') return nowhere;
    if (field.kind === 'duration')
      return { errors: [`The value '${text}' for field '${written}' is not a valid duration.`] };
    return { errors: [field.kind === 'key' ? wrongKey(text, written) : notThere(text, written)] };
  }
  return found.includes(unresolved) && field.name === 'resolution'
    ? { values: [], empty: true }
    : { values: found, empty: false };
}

/** The meaning of an operand; `written` is the field's name as the query has it. */
export function meaningOf(operand: Operand, written: string, field: JqlField, context: JqlContext): Meant {
  switch (operand.operandType) {
    case 'keyword':
      return { values: [], empty: true };
    case 'value':
      return literal(operand.value, written, field, context);
    case 'function': {
      const name = operand.function.value;
      const args = operand.arguments.map(({ value }) => value);
      const date = dateFunction(name, args[0], context);
      if (date === null)
        return {
          errors: [
            `Duration for function '${name}' should have the format (+/-)n(yMwdm), e.g -1M for 1 month earlier.`,
          ],
        };
      if (date !== undefined) return { values: [date], empty: false };
      const result = callFunction(name, args, context);
      return 'error' in result ? { errors: [result.error] } : { values: result.values, empty: false };
    }
    case 'list': {
      const parts = operand.values.map((each) => meaningOf(each, written, field, context));
      const errors = parts.flatMap((part) => ('errors' in part ? part.errors : []));
      if (errors.length > 0) return { errors };
      return {
        values: parts.flatMap((part) => ('errors' in part ? [] : part.values)),
        empty: parts.some((part) => !('errors' in part) && part.empty),
      };
    }
  }
}
