/**
 * A plugin of the bundler: a regular expression that stands as a constant of a module is made when a function first asks for it. Written
 * where it stands, each is parsed on import, hundreds of them before a short run has used one.
 */
export const expressionsWhenUsed = (chunks) => ({
  name: 'expressions-when-used',
  renderChunk(code, { name }) {
    if (!chunks.includes(name)) return null;
    const { body } = this.parse(code);
    const constants = new Map(
      body
        .filter(({ kind, declarations }) => kind === 'const' && declarations.length === 1)
        .map((statement) => ({ statement, declaration: statement.declarations[0], uses: [] }))
        .filter(({ declaration: { id, init } }) => id.type === 'Identifier' && init?.regex !== undefined)
        .map((constant) => [constant.declaration.id.name, constant]),
    );
    for (const statement of body) visit(statement, { constants, inFunction: false });
    const edits = [];
    for (const [id, { statement, declaration, uses }] of constants) {
      if (uses.length === 0 || uses.includes(null)) continue;
      const literal = code.slice(declaration.init.start, declaration.init.end);
      edits.push([statement.start, statement.end, `let ${id};`]);
      for (const use of uses) edits.push([use.start, use.end, `(${id} ??= ${literal})`]);
    }
    return edits
      .sort(([a], [b]) => b - a)
      .reduce((text, [start, end, by]) => text.slice(0, start) + by + text.slice(end), code);
  },
});

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
