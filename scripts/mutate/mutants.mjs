import { parseSync } from 'oxc-parser';

const turned = {
  ...{ '===': '!==', '!==': '===', '<': '>=', '>': '<=', '<=': '>', '>=': '<' },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '&&': '||', '||': '&&', '??': '&&' },
};

/** A large number is a limit, and one more is the same limit. */
const otherNumber = (value) => (Math.abs(value) > 10 ? value * 2 : value + 1);

/** `a < b ? -1 : 1`: whoever sorts looks at the sign alone. */
const isSign = (node) => {
  const { type, value } = node.type === 'UnaryExpression' ? node.argument : node;
  return type === 'Literal' && (value === 0 || value === 1);
};
const isOrder = ({ type, consequent, alternate }) =>
  type === 'ConditionalExpression' && isSign(consequent) && (isSign(alternate) || isOrder(alternate));

/** The changes at one node, as ranges of the source and what is put there. */
const changesAt = (node, textOf, signOf) => {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
      return turned[node.operator] === undefined ? [] : [[signOf(node), turned[node.operator]]];
    case 'UnaryExpression':
      return node.operator === '!' ? [[node, textOf(node.argument)]] : [];
    case 'IfStatement':
      return [
        [node.test, 'true'],
        [node.test, 'false'],
      ];
    case 'ConditionalExpression':
      return [[node.test, `!(${textOf(node.test)})`]];
    case 'Literal':
      if (typeof node.value === 'boolean') return [[node, String(!node.value)]];
      return typeof node.value === 'number' ? [[node, String(otherNumber(node.value))]] : [];
    case 'ReturnStatement':
      return node.argument?.type === 'ArrayExpression' && node.argument.elements.length > 0
        ? [[node.argument, '[]']]
        : [];
    case 'ExpressionStatement':
      return node.expression.type === 'CallExpression' ? [[node, ';']] : [];
    default:
      return [];
  }
};

/** Types are no program, and a message's words are nothing a test is expected to hold. */
const leftAlone = /^(TS|ImportDeclaration$)/;

function* nodesBelow(value) {
  if (Array.isArray(value)) for (const each of value) yield* nodesBelow(each);
  else if (value !== null && typeof value === 'object' && typeof value.type === 'string') {
    const wraps = ['TSAsExpression', 'TSSatisfiesExpression'].includes(value.type);
    if (leftAlone.test(value.type) && !wraps) return;
    yield value;
    if (isOrder(value)) return void (yield* nodesBelow(value.test));
    for (const [name, child] of Object.entries(value))
      if (name !== 'typeAnnotation') yield* nodesBelow(child);
  }
}

/** Every place where one small change makes another program: `{start, end, text, was, line}` each. */
export function mutantsOf(file, source) {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const textOf = ({ start, end }) => source.slice(start, end);
  const signOf = ({ left, operator }) => {
    const start = source.indexOf(operator, left.end);
    return { start, end: start + operator.length };
  };
  return [...nodesBelow(program)]
    .flatMap((node) => changesAt(node, textOf, signOf))
    .map(([{ start, end }, text]) => ({
      ...{ start, end, text, was: source.slice(start, end) },
      line: source.slice(0, start).split('\n').length,
    }))
    .filter(({ was, text }) => was !== text);
}
