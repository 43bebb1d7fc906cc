import { parseSync } from 'oxc-parser';
import { changesAt } from './kinds.mjs';

/** `a < b ? -1 : 1`: whoever sorts looks at the sign alone. */
const isSign = (node) => {
  const { type, value } = node.type === 'UnaryExpression' ? node.argument : node;
  return type === 'Literal' && (value === 0 || value === 1);
};
const isOrder = ({ type, consequent, alternate }) =>
  type === 'ConditionalExpression' && isSign(consequent) && (isSign(alternate) || isOrder(alternate));

/** Types are no program, and the name of a module is no value. */
const leftAlone = /^(TS|ImportDeclaration$|ExportAllDeclaration$)/;
const wrapping = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

function* nodesBelow(value) {
  if (Array.isArray(value)) for (const each of value) yield* nodesBelow(each);
  else if (value !== null && typeof value === 'object' && typeof value.type === 'string') {
    if (leftAlone.test(value.type) && !wrapping.has(value.type)) return;
    yield value;
    if (isOrder(value)) return void (yield* nodesBelow(value.test));
    for (const [name, child] of Object.entries(value)) {
      if (name === 'typeAnnotation' || name === 'source' || name === 'typeArguments') continue;
      if (name === 'key' && !value.computed) continue;
      yield* nodesBelow(child);
    }
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
  const seen = new Set();
  return [...nodesBelow(program)]
    .flatMap((node) => changesAt(node, textOf, signOf))
    .map(([{ start, end }, text]) => ({
      ...{ start, end, text, was: source.slice(start, end) },
      line: source.slice(0, start).split('\n').length,
    }))
    .filter(({ start, end, was, text }) => {
      const place = `${start} ${end} ${text}`;
      if (was === text || seen.has(place)) return false;
      return seen.add(place);
    });
}
