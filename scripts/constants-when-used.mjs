import { runInNewContext } from 'node:vm';

/**
 * A plugin of the bundler: what stands as a constant of a module is made when a function first asks for it, where it is a regular
 * expression or a table of plain values. Written where they stand, hundreds are made on import, before a short run has used one. A large
 * table is written as JSON, one string, which is quicker to keep and to read than as many literals.
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
      const made =
        init.regex === undefined
          ? asJson(code.slice(init.start, init.end))
          : code.slice(init.start, init.end);
      if (uses.length > 0 && !uses.includes(null)) {
        edits.push([statement.start, statement.end, `let ${id};`]);
        for (const use of uses) edits.push([use.start, use.end, `(${id} ??= ${made})`]);
      } else if (init.regex === undefined) edits.push([init.start, init.end, made]);
    }
    return edits
      .sort(([a], [b]) => b - a)
      .reduce((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), code);
  },
});

/** Smaller tables are as quick as they stand. In characters. */
const largeTable = 1_000;

const isConstant = (init) =>
  init !== null && (init.regex !== undefined || (init.end - init.start >= largeTable && isPlain(init)));

function isPlain({ type, regex, bigint, elements, properties }) {
  if (type === 'Literal') return regex === undefined && bigint === undefined;
  if (type === 'ArrayExpression') return elements.every((one) => one !== null && isPlain(one));
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
        isPlain(value),
    )
  );
}

/** The same value, from a string. */
const asJson = (literal) => `JSON.parse(${JSON.stringify(JSON.stringify(runInNewContext(`(${literal})`)))})`;

const isFunction = ({ type }) => type.includes('Function');

/** Collects where each constant is asked for; null for a use that cannot wait, or that may be of another variable with its name. */
function visit(node, { constants, inFunction }) {
  if (Array.isArray(node)) {
    for (const one of node) visit(one, { constants, inFunction });
    return;
  }
  if (typeof node?.type !== 'string') return;
  if (node.type === 'Identifier') {
    constants.get(node.name)?.uses.push(inFunction ? node : null);
    return;
  }
  const known = node.type === 'VariableDeclarator' && constants.get(node.id.name)?.declaration === node;
  if (known) return;
  const within = { constants, inFunction: inFunction || isFunction(node) };
  for (const [name, part] of Object.entries(node)) {
    const isName = (name === 'key' || name === 'property') && !node.computed;
    if (isName && !(node.shorthand && name === 'key')) continue;
    // Parameters, variables and functions inside that have the same name.
    const declares = name === 'params' || name === 'id' || name === 'param' || node.shorthand === true;
    visit(part, declares ? { constants, inFunction: false } : within);
  }
}
