import type { Clause, TerminalClause } from '@atlaskit/jql-ast';
import type { Issue } from '../state.ts';
import type { JqlContext } from './context.ts';
import { type Comparable, type Compiled, compare, type JqlField } from './field.ts';
import { keyPlace } from './field-values.ts';
import { findJqlField } from './find-field.ts';
import { meaningOf } from './operands.ts';
import { changedTest, wasTest } from './past.ts';
import { propertyTest } from './property-clause.ts';
import { textQuery } from './text-search.ts';

type Test = (issue: Issue) => boolean;

const refused = (...errors: string[]): Compiled => ({ errors });

/** Finds the query behind a saved filter, by its name or number. */
export type FilterLookup = (nameOrId: string) => Compiled;

const day = 86_400_000;

/** The values in the unit that a kind is compared in: days are whole days by the caller's clock. */
function comparable(value: Comparable, field: JqlField, context: JqlContext, own: boolean): Comparable {
  if (field.kind !== 'day' || typeof value !== 'number') return value;
  // A day without a time is kept as UTC; what a query says is a moment by the caller's clock.
  const local = own && field.name !== 'worklogDate' ? value : context.clock.local(value);
  return Math.floor(local / day);
}

function placeOf(value: Comparable, field: JqlField, context: JqlContext): Comparable {
  if (field.place !== undefined) return field.place(value, context);
  if (field.kind === 'key') {
    const issue = context.state.issues.find(({ id }) => id === value);
    return issue === undefined ? '' : keyPlace(issue);
  }
  return value;
}

/** Field names as the operators of emptiness need them. */
function isEmptyTest(field: JqlField, context: JqlContext): Test {
  return (issue) => field.values(issue, context).length === 0;
}

function terminal(clause: TerminalClause, context: JqlContext, filters: FilterLookup): Compiled {
  const written = clause.field.value;
  const operator = clause.operator ? clause.operator.value : '';
  if (clause.field.properties && clause.field.properties.length > 0) return propertyTest(clause, operator);
  const field = findJqlField(written, context);
  if (typeof field === 'string')
    return context.unknown === 'found nowhere' ? { test: () => false } : refused(field);
  if (!field.operators.has(operator))
    return refused(`The operator '${operator}' is not supported by the '${written}' field.`);
  if (operator === 'changed') {
    const test = changedTest(clause, field, context);
    return Array.isArray(test) ? refused(...test) : { test };
  }
  const { operand } = clause;
  if (!operand)
    return refused(
      `Error in the JQL Query: Expecting either a value, list or function before the end of the query.`,
    );
  const isList = operand.operandType === 'list' || operand.operandType === 'function';
  if (/in$/.test(operator) && !isList)
    return refused(
      `Operator '${operator}' does not support the non-list value '${operand.operandType === 'value' ? operand.value : 'EMPTY'}' for field '${written}'.`,
    );
  if (operand.operandType === 'list' && !/in$/.test(operator)) {
    const shown = operand.values
      .map((each) => (each.operandType === 'value' ? `"${each.value}"` : 'EMPTY'))
      .join(', ');
    return refused(
      `Operator '${operator}' does not support the list value (${shown}) for field '${written}'.`,
    );
  }
  if (operator === 'is' || operator === 'is not') {
    if (operand.operandType !== 'keyword') {
      const shown = operand.operandType === 'value' ? operand.value : written;
      return refused(
        `The operator '${operator}' is not supported with the value '${shown}'. Only EMPTY or NULL may follow it.`,
      );
    }
    const empty = isEmptyTest(field, context);
    return { test: operator === 'is' ? empty : (issue) => !empty(issue) };
  }
  if (field.name === 'filter') return filterClause(clause, operator, filters);
  if (operator === '~' || operator === '!~') return textClause(clause, operator, field, context);
  if (operand.operandType === 'function' && field.function !== undefined)
    return field.function(
      operand.function.value,
      operand.arguments.map(({ value }) => value),
      operator,
      context,
    );
  const meant = meaningOf(operand, written, field, context);
  if (operator.startsWith('was')) {
    const test = wasTest(clause, field, meant, context);
    if (Array.isArray(test)) return refused(...test);
    return { test: operator.includes('not') ? (issue) => !test(issue) : test };
  }
  if ('errors' in meant) return refused(...meant.errors);
  const ordering = compare[operator];
  if (ordering !== undefined) {
    const [limit] = meant.values;
    if (limit === undefined) return { test: () => false };
    const to = comparable(placeOf(limit, field, context), field, context, false);
    return {
      test: (issue) =>
        field
          .values(issue, context)
          .some((value) => ordering(comparable(placeOf(value, field, context), field, context, true), to)),
    };
  }
  const wanted = new Set(meant.values.map((value) => comparable(value, field, context, false)));
  const negative = operator === '!=' || operator === 'not in';
  const has: Test = (issue) => {
    const values = field.values(issue, context);
    if (values.length === 0) return meant.empty;
    return values.some((value) => wanted.has(comparable(value, field, context, true)));
  };
  if (!negative) return { test: has };
  // What is empty is neither equal nor unequal to a value, unless EMPTY itself is named.
  return { test: (issue) => !has(issue) && field.values(issue, context).length > 0 };
}

