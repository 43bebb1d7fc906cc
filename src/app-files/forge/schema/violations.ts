import { type Node, type Place, textOf, wordFor } from '../../document/node.ts';
import type { ShapePart } from './shape.ts';

/** Where a manifest is not what the shape says. `path`: keys and places from the top. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly at: Place;
  readonly kind:
    | 'unknown-key'
    | 'missing-key'
    | 'not-allowed'
    | 'wrong-type'
    | 'wrong-value'
    | 'wrong-form'
    | 'wrong-count';
  readonly message: string;
  /** The key that is unknown or missing. */
  readonly key?: string;
  /** Keys that would be known here, or values that would be. */
  readonly accepted?: readonly string[];
}

type Parts = readonly (boolean | ShapePart)[];
type Path = readonly (string | number)[];

/** Deeper than any manifest; definitions that contain themselves end here. */
const deepest = 60;
/** Longer texts are not held against a pattern: they cannot be keys. */
const longestForPattern = 500;

/** Filled in from the environment before the manifest is checked: any text may stand there. */
const isVariable = (node: Node): boolean => /\$\{\w/.test(textOf(node) ?? '');

const typeMatches = (type: string, node: Node): boolean => {
  switch (type) {
    case 'object':
      return node.kind === 'object';
    case 'array':
      return node.kind === 'array';
    case 'string':
      return node.kind === 'scalar' && typeof node.value === 'string';
    case 'number':
      return node.kind === 'scalar' && typeof node.value === 'number';
    case 'integer':
      return node.kind === 'scalar' && Number.isInteger(node.value);
    case 'boolean':
      return node.kind === 'scalar' && typeof node.value === 'boolean';
    case 'null':
      return node.kind === 'scalar' && node.value === null;
    default:
      return true;
  }
};

const typeWords: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'empty',
};

/** All violations of a node against an entry of the shape; of alternatives those of the one it comes closest to. */
export const violationsOf = (parts: Parts, index: number, root: Node): Violation[] => {
  // Alternatives inside alternatives ask the same of the same node again and again.
  const known = new Map<Node, Map<number, Violation[]>>();

  const check = (at: number, node: Node, path: Path, depth: number): Violation[] => {
    const ofNode = known.get(node) ?? new Map<number, Violation[]>();
    known.set(node, ofNode);
    const before = ofNode.get(at);
    if (before !== undefined) return before;
    const fresh = judge(at, node, path, depth);
    ofNode.set(at, fresh);
    return fresh;
  };

  const judge = (at: number, node: Node, path: Path, depth: number): Violation[] => {
    if (depth > deepest) return [];
    const part = parts[at];
    if (part === undefined || part === true) return [];
    if (part === false) return [violation(node, path, 'not-allowed', 'is not allowed here')];
    if (part.ref !== undefined) return check(part.ref, node, path, depth + 1);
    if (isVariable(node)) return [];
    const below = (next: number, child: Node, step?: string | number): Violation[] =>
      check(next, child, step === undefined ? path : [...path, step], depth + 1);
    return [
      ...ofType(part, node, path),
      ...ofValue(part, node, path),
      ...ofText(part, node, path),
      ...ofObject(part, node, path, below),
      ...ofList(part, node, path, below),
      ...ofAlternatives(part, node, path, below),
    ];
  };

  const ofAlternatives = (
    part: ShapePart,
    node: Node,
    path: Path,
    below: (next: number, child: Node) => Violation[],
  ): Violation[] => {
    const found: Violation[] = (part.allOf ?? []).flatMap((next) => below(next, node));
    for (const choices of [part.anyOf, part.oneOf]) {
      if (choices === undefined) continue;
      const tried = choices.map((next) => below(next, node));
      const fitting = tried.filter((violations) => violations.length === 0).length;
      if (fitting === 0) found.push(...(closest(tried) ?? []));
      else if (choices === part.oneOf && fitting > 1)
        found.push(violation(node, path, 'not-allowed', 'mixes forms that exclude each other'));
    }
    if (part.not !== undefined && below(part.not, node).length === 0) {
      const excluded = parts[part.not];
      const keys = typeof excluded === 'object' ? (excluded.required ?? []) : [];
      found.push(
        violation(
          node,
          path,
          'not-allowed',
          keys.length > 0 ? `must not have ${keys.join(' and ')}` : 'is not allowed here',
        ),
      );
    }
    if (part.if !== undefined) {
      const next = below(part.if, node).length === 0 ? part.then : part.else;
      if (next !== undefined) found.push(...below(next, node));
    }
    return found;
  };

  return check(index, root, [], 0);
};

