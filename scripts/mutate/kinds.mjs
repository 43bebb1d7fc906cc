/** Operators, each with what is put in its place: its opposite, and the neighbour that only the boundary tells apart. */
const operators = {
  ...{
    '===': ['!=='],
    '!==': ['==='],
    '<': ['<=', '>='],
    '>': ['>=', '<='],
    '<=': ['<', '>'],
    '>=': ['>', '<'],
  },
  ...{ '+': ['-'], '-': ['+'], '*': ['/'], '/': ['*'], '%': ['*'], '&&': ['||'], '||': ['&&'], '??': ['&&'] },
  ...{
    '+=': ['-='],
    '-=': ['+='],
    '||=': ['&&='],
    '&&=': ['||='],
    '??=': ['&&='],
    '++': ['--'],
    '--': ['++'],
  },
};

/** Methods, each with the one that is easily taken for it; null: the value as it was before. */
const methods = {
  ...{ some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith', min: 'max', max: 'min' },
  ...{ toUpperCase: 'toLowerCase', toLowerCase: 'toUpperCase', trimStart: 'trimEnd', trimEnd: 'trimStart' },
  ...{ trim: null, filter: null, slice: null, sort: null, toSorted: null, reverse: null, toReversed: null },
};

/** A large number is a limit, and one more is the same limit. */
const otherNumber = (value) => (Math.abs(value) > 10 ? value * 2 : value + 1);

/** What a thrown Error or a comment beside a type says is words; what is compared or answered is behaviour. */
const literal = (node) => {
  if (typeof node.value === 'boolean') return [[node, String(!node.value)]];
  if (typeof node.value === 'number') return [[node, String(otherNumber(node.value))]];
  if (typeof node.value === 'string') return [[node, node.value === '' ? "'something'" : "''"]];
  if (node.regex !== undefined) return expressions(node);
  return [];
};

/** An expression without one of its anchors. */
function expressions(node) {
  const { pattern, flags } = node.regex;
  const others = [
    ...(pattern.startsWith('^') ? [pattern.slice(1)] : []),
    ...(/(?<!\\)\$$/.test(pattern) ? [pattern.slice(0, -1)] : []),
  ];
  return others.filter((other) => other !== '').map((other) => [node, `/${other}/${flags}`]);
}

const conditions = (test) => [
  [test, 'true'],
  [test, 'false'],
];

/** The changes at one node, as ranges of the source and what is put there. */
export function changesAt(node, textOf, signOf) {
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression':
    case 'AssignmentExpression':
      return (operators[node.operator] ?? []).map((other) => [signOf(node), other]);
    case 'UpdateExpression':
      return operators[node.operator].map((other) => [
        node,
        node.prefix ? `${other}${textOf(node.argument)}` : `${textOf(node.argument)}${other}`,
      ]);
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [[node, textOf(node.argument)]] : [];
    case 'IfStatement':
      return conditions(node.test);
    case 'ConditionalExpression':
      return conditions(node.test);
    case 'WhileStatement':
    case 'ForStatement':
      return node.test ? [[node.test, 'false']] : [];
    case 'Literal':
      return literal(node);
    case 'TemplateLiteral':
      return [[node, '``']];
    case 'ArrayExpression':
      return [[node, node.elements.length === 0 ? "['something']" : '[]']];
    case 'ObjectExpression':
      return node.properties.length === 0 ? [] : [[node, '({})']];
    case 'BlockStatement':
      return node.body.length === 0 ? [] : [[node, '{}']];
    case 'ArrowFunctionExpression':
      return node.body.type === 'BlockStatement' ? [] : [[node.body, 'undefined']];
    case 'ExpressionStatement':
      return [[node, ';']];
    case 'MemberExpression':
      return node.optional
        ? [
            [
              { start: node.object.end, end: node.property.start - (node.computed ? 1 : 0) },
              node.computed ? '' : '.',
            ],
          ]
        : [];
    case 'CallExpression':
      return calls(node, textOf);
    default:
      return [];
  }
}

function calls({ callee, start, end }, textOf) {
  if (callee.type !== 'MemberExpression' || callee.computed) return [];
  const { name } = callee.property;
  if (!Object.hasOwn(methods, name)) return [];
  return methods[name] === null
    ? [[{ start, end }, textOf(callee.object)]]
    : [[callee.property, methods[name]]];
}
