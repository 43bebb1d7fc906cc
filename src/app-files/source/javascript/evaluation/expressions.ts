import type { Node } from 'oxc-parser';
import type { Scope } from '../module.ts';
import { bare } from '../syntax.ts';
import { distinct, type Env, joined, paramsOf, text, unknown, type Value } from '../value.ts';
import { moduleNamed, namedValues } from './bindings.ts';
import { callResult, constructed } from './calls.ts';
import { instances } from './elements.ts';
import { memberResult } from './members.ts';
import type { Reader } from './reader.ts';

/** The values of one expression, by the kind of its node; what no case knows is unknown. */
export function expressionValues(
  read: Reader,
  given: Node,
  scope: Scope,
  env: Env | null,
  depth: number,
): readonly Value[] {
  const node = bare(given);
  const next = (child: Node): readonly Value[] => read.evaluate(child, scope, env, depth + 1);
  switch (node.type) {
    case 'Literal':
      return node.value === null
        ? [{ kind: 'nothing' }]
        : typeof node.value === 'string' || typeof node.value === 'number'
          ? [text(String(node.value))]
          : [unknown('value')];
    case 'TemplateLiteral':
      return templateTexts(node, next);
    case 'TaggedTemplateExpression':
      return templateTexts(node.quasi, next);
    case 'BinaryExpression':
      return node.operator === '+' ? joined([next(node.left), next(node.right)]) : [unknown('value')];
    case 'ConditionalExpression':
      return distinct([...next(node.consequent), ...next(node.alternate)]);
    case 'LogicalExpression':
      return either(node.operator, next(node.left), () => next(node.right));
    case 'SequenceExpression':
      return node.expressions.at(-1) ? next(node.expressions.at(-1) ?? node) : [unknown('value')];
    case 'AssignmentExpression':
      return next(node.right);
    case 'AssignmentPattern':
      return next(node.right);
    case 'Identifier':
      return namedValues(read, node.name, scope, env, depth);
    case 'ThisExpression':
      if (scope.cls) return [{ kind: 'instance', cls: scope.cls }];
      return scope.self
        ? read.evaluate(scope.self.node, scope.self.scope, null, depth + 1)
        : [unknown('this')];
    case 'Super':
      return scope.cls?.superClass
        ? instances(read.evaluate(scope.cls.superClass.node, scope.cls.superClass.scope, env, depth + 1))
        : [unknown('super')];
    case 'ObjectExpression':
      return [{ kind: 'object', node, at: { node, scope }, env, binding: null }];
    case 'TSEnumDeclaration':
      return [{ kind: 'object', node, at: { node, scope }, env, binding: null }];
    case 'ArrayExpression':
      return [
        {
          kind: 'list',
          items: node.elements.slice(0, 200).flatMap((element) => elementValues(element, next)),
        },
      ];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression': {
      const fn = scope.module.functionOf.get(node);
      return fn ? [{ kind: 'function', fn, env }] : [unknown('value')];
    }
    case 'ClassDeclaration':
    case 'ClassExpression': {
      const cls = scope.module.classOf.get(node);
      return cls ? [{ kind: 'class', cls }] : [unknown('value')];
    }
    case 'MemberExpression':
      return memberResult(read, node, scope, env, depth);
    case 'CallExpression':
      return callResult(read, node, scope, env, depth);
    case 'NewExpression':
      return constructed(read, node, scope, env, depth);
    case 'ImportExpression':
      return node.source.type === 'Literal'
        ? moduleNamed(read, scope.module, String(node.source.value))
        : [unknown('value')];
    default:
      return [unknown('value')];
  }
}

function elementValues(
  element: Extract<Node, { type: 'ArrayExpression' }>['elements'][number],
  next: (child: Node) => readonly Value[],
): (readonly Value[])[] {
  if (element === null) return [[unknown('value')]];
  if (element.type !== 'SpreadElement') return [next(element)];
  const spread = next(element.argument);
  const lists = spread.flatMap((value) => (value.kind === 'list' ? [value.items] : []));
  return lists[0] ? [...lists[0]] : [[unknown('value', paramsOf(spread))]];
}

function templateTexts(
  node: Extract<Node, { type: 'TemplateLiteral' }>,
  next: (child: Node) => readonly Value[],
): readonly Value[] {
  const parts: (readonly Value[])[] = [];
  for (const [index, quasi] of node.quasis.entries()) {
    parts.push([text(quasi.value.cooked ?? quasi.value.raw)]);
    const expression = node.expressions[index];
    if (expression) parts.push(next(expression));
  }
  return joined(parts);
}

function either(
  operator: '&&' | '||' | '??',
  left: readonly Value[],
  right: () => readonly Value[],
): readonly Value[] {
  if (operator === '&&') return right();
  const sure = left.every(
    (value) =>
      value.kind !== 'nothing' && value.kind !== 'unknown' && !(value.kind === 'text' && value.text === ''),
  );
  if (sure) return left;
  const known = left.filter((value) => value.kind !== 'nothing');
  return distinct([...known, ...right()]);
}
