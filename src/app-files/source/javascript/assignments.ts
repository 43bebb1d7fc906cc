import type { Node } from 'oxc-parser';
import { type ClassInfo, type Expr, lookUp, type Scope } from './module.ts';
import { bare, keyName, lastName } from './syntax.ts';

/** One `target = value`, looked at when every name is declared. */
export interface Assignment {
  readonly scope: Scope;
  readonly target: Node;
  readonly value: Expr;
  readonly appended: boolean;
}

/** Notes what an assignment gives to a name, a property, a field of a class or the module's exports. */
export function assign({ scope, target, value, appended }: Assignment): void {
  const { module } = scope;
  if (target.type === 'Identifier') {
    const binding = lookUp(scope, target.name);
    if (binding !== null) binding.origins.push({ ...value, path: [], appended });
    return;
  }
  if (target.type === 'ObjectPattern' || target.type === 'ArrayPattern' || target.type !== 'MemberExpression')
    return;
  const key = keyName(target.property, target.computed);
  if (key === null) return;
  module.assigned.push([key, value]);
  const object = bare(target.object);
  if (object.type === 'ThisExpression') {
    if (scope.cls) addField(scope.cls, key, value);
    return;
  }
  if (object.type === 'MemberExpression') {
    const parts = [lastName(object.object), keyName(object.property, object.computed) ?? ''];
    if (parts[0] === 'module' && parts[1] === 'exports') module.exports.set(key, { kind: 'value', value });
    return;
  }
  if (object.type !== 'Identifier') return;
  if (object.name === 'module' && key === 'exports') module.commonExports.push(value);
  else if (object.name === 'exports') module.exports.set(key, { kind: 'value', value });
  else {
    const properties = lookUp(scope, object.name)?.properties;
    properties?.set(key, [...(properties.get(key) ?? []), value]);
  }
}

export function addField(cls: ClassInfo, name: string, value: Expr): void {
  cls.fields.set(name, [...(cls.fields.get(name) ?? []), value]);
}
