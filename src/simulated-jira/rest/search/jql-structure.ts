import type { Clause, Field, Operand, Query } from '@atlaskit/jql-ast';

function fieldNode(field: Field) {
  const properties = (field.properties || []).map(({ key, path }) => ({
    entity: field.value,
    key: key ? key.value : '',
    path: (path || []).map(({ value }) => value).join('.'),
  }));
  return {
    name: field.value,
    encodedName: field.text,
    ...(properties.length === 0 ? {} : { property: properties }),
  };
}

function operandNode(operand: Operand): unknown {
  switch (operand.operandType) {
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    case 'keyword':
      return { keyword: 'empty', encodedOperand: 'EMPTY' };
    case 'function':
      return {
        function: operand.function.value,
        arguments: operand.arguments.map(({ value }) => value),
        encodedOperand: `${operand.function.text}(${operand.arguments.map(({ text }) => text).join(', ')})`,
      };
    case 'list':
      return {
        values: operand.values.map(operandNode),
        encodedOperand: `(${operand.values.map((each) => (each.operandType === 'value' ? each.text : 'EMPTY')).join(', ')})`,
      };
  }
}

function clauseNode(clause: Clause): unknown {
  switch (clause.clauseType) {
    case 'compound':
      return { clauses: clause.clauses.map(clauseNode), operator: clause.operator.value };
    case 'not':
      return { clauses: [clauseNode(clause.clause)], operator: 'not' };
    case 'terminal':
      return {
        field: fieldNode(clause.field),
        operator: clause.operator ? clause.operator.value : '',
        ...(clause.operand ? { operand: operandNode(clause.operand) } : {}),
        ...(clause.predicates.length === 0
          ? {}
          : {
              predicates: clause.predicates.map(({ operator, operand }) => ({
                operator: operator.value,
                ...(operand ? { operand: operandNode(operand) } : {}),
              })),
            }),
      };
  }
}

/** A query as `/jql/parse` shows it. */
export function structureOf({ where, orderBy }: Query) {
  return {
    ...(where ? { where: clauseNode(where) } : {}),
    ...(orderBy
      ? {
          orderBy: {
            fields: orderBy.fields.map(({ field, direction }) => ({
              field: fieldNode(field),
              ...(direction ? { direction: direction.value.toLowerCase() } : {}),
            })),
          },
        }
      : {}),
  };
}
