import type { Node } from '../document/node.ts';
import { longestForPattern } from './scalar-violations.ts';
import type { ShapePart } from './shape.ts';
import { type Path, type Violation, violation } from './violation.ts';

/** Judges what stands below, against another entry of the shape; `step` is the key or place that leads there. */
export type Below = (next: number, child: Node, step?: string | number) => Violation[];

/** Keys of an object: those it must have, those nobody knows, and what stands at each. */
export const ofObject = (part: ShapePart, node: Node, path: Path, below: Below): Violation[] => {
  if (node.kind !== 'object') return [];
  const { properties = {}, patternProperties = {}, additionalProperties } = part;
  const found: Violation[] = [];
  for (const key of part.required ?? [])
    if (!node.entries.some((entry) => entry.key === key))
      found.push(violation(node, path, 'missing-key', `needs ${key}`, { key }));
  for (const { key, keyAt, value } of node.entries) {
    const own = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const byPattern = Object.entries(patternProperties).filter(([pattern]) =>
      new RegExp(pattern, 'u').test(key.slice(0, longestForPattern)),
    );
    if (own !== undefined) found.push(...below(own, value, key));
    for (const [, next] of byPattern) found.push(...below(next, value, key));
    if (own === undefined && byPattern.length === 0) {
      if (additionalProperties === false)
        found.push(
          violation(node, path, 'unknown-key', `${key} is not known here`, {
            at: keyAt,
            key,
            accepted: Object.keys(properties),
          }),
        );
      else if (typeof additionalProperties === 'number')
        found.push(...below(additionalProperties, value, key));
    }
    if (part.propertyNames !== undefined)
      found.push(...below(part.propertyNames, { kind: 'scalar', value: key, at: keyAt }, key));
  }
  const count = node.entries.length;
  if (part.minProperties !== undefined && count < part.minProperties)
    found.push(violation(node, path, 'wrong-count', `needs at least ${part.minProperties} entries`));
  if (part.maxProperties !== undefined && count > part.maxProperties)
    found.push(
      violation(node, path, 'wrong-count', `has ${count} entries: at most ${part.maxProperties} are allowed`),
    );
  return found;
};

const plain = (node: Node): unknown =>
  node.kind === 'scalar'
    ? node.value
    : node.kind === 'array'
      ? node.items.map(plain)
      : Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));

/** Entries of a list, and how many there are. */
export const ofList = (part: ShapePart, node: Node, path: Path, below: Below): Violation[] => {
  if (node.kind !== 'array') return [];
  const found: Violation[] = [];
  const { items } = part;
  for (const [index, item] of node.items.entries()) {
    const next = typeof items === 'number' ? items : items?.[index];
    if (next !== undefined) found.push(...below(next, item, index));
  }
  const count = node.items.length;
  if (part.minItems !== undefined && count < part.minItems)
    found.push(
      violation(
        node,
        path,
        'wrong-count',
        part.minItems === 1 ? 'must not be empty' : `needs at least ${part.minItems} entries`,
      ),
    );
  if (part.maxItems !== undefined && count > part.maxItems)
    found.push(
      violation(node, path, 'wrong-count', `has ${count} entries: at most ${part.maxItems} are allowed`),
    );
  if (part.uniqueItems === true) {
    const texts = node.items.map((item) => JSON.stringify(plain(item)));
    if (new Set(texts).size < texts.length)
      found.push(violation(node, path, 'wrong-count', 'names an entry twice'));
  }
  return found;
};
