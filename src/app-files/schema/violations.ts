import { type Node, textOf } from '../document/node.ts';
import { type Below, ofList, ofObject } from './collection-violations.ts';
import { ofText, ofType, ofValue } from './scalar-violations.ts';
import type { ShapePart, ShapeParts } from './shape.ts';
import { type Path, type Violation, violation } from './violation.ts';

/** Deeper than any manifest; definitions that contain themselves end here. */
const deepest = 60;
/** Filled in from the environment before the manifest is checked: any text may stand there. */
const isVariable = (node: Node): boolean => /\$\{\w/.test(textOf(node) ?? '');

/** All violations of a node against an entry of the shape; of alternatives those of the one it comes closest to. */
export const violationsOf = (parts: ShapeParts, index: number, root: Node): Violation[] => {
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
    const below: Below = (next, child, step) =>
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

  const ofAlternatives = (part: ShapePart, node: Node, path: Path, below: Below): Violation[] => {
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
