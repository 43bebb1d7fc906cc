import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from 'yaml';
import type { Node, Parsed, Place } from './node.ts';

/** Deep enough for any manifest, and an end for aliases that contain themselves. */
const deepest = 64;

/** Parses YAML with places; anchors are followed, the place stays that of the alias. */
export const parseYaml = (text: string): Parsed => {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const start = (node: YamlNode): Place => place(node.range?.[0] ?? 0);

  const convert = (node: unknown, fallback: Place, depth: number): Node => {
    const empty: Node = { kind: 'scalar', value: null, at: fallback };
    if (depth > deepest) return empty;
    if (isAlias(node)) {
      const resolved: unknown = node.resolve(document);
      return { ...convert(resolved, start(node), depth + 1), at: start(node) };
    }
    if (isMap(node))
      return {
        kind: 'object',
        at: start(node),
        entries: node.items.map(({ key, value }) => {
          const keyAt = isScalar(key) ? start(key) : start(node);
          return {
            key: isScalar(key) ? String(key.value) : '',
            keyAt,
            value: convert(value, keyAt, depth + 1),
          };
        }),
      };
    if (isSeq(node))
      return {
        kind: 'array',
        at: start(node),
        items: node.items.map((item) => convert(item, start(node), depth + 1)),
      };
    if (isScalar(node)) {
      const { value } = node;
      const scalar =
        typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
      return { kind: 'scalar', value: scalar, at: start(node) };
    }
    return empty;
  };

  return {
    root: document.contents ? convert(document.contents, { line: 1, column: 1 }, 0) : null,
    problems: [...document.errors, ...document.warnings].map((problem) => ({
      message: `This is not YAML here: ${problem.message.split('\n', 1)[0] ?? problem.code}.`.replace(
        '..',
        '.',
      ),
      at: place(problem.pos[0]),
    })),
  };
};
