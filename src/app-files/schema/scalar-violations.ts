import { type Node, textOf, wordFor } from '../document/node.ts';
import type { ShapePart } from './shape.ts';
import { type Path, type Violation, violation } from './violation.ts';

/** Longer texts are not held against a pattern: they cannot be keys. */
export const longestForPattern = 500;

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

/** Whether a node is what the entry says: an object, a list, a text … */
export const ofType = ({ type }: ShapePart, node: Node, path: Path): Violation[] => {
  if (type === undefined) return [];
  const types = typeof type === 'string' ? [type] : type;
  if (types.some((one) => typeMatches(one, node))) return [];
  const words = types.map((one) => typeWords[one] ?? one).join(' or ');
  return [violation(node, path, 'wrong-type', `must be ${words}, not ${wordFor(node)}`)];
};

/** Values that are listed, and limits of numbers. */
export const ofValue = (part: ShapePart, node: Node, path: Path): Violation[] => {
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

/** Length and form of texts. */
export const ofText = (part: ShapePart, node: Node, path: Path): Violation[] => {
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
