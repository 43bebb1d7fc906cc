import { isAlias, isMap, isScalar, isSeq, type Node as YamlNode } from 'yaml';
import { composeYaml } from '../../evidence/index.ts';
import { type Entry, type Node, type Parsed, type Place, scalarOf, tooDeepProblem } from './node.ts';

/** Values that aliases may stand for, all in all: a short file of aliases can mean more than there is memory for. */
const mostBehindAliases = 10_000;

/** What an anchor names. */
interface Anchored {
  readonly node: Node;
  /** How many values it holds, itself among them. */
  readonly size: number;
}

/** Parses YAML with places; anchors are followed, the place stays that of the alias. */
export const parseYaml = (text: string): Parsed => {
  const { document, hasMore, tooDeepAt, problems, lines } = composeYaml(text);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (tooDeepAt !== null) return { root: null, problems: [tooDeepProblem(place(tooDeepAt))] };
  const found = problems.map(({ message, code, pos }) => ({
    message: `This is not YAML here: ${message.split('\n', 1)[0] ?? code}.`.replace('..', '.'),
    at: place(pos[0]),
  }));
  const start = (node: YamlNode): Place => place(node.range?.[0] ?? 0);
  // Undefined while it is still being read, so that nothing contains itself.
  const anchors = new Map<string, Anchored | undefined>();
  let size = 0;
  let behindAliases = 0;

  const aliased = (name: string, here: Place): Node => {
    const meant = anchors.get(name);
    behindAliases += meant?.size ?? 0;
    size += meant?.size ?? 1;
    if (meant === undefined) {
      const why = anchors.has(name) ? 'contains itself' : 'names no anchor above it';
      found.push({ message: `This is not YAML here: the alias *${name} ${why}.`, at: here });
    }
    return meant === undefined ? scalarOf(null, here) : { ...meant.node, at: here };
  };

  const convert = (node: unknown, fallback: Place): Node => {
    if (isAlias(node)) return aliased(node.source, start(node));
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) {
      size += 1;
      return scalarOf(null, fallback);
    }
    const before = size;
    const { anchor } = node;
    if (anchor !== undefined) anchors.set(anchor, undefined);
    size += 1;
    const here = start(node);
    const read: Node = isMap(node)
      ? { kind: 'object', at: here, entries: entriesOf(node.items, here) }
      : isSeq(node)
        ? { kind: 'array', at: here, items: node.items.map((item) => convert(item, here)) }
        : scalarOf(node.value, here);
    if (anchor !== undefined) anchors.set(anchor, { node: read, size: size - before });
    return read;
  };

  const entriesOf = (pairs: readonly { key: unknown; value: unknown }[], here: Place): Entry[] => {
    const seen = new Set<string>();
    return pairs.map(({ key, value }) => {
      const keyAt = isScalar(key) ? start(key) : here;
      const name = isScalar(key) ? String(key.value) : '';
      if (seen.has(name))
        found.push({ message: 'This is not YAML here: Map keys must be unique.', at: keyAt });
      seen.add(name);
      return { key: name, keyAt, value: convert(value, keyAt) };
    });
  };

  const root = document?.contents ? convert(document.contents, { line: 1, column: 1 }) : null;
  if (hasMore)
    found.push({ message: 'There is a second document behind ---: one file holds one.', at: place(0) });
  if (behindAliases <= mostBehindAliases) return { root, problems: found };
  const message = `The aliases of this file stand for more than ${mostBehindAliases} values: write them out, or fewer of them.`;
  return { root: null, problems: [{ message, at: { line: 1, column: 1 } }] };
};