const violation = (
  node: Node,
  path: Path,
  kind: Violation['kind'],
  message: string,
  detail: Pick<Violation, 'key' | 'accepted'> & { readonly at?: Place } = {},
): Violation => ({ path, at: node.at, kind, message, ...detail });

/** The alternative that was meant: fewest violations, and of those the ones furthest inside. */
const closest = (tried: readonly Violation[][]): Violation[] | undefined => {
  const weight = (violations: readonly Violation[]): number =>
    violations.reduce(
      (sum, { kind }) =>
        sum + (kind === 'wrong-type' ? 4 : kind === 'unknown-key' ? 2 : kind === 'not-allowed' ? 3 : 1),
      0,
    );
  return [...tried].sort((a, b) => weight(a) - weight(b))[0];
};

const ofType = ({ type }: ShapePart, node: Node, path: Path): Violation[] => {
  if (type === undefined) return [];
  const types = typeof type === 'string' ? [type] : type;
  if (types.some((one) => typeMatches(one, node))) return [];
  const words = types.map((one) => typeWords[one] ?? one).join(' or ');
  return [violation(node, path, 'wrong-type', `must be ${words}, not ${wordFor(node)}`)];
};

const ofValue = (part: ShapePart, node: Node, path: Path): Violation[] => {
  if (node.kind !== 'scalar') return [];
  const found: Violation[] = [];
  const accepted = part.enum ?? (part.const === undefined ? undefined : [part.const]);
  if (accepted !== undefined && !accepted.includes(node.value))
    found.push(
      violation(node, path, 'wrong-value', `must be ${accepted.map(String).join(', ')}`, {
        accepted: accepted.map(String),
      }),
    );
  if (typeof node.value === 'number') {
    if (part.minimum !== undefined && node.value < part.minimum)
      found.push(violation(node, path, 'wrong-value', `must be at least ${part.minimum}`));
    if (part.maximum !== undefined && node.value > part.maximum)
      found.push(violation(node, path, 'wrong-value', `must be at most ${part.maximum}`));
  }
  return found;
};

const ofText = (part: ShapePart, node: Node, path: Path): Violation[] => {
  const text = textOf(node);
  if (text === undefined) return [];
  const length = [...text].length;
  if (part.minLength !== undefined && length < part.minLength)
    return [violation(node, path, 'wrong-form', 'must not be empty')];
  if (part.maxLength !== undefined && length > part.maxLength)
    return [
      violation(node, path, 'wrong-form', `has ${length} characters: at most ${part.maxLength} are allowed`),
    ];
  if (part.pattern !== undefined && length <= longestForPattern && !new RegExp(part.pattern, 'u').test(text))
    return [violation(node, path, 'wrong-form', `"${text}" must have the form ${part.pattern}`)];
  if (part.format === 'uri' && !/^[a-z][a-z0-9+.-]*:\S/i.test(text))
    return [violation(node, path, 'wrong-form', `"${text}" must be a whole address`)];
  return [];
};

const ofObject = (
  part: ShapePart,
  node: Node,
  path: Path,
  below: (next: number, child: Node, step?: string | number) => Violation[],
): Violation[] => {
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
        found.push({
          path,
          at: keyAt,
          kind: 'unknown-key',
          message: `${key} is not known here`,
          key,
          accepted: Object.keys(properties),
        });
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

const ofList = (
  part: ShapePart,
  node: Node,
  path: Path,
  below: (next: number, child: Node, step?: string | number) => Violation[],
): Violation[] => {
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

/** Every key that some form of an entry names, whatever the alternatives. */
export const keysKnownTo = (parts: Parts, index: number, depth = 0): string[] => {
  const part = parts[index];
  if (typeof part !== 'object' || depth > 8) return [];
  const inside = [
    ...(part.ref === undefined ? [] : [part.ref]),
    ...(part.oneOf ?? []),
    ...(part.anyOf ?? []),
    ...(part.allOf ?? []),
  ];
  return [
    ...Object.keys(part.properties ?? {}),
    ...inside.flatMap((next) => keysKnownTo(parts, next, depth + 1)),
  ];
};

/** The entry of the modules of a type: what each item of the list must be. */
export const moduleEntry = (parts: Parts, type: string): number | null => {
  const follow = (index: number | undefined): ShapePart | null => {
    const part = index === undefined ? undefined : parts[index];
    if (typeof part !== 'object') return null;
    return part.ref === undefined ? part : follow(part.ref);
  };
  const modules = follow(follow(parts.length - 1)?.properties?.modules);
  const properties = modules?.properties ?? {};
  const list = Object.hasOwn(properties, type) ? follow(properties[type]) : null;
  return typeof list?.items === 'number' ? list.items : null;
};
