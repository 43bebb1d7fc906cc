/**
 * A plugin of the bundler: a large table that a module makes on import has no prototype. V8 then keeps it as the dictionary that it is;
 * otherwise it makes a shape for the first name, another for the first two, and so on, for a table that there is once.
 */
export const tablesWithoutShapes = (chunks) => ({
  name: 'tables-without-shapes',
  renderChunk(code, { name }) {
    if (!chunks.includes(name)) return null;
    return tablesIn(this.parse(code).body)
      .sort((a, b) => b.start - a.start)
      .reduce(
        (text, { start }) => `${text.slice(0, start + 1)} __proto__: null,${text.slice(start + 1)}`,
        code,
      );
  },
});

/** Names from which on a table is worth it. */
const large = 12;

/** What a function makes may be made often, and then a shape serves all. */
function tablesIn(node) {
  if (Array.isArray(node)) return node.flatMap(tablesIn);
  if (typeof node?.type !== 'string' || /Function|Class/.test(node.type)) return [];
  const within = Object.values(node).flatMap(tablesIn);
  return node.type === 'ObjectExpression' && node.properties.length >= large ? [node, ...within] : within;
}
