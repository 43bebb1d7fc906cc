import { runInNewContext } from 'node:vm';

/**
 * A plugin of the bundler: what stands as a constant of a module is made when a function first asks for it, where it is a regular
 * expression, a table in which one stands, or a large table of plain values. Written where they stand, hundreds are made on import, before
 * a short run has used one. A large table is written as JSON, one string, which is quicker to keep and to read than as many literals.
 */
export const constantsWhenUsed = (chunks) => ({
  name: 'constants-when-used',
  renderChunk(code, { name }) {
    if (!chunks.includes(name)) return null;
    const { body } = this.parse(code);
    const constants = new Map(
      body
        .filter(({ kind, declarations }) => kind === 'const' && declarations.length === 1)
        .map((statement) => ({ statement, declaration: statement.declarations[0], uses: [] }))
        .filter(({ declaration: { id, init } }) => id.type === 'Identifier' && isConstant(init))
        .map((constant) => [constant.declaration.id.name, constant]),
    );
    for (const statement of body) visit(statement, { constants, inFunction: false });
    const edits = [];
    for (const [id, { statement, declaration, uses }] of constants) {
      const { init } = declaration;
      const isJson = !holdsExpression(init);
      const written = code.slice(init.start, init.end);
      const made = isJson ? asJson(written) : written;
      if (uses.length > 0 && !uses.includes(null)) {
        edits.push([statement.start, statement.end, `let ${id};`]);
        for (const { start, end, exportedAs } of uses) {
          const value = `(${id} ??= ${made})`;
          edits.push([start, end, exportedAs ? `get ${exportedAs}() { return ${value}; }` : value]);
        }
      } else if (isJson) edits.push([init.start, init.end, made]);
    }
    return edits
      .sort(([a], [b]) => b - a)
      .reduce((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), code);
  },
});

/** Smaller tables are as quick as they stand. In characters. */
const largeTable = 1_000;

const isConstant = (init) =>
  init !== null &&
  (holdsExpression(init)
    ? isPlain(init, { withExpressions: true })
    : init.end - init.start >= largeTable && isPlain(init));

/** Is a regular expression, or a list or table in which one stands. */
function holdsExpression(node) {
  if (Array.isArray(node)) return node.some(holdsExpression);
  if (typeof node?.type !== 'string') return false;
  return node.regex !== undefined || Object.values(node).some(holdsExpression);
}

function isPlain({ type, regex, bigint, elements, properties }, { withExpressions = false } = {}) {
  if (type === 'Literal') return (regex === undefined || withExpressions) && bigint === undefined;
  if (type === 'ArrayExpression')
    return elements.every((one) => one !== null && isPlain(one, { withExpressions }));
  return (
    type === 'ObjectExpression' &&
    properties.every(
      ({ type, kind, computed, shorthand, method, value, key }) =>
        type === 'Property' &&
        kind === 'init' &&
        !computed &&
        !shorthand &&
        !method &&
        (key.name ?? key.value) !== '__proto__' &&
        isPlain(value, { withExpressions }),
    )
  );
}

/** The same value, from a string. */
const asJson = (literal) => `JSON.parse(${JSON.stringify(JSON.stringify(runInNewContext(`(${literal})`)))})`;

const isFunction = ({ type }) => type.includes('Function');

/** Collects where each constant is asked for; null for a use that cannot wait, or that cannot be written in its place. */
function visit(node, { constants, inFunction, hidden = noNames }) {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, { constants, inFunction, hidden });
    return;
  }
  if (typeof node?.type !== 'string') return;
  if (node.type === 'Identifier') {
    if (!hidden.has(node.name)) constants.get(node.name)?.uses.push(inFunction ? node : null);
    return;
  }
  if (isExports(node)) {
    for (const property of node.right.properties) {
      const constant = property.value?.type === 'Identifier' && constants.get(property.value.name);
      const { start, end, key } = property;
      if (constant) constant.uses.push({ start, end, exportedAs: key.raw ?? key.name });
      else visit(property, { constants, inFunction, hidden });
    }
    return;
  }
  const known = node.type === 'VariableDeclarator' && constants.get(node.id.name)?.declaration === node;
  if (known) return;
  const own = namesDeclaredBy(node);
  const within = {
    constants,
    inFunction: inFunction || isFunction(node),
    hidden: own.length === 0 ? hidden : new Set([...hidden, ...own]),
  };
  for (const [name, part] of Object.entries(node)) {
    const isName = (name === 'key' || name === 'property' || name === 'label') && !node.computed;
    if (isName && !(node.shorthand && name === 'key')) continue;
    // What a switch decides by is read before the names of its cases are there.
    const around = name === 'discriminant' ? { ...within, hidden } : within;
    visit(part, node.shorthand === true ? { ...around, inFunction: false } : around);
  }
}
const noNames = new Set();

/** What the chunk hands on, as one object: a constant among it is read by a getter. */
const isExports = ({ type, left, right }) =>
  type === 'AssignmentExpression' &&
  left.object?.name === 'module' &&
  left.property?.name === 'exports' &&
  right.type === 'ObjectExpression';

/** Names that mean something else inside this node than around it: parameters, variables, functions and classes. */
function namesDeclaredBy(node) {
  if (isFunction(node)) return [node.id, ...node.params].flatMap(namesIn);
  if (node.type === 'CatchClause') return namesIn(node.param);
  if (node.type === 'ClassExpression') return namesIn(node.id);
  // Not in the function's own list: a value that a parameter has by itself sees what is around the function.
  if (/^(?:BlockStatement|StaticBlock)$/.test(node.type))
    return node.body.flatMap(namesDeclaredIn).concat(variablesOf(node.body));
  const statements =
    node.type === 'SwitchStatement'
      ? node.cases.flatMap(({ consequent }) => consequent)
      : /^For/.test(node.type)
        ? [node.init ?? node.left]
        : [];
  return statements.filter((one) => one != null).flatMap(namesDeclaredIn);
}

const namesDeclaredIn = ({ type, declarations, id }) =>
  type === 'VariableDeclaration'
    ? declarations.flatMap((one) => namesIn(one.id))
    : /^(?:Function|Class)Declaration$/.test(type)
      ? namesIn(id)
      : [];

/** Variables declared with `var` anywhere in the body of a function, which hold in all of it. */
function variablesOf(node) {
  if (Array.isArray(node)) return node.flatMap(variablesOf);
  if (typeof node?.type !== 'string' || isFunction(node) || node.type === 'StaticBlock') return [];
  const own = node.kind === 'var' ? namesDeclaredIn(node) : [];
  return own.concat(Object.values(node).flatMap(variablesOf));
}

/** Names that a pattern binds. */
function namesIn(pattern) {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => namesIn(one.value ?? one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesIn);
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
