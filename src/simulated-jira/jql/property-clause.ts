import type { TerminalClause } from '@atlaskit/jql-ast';
import type { Issue } from '../state.ts';
import type { Compiled } from './field.ts';

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (current, name) =>
      typeof current === 'object' && current !== null
        ? Object.entries(current).find(([key]) => key === name)?.[1]
        : undefined,
    value,
  );
}

/** `issue.property[key].path = value`: a comparison with what an app or person keeps on the issue. */
export function propertyTest(clause: TerminalClause, operator: string): Compiled {
  const [property] = clause.field.properties ?? [];
  const key = property?.key ? property.key.value : '';
  const path = (property?.path ?? []).flatMap(({ value }) => value.split('.')).filter((part) => part !== '');
  const { operand } = clause;
  const values = !operand
    ? []
    : (operand.operandType === 'list' ? operand.values : [operand]).flatMap((each) =>
        each.operandType === 'value' ? [each.value.toLowerCase()] : [],
      );
  const found = (issue: Issue): unknown[] => {
    const value = at(issue.properties[key], path);
    return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  };
  const has = (issue: Issue) => found(issue).some((value) => values.includes(String(value).toLowerCase()));
  const number = Number(values[0]);
  const beside = (test: (value: number) => boolean) => (issue: Issue) =>
    found(issue).some((value) => test(Number(value)));
  switch (operator) {
    case '=':
    case 'in':
      return { test: has };
    case '!=':
    case 'not in':
      return { test: (issue) => found(issue).length > 0 && !has(issue) };
    case 'is':
      return { test: (issue) => found(issue).length === 0 };
    case 'is not':
      return { test: (issue) => found(issue).length > 0 };
    case '<':
      return { test: beside((value) => value < number) };
    case '<=':
      return { test: beside((value) => value <= number) };
    case '>':
      return { test: beside((value) => value > number) };
    case '>=':
      return { test: beside((value) => value >= number) };
    case '~':
      return {
        test: (issue) =>
          found(issue).some((value) =>
            String(value)
              .toLowerCase()
              .includes(values[0] ?? ''),
          ),
      };
    default:
      return { errors: [`The operator '${operator}' is not supported by the '${clause.field.text}' field.`] };
  }
}
