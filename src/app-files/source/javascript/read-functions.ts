import type { ArrowFunctionExpression, Node, Function as PlainFunction } from 'oxc-parser';
import { addField } from './assignments.ts';
import { bind, declareNames } from './declared-names.ts';
import { type Func, innerScope, type Scope, type Site } from './module.ts';
import { noteLiteral } from './read-literals.ts';
import { bare, lastName } from './syntax.ts';
import type { Walk } from './walk.ts';

type FunctionNode = PlainFunction | ArrowFunctionExpression;

export const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

const eachMethods = /^(?:map|forEach|filter|flatMap|some|every|find|reduce)$/;

/** Remembers of a function handed to `map` and the like which list it is called for. */
export function noteEach(walk: Walk, node: Site['node'], scope: Scope): void {
  const callee = bare(node.callee);
  const [first] = node.arguments;
  if (callee.type === 'MemberExpression' && first && isFunction(first) && eachMethods.test(lastName(callee)))
    walk.eachOf.set(first, { node: callee.object, scope });
}

/** What a pattern falls back on is read like any other expression. */
export function readDefaults(walk: Walk, pattern: Node, scope: Scope, depth: number): void {
  if (pattern.type === 'AssignmentPattern') walk.visit(pattern.right, scope, depth + 1, null);
  else if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties)
      if (property.type === 'Property') readDefaults(walk, property.value, scope, depth + 1);
}

/** The name of the type that a parameter is declared with; of several the first. */
function typeOf(parameter: Node): string | null {
  if (parameter.type === 'TSParameterProperty') return typeOf(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return typeOf(parameter.left);
  const type = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : null;
  const [first] = type?.type === 'TSUnionType' ? type.types : [type];
  return first?.type === 'TSTypeReference' && first.typeName.type === 'Identifier'
    ? first.typeName.name
    : null;
}

/** Notes a function of any form, its parameters and what it returns. */
export function readFunction(
  walk: Walk,
  node: FunctionNode,
  scope: Scope,
  depth: number,
  name: string | null,
): Func {
  const body = innerScope(scope, null, scope.cls);
  const fn: Func = {
    name: node.id?.name ?? name ?? '',
    node,
    module: walk.module,
    cls: scope.cls,
    scope: body,
    returns: [],
    arity: node.params.length,
  };
  body.fn = fn;
  walk.module.functions.push(fn);
  walk.module.functionOf.set(node, fn);
  const each = walk.eachOf.get(node);
  if (node.type === 'FunctionDeclaration' && node.id)
    bind(scope, node.id.name).origins.push({ node, scope, path: [] });
  for (const [index, parameter] of node.params.entries()) {
    const rest = parameter.type === 'RestElement';
    if (each && index === 0) declareNames(parameter, body, { ...each, path: [], each: true });
    else
      declareNames(parameter, body, null, {
        fn,
        index,
        rest,
        path: [],
        fallback: null,
        type: typeOf(parameter),
      });
    readDefaults(walk, parameter, body, depth);
    if (parameter.type === 'TSParameterProperty' && scope.cls) {
      const { parameter: inner } = parameter;
      const named = inner.type === 'AssignmentPattern' ? inner.left : inner;
      if (named.type === 'Identifier') addField(scope.cls, named.name, { node: named, scope: body });
    }
  }
  if (node.body === null) return fn;
  if (node.body.type !== 'BlockStatement') fn.returns.push({ node: node.body, scope: body });
  if (node.body.type === 'BlockStatement') walk.children(node.body, body, depth + 1);
  else {
    noteLiteral(walk, node.body, body, null);
    walk.visit(node.body, body, depth + 1, null);
  }
  return fn;
}
