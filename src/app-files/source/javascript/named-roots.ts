import type { Node } from 'oxc-parser';
import type { PathReader } from '../path-reader.ts';
import { push } from '../push.ts';
import { restPathOf } from '../rest-path.ts';
import type { Evaluator } from './evaluation/index.ts';
import type { Binding, Expr, Module } from './module.ts';

/** Roots of the API that an app states, and under which names: `config.restPath = …`, `{ apiRoot: … }`, `const base = …`. */
export interface Roots {
  readonly all: ReadonlySet<string>;
  readonly named: ReadonlyMap<string, readonly string[]>;
}

/** Names that everything has say nothing of which root is meant. */
const everyday = /^(?:url|uri|path|base|value|href|link|default|data|options|config|name|key|id)$/i;

const mayBeRoot = (node: Node): boolean =>
  (node.type === 'Literal' && typeof node.value === 'string' && node.value.includes('/rest')) ||
  (node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => value.raw.includes('/rest'))) ||
  (node.type === 'BinaryExpression' && (mayBeRoot(node.left) || mayBeRoot(node.right)));

const ofBinding = ({ name, origins }: Binding): [string, Expr][] =>
  origins.flatMap(({ node, scope, path }): [string, Expr][] =>
    path.length === 0 ? [[name, { node, scope }]] : [],
  );

/** What names of a module are given, as far as it may be a root. */
const namedIn = (module: Module): [string, Expr][] => [
  ...module.assigned,
  ...[module.root, ...module.functions.map((fn) => fn.scope)].flatMap(({ names }) =>
    [...names.values()].flatMap(ofBinding),
  ),
  ...[...module.classOf.values()].flatMap(({ fields }) =>
    [...fields].flatMap(([name, values]) => values.map((value): [string, Expr] => [name, value])),
  ),
  ...module.literals.flatMap(({ expr, property }): [string, Expr][] =>
    property === null ? [] : [[property, expr]],
  ),
];

export const rootsOf = (modules: readonly Module[], evaluator: Evaluator, paths: PathReader): Roots => {
  const rootsIn = (expr: Expr): string[] =>
    evaluator.values(expr, null).flatMap((value) => {
      const path = value.kind === 'text' ? restPathOf(value.text, paths.families) : null;
      return path !== null && paths.isRoot(path) ? [path.path] : [];
    });
  const named = new Map<string, string[]>();
  for (const module of modules)
    for (const [name, expr] of namedIn(module))
      if (!everyday.test(name) && mayBeRoot(expr.node))
        for (const root of rootsIn(expr)) push(named, name, root);
  const stated = modules.flatMap(({ literals }) => literals.flatMap(({ expr }) => rootsIn(expr)));
  return { all: new Set([...stated, ...[...named.values()].flat()]), named };
};
