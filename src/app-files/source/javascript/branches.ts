import type { Node } from 'oxc-parser';
import type { Evaluator } from './evaluation/index.ts';
import { isVerb } from './methods.ts';
import { type Expr, innerScope, type Scope, type Site } from './module.ts';
import { bare } from './syntax.ts';
import type { Env } from './value.ts';
import type { Walk } from './walk.ts';

/** A branch that is taken where an expression is one of some methods of HTTP, or none of them. */
export interface Branch {
  readonly asked: Expr;
  readonly verbs: readonly string[];
  readonly isOther: boolean;
}

const verbOf = (node: Node): string[] =>
  node.type === 'Literal' && typeof node.value === 'string' && isVerb(node.value)
    ? [node.value.toUpperCase()]
    : [];

/** `method === 'GET'`, `'GET' === method`; null: something else is asked. */
const comparisonOf = (test: Node, scope: Scope): Branch | null => {
  const node = bare(test);
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return null;
  const sides = [bare(node.left), bare(node.right)];
  const verbs = sides.flatMap(verbOf);
  const asked = sides.find((side) => verbOf(side).length === 0);
  if (verbs.length === 0 || asked === undefined) return null;
  return { asked: { node: asked, scope }, verbs, isOther: node.operator.startsWith('!') };
};

const inBranch = (scope: Scope, branch: Branch | null): Scope => ({
  ...innerScope(scope, scope.fn, scope.cls),
  branch,
});

/** `if (method === 'GET') … else …`. */
export function readIf(
  walk: Walk,
  node: Extract<Node, { type: 'IfStatement' }>,
  scope: Scope,
  depth: number,
) {
  const branch = comparisonOf(node.test, scope);
  walk.visit(node.test, scope, depth + 1, null);
  walk.visit(node.consequent, inBranch(scope, branch), depth + 1, null);
  const other = branch && { ...branch, isOther: !branch.isOther };
  if (node.alternate) walk.visit(node.alternate, inBranch(scope, other), depth + 1, null);
  else if (other && endsIt(node.consequent)) scope.later.push({ from: node.end, branch: other });
}

/** Whether what follows a statement is not reached from it. */
const endsIt = (node: Node): boolean => {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
};

/** `switch (method) { case 'GET': … default: … }`. */
export function readSwitch(
  walk: Walk,
  node: Extract<Node, { type: 'SwitchStatement' }>,
  scope: Scope,
  depth: number,
) {
  const own = innerScope(scope, scope.fn, scope.cls);
  const asked = { node: node.discriminant, scope };
  walk.visit(node.discriminant, scope, depth + 1, null);
  const all = node.cases.flatMap(({ test }) => (test ? verbOf(test) : []));
  let waiting: string[] = [];
  for (const { test, consequent } of node.cases) {
    waiting = [...waiting, ...(test ? verbOf(test) : [])];
    const branch =
      test === null ? { asked, verbs: all, isOther: true } : { asked, verbs: waiting, isOther: false };
    const inside = all.length === 0 ? own : inBranch(own, branch);
    for (const each of consequent) walk.visit(each, inside, depth + 1, null);
    if (consequent.length > 0) waiting = [];
  }
}

/** Whether what was given leads into all branches that a place stands in, as far as that is known. */
export const isReached = ({ scope, node }: Site, env: Env | null, evaluator: Evaluator): boolean => {
  const branches: Branch[] = [];
  for (let here: Scope | null = scope; here !== null; here = here.parent) {
    if (here.branch !== null) branches.push(here.branch);
    for (const { from, branch } of here.later) if (node.start > from) branches.push(branch);
  }
  for (const { asked, verbs, isOther } of branches) {
    const given = evaluator
      .values(asked, env)
      .map((value) => (value.kind === 'text' ? value.text.toUpperCase() : ''));
    if (given.every(isVerb) && given.every((verb) => verbs.includes(verb) === isOther)) return false;
  }
  return true;
};