function textClause(
  clause: TerminalClause,
  operator: string,
  field: JqlField,
  context: JqlContext,
): Compiled {
  const { operand } = clause;
  const texts = field.texts ?? ((issue: Issue) => field.values(issue, context).map(String));
  if (operand && operand.operandType === 'keyword') {
    const empty = isEmptyTest(field, context);
    return { test: operator === '~' ? empty : (issue) => !empty(issue) };
  }
  if (operand?.operandType !== 'value')
    return refused(
      `The operator '${operator}' does not support the value given for field '${clause.field.value}'.`,
    );
  if (operand.value.trim() === '')
    return refused(`The field '${clause.field.value}' does not support searching for an empty string.`);
  if (/^[*?]/.test(operand.value.trim()))
    return refused(
      `The text query '${operand.value}' for field '${clause.field.value}' is not allowed to start with '${operand.value.trim()[0]}'.`,
    );
  const matches = textQuery(operand.value);
  // All texts together are what is searched: words may stand in different comments.
  const has: Test = (issue) => matches(texts(issue, context).join('\n'));
  return { test: operator === '~' ? has : (issue) => !has(issue) };
}

function filterClause(clause: TerminalClause, operator: string, filters: FilterLookup): Compiled {
  const { operand } = clause;
  const all = !operand ? [] : operand.operandType === 'list' ? operand.values : [operand];
  const tests: Test[] = [];
  for (const each of all) {
    if (each.operandType !== 'value')
      return refused(`The value given does not exist for the field 'filter'.`);
    const found = filters(each.value);
    if ('errors' in found) return found;
    tests.push(found.test);
  }
  const any: Test = (issue) => tests.some((test) => test(issue));
  return { test: operator === '!=' || operator === 'not in' ? (issue) => !any(issue) : any };
}

/** A clause with all below it. All errors of a query are told together, as Jira does. */
export function compileClause(clause: Clause, context: JqlContext, filters: FilterLookup): Compiled {
  switch (clause.clauseType) {
    case 'terminal':
      return terminal(clause, context, filters);
    case 'not': {
      const inner = compileClause(clause.clause, context, filters);
      return 'errors' in inner ? inner : { test: (issue) => !inner.test(issue) };
    }
    case 'compound': {
      const parts = clause.clauses.map((each) => compileClause(each, context, filters));
      const errors = parts.flatMap((part) => ('errors' in part ? part.errors : []));
      if (errors.length > 0) return { errors };
      const tests = parts.flatMap((part) => ('test' in part ? [part.test] : []));
      return clause.operator.value === 'and'
        ? { test: (issue) => tests.every((test) => test(issue)) }
        : { test: (issue) => tests.some((test) => test(issue)) };
    }
  }
}
