import type { Node } from 'oxc-parser';
import { addField } from './assignments.ts';
import { bind } from './declared-names.ts';
import { type ClassInfo, innerScope, type Scope } from './module.ts';
import { isFunction, readFunction } from './read-functions.ts';
import { noteLiteral } from './read-literals.ts';
import { keyName, lastName } from './syntax.ts';
import type { Walk } from './walk.ts';

/** Notes a class with its methods, getters and fields. */
export function readClass(
  walk: Walk,
  node: Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>,
  scope: Scope,
  depth: number,
  name: string | null,
): void {
  const cls: ClassInfo = {
    name: node.id?.name ?? name ?? '',
    module: walk.module,
    methods: new Map(),
    getters: new Map(),
    fields: new Map(),
    superClass: node.superClass ? { node: node.superClass, scope } : null,
    interfaces: (node.implements ?? []).map(({ expression }) => lastName(expression)).join(),
  };
  walk.module.classOf.set(node, cls);
  if (node.id && node.type === 'ClassDeclaration')
    bind(scope, node.id.name).origins.push({ node, scope, path: [] });
  if (node.superClass) walk.visit(node.superClass, scope, depth + 1, null);
  const own = innerScope(scope, scope.fn, cls);
  for (const member of node.body.body) {
    if (member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition') {
      const key = keyName(member.key, member.computed);
      const { value } = member;
      if (!isFunction(value)) continue;
      const fn = readFunction(walk, value, own, depth + 1, key);
      if (key !== null) (member.kind === 'get' ? cls.getters : cls.methods).set(key, fn);
    } else if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
      const key = keyName(member.key, member.computed);
      if (!member.value) continue;
      noteLiteral(walk, member.value, own, key);
      if (isFunction(member.value)) {
        const fn = readFunction(walk, member.value, own, depth + 1, key);
        if (key !== null) cls.methods.set(key, fn);
      } else {
        if (key !== null) addField(cls, key, { node: member.value, scope: own });
        walk.visit(member.value, own, depth + 1, key);
      }
    } else walk.children(member, own, depth + 1);
  }
}
