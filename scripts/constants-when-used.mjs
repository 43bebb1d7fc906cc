import { runInNewContext } from 'node:vm';

/**
 * A plugin of the bundler: what stands as a constant of a module is made when a function first asks for it, where it is a regular
 * expression, a table in which one stands, a large table of plain values, or something that a call makes of other constants. Written where
 * they stand, hundreds are made on import, before a short run has used one. A large table is written as JSON, one string, which is quicker
 * to keep and to read than as many literals. Calls are those of our own modules alone, which do nothing on import but make constants.
 */
export const constantsWhenUsed = (chunks) => ({
  name: 'constants-when-used',
  renderChunk(code, { name }) {
    if (!chunks.includes(name)) return null;
    const { body } = this.parse(code);
    const isOurs = ownModules(code);
    const constants = new Map(
      body
        .filter(({ kind, declarations }) => kind === 'const' && declarations.length === 1)
        .map((statement) => ({ statement, declaration: statement.declarations[0], uses: [] }))
        .map((constant) => ({
          ...constant,
          isMade: isOurs(constant.statement.start) && isMade(constant.declaration.init),
        }))
        .filter(
          ({ declaration: { id, init }, isMade }) => id.type === 'Identifier' && (isMade || isConstant(init)),
        )
        .map((constant) => [constant.declaration.id.name, constant]),
    );
    for (const statement of body) visit(statement, { constants, by: atOnce });
    const waiting = new Set(constants.values());
    // What is used by a constant that is made at once is made at once as well.
    for (let left = -1; left !== waiting.size; ) {
      left = waiting.size;
      for (const one of waiting)
        if (one.uses.length === 0 || !one.uses.every(({ by }) => by === later || waiting.has(by)))
          waiting.delete(one);
    }
    const edits = [];
    for (const [id, constant] of constants) {
      const { statement, declaration, uses, isMade } = constant;
      const { init } = declaration;
      const written = code.slice(init.start, init.end);
      const isJson = !isMade && !holdsExpression(init);
      const made = isJson ? asJson(written) : written;
      const waits = waiting.has(constant);
      // Written once where it is long, or holds other names, which are replaced in it.
      const isInPlace = waits && !isMade && (uses.length === 1 || made.length <= short);
      if (isInPlace) edits.push([statement.start, statement.end, `let ${id};`]);
      else if (isJson) edits.push([init.start, init.end, made]);
      if (!waits) continue;
      if (!isInPlace) {
        const head = `let ${id}; function ${id}$made() { return ${id} ??= `;
        edits.push([statement.start, init.start, head], [init.end, statement.end, '; }']);
      }
      const value = isInPlace ? `(${id} ??= ${made})` : `${id}$made()`;
      for (const { start, end, exportedAs } of uses)
        edits.push([start, end, exportedAs ? `get ${exportedAs}() { return ${value}; }` : value]);
    }
    return edits
      .sort(([a], [b]) => b - a)
      .reduce((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), code);
  },
});

/** Where a constant is asked for: on import, or by a function that somebody has to call; elsewhere by another constant. */
const atOnce = Symbol('at once');
const later = Symbol('later');

/** Whether a place in a chunk is one of our own modules, by the comment that the bundler writes above each. */
function ownModules(code) {
  const modules = [...code.matchAll(/^\/\/ ((?:src|node_modules|\\0)[^\n]*)$/gm)];
  return (at) => modules.findLast(({ index }) => index < at)?.[1].startsWith('src/') === true;
}

/** Comes of a call outside of all functions. */
function isMade(init) {
  if (init === null || isFunction(init) || /Class/.test(init.type) || isNamed(init)) return false;
  return holdsCall(init);
}
const holdsCall = (node) =>
  Array.isArray(node)
    ? node.some(holdsCall)
    : typeof node?.type === 'string' &&
      !isFunction(node) &&
      (/^(?:Call|New)Expression$|^SpreadElement$/.test(node.type) || Object.values(node).some(holdsCall));
/** A function to which the bundler gives its name back. */
const isNamed = ({ type, arguments: given }) =>
  type === 'CallExpression' && given.some(isFunction) && given.at(-1)?.type === 'Literal';

/** What is no longer is written at each use. In characters. */
const short = 200;

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

/** Collects where each constant is asked for, and by what; a use that cannot be written in its place counts as one on import. */
function visit(node, { constants, by, hidden = noNames }) {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, { constants, by, hidden });
    return;
  }
  if (typeof node?.type !== 'string') return;
  if (node.type === 'Identifier') {
    if (!hidden.has(node.name)) constants.get(node.name)?.uses.push({ start: node.start, end: node.end, by });
    return;
  }
  if (isExports(node)) {
    for (const property of node.right.properties) {
      const constant = property.value?.type === 'Identifier' && constants.get(property.value.name);
      const { start, end, key } = property;
      if (constant) constant.uses.push({ start, end, exportedAs: key.raw ?? key.name, by: later });
      else visit(property, { constants, by, hidden });
    }
    return;
  }
  if (node.type === 'VariableDeclarator') {
    const constant = constants.get(node.id.name);
    if (constant?.declaration === node) {
      if (constant.isMade) visit(node.init, { constants, by: constant, hidden });
      return;
    }
  }
  const own = namesDeclaredBy(node);
  const within = {
    constants,
    by: isFunction(node) ? later : by,
    hidden: own.length === 0 ? hidden : new Set([...hidden, ...own]),
  };
  for (const [name, part] of Object.entries(node)) {
    const isName = (name === 'key' || name === 'property' || name === 'label') && !node.computed;
    if (isName && !(node.shorthand && name === 'key')) continue;
    // What a switch decides by is read before the names of its cases are there.
    const around = name === 'discriminant' ? { ...within, hidden } : within;
    visit(part, node.shorthand === true ? { ...around, by: atOnce } : around);
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
