import type { Node } from 'oxc-parser';
import type { ClassInfo, Scope } from '../module.ts';
import { urlMember } from '../strings.ts';
import { keyName } from '../syntax.ts';
import { distinct, type Env, paramsOf, text, unknown, type Value } from '../value.ts';
import { exportedValues } from './bindings.ts';
import { resultOf } from './calls.ts';
import { elements } from './elements.ts';
import type { Reader } from './reader.ts';

/** `a.b` and `a[b]`. */
export function memberResult(
  read: Reader,
  node: Extract<Node, { type: 'MemberExpression' }>,
  scope: Scope,
  env: Env | null,
  depth: number,
): readonly Value[] {
  const object = read.evaluate(node.object, scope, env, depth + 1);
  const key = keyName(node.property, node.computed);
  if (key !== null) return read.memberOf(object, key, depth + 1);
  const keys = read.evaluate(node.property, scope, env, depth + 1);
  if (keys.every((value) => value.kind === 'text' && !value.text.includes('\uE000')))
    return distinct(
      keys.flatMap((value) => (value.kind === 'text' ? read.memberOf(object, value.text, depth + 1) : [])),
    );
  // Any of its properties may be meant.
  const all = object.flatMap((value) =>
    value.kind === 'object' ? allOf(read, value, depth + 1) : value.kind === 'list' ? value.items.flat() : [],
  );
  return all.length > 0 ? distinct(all) : [unknown('value', paramsOf([...object, ...keys]))];
}

/** A property of one value. */
export function memberOfOne(read: Reader, value: Value, name: string, depth: number): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return propertyOf(read, value, name, depth);
    case 'class':
    case 'instance':
      return classMember(read, value.cls, name, depth, 0);
    case 'module': {
      const found = exportedValues(read, value.module, name, depth + 1);
      return name === 'default' && found.every(({ kind }) => kind === 'unknown')
        ? [{ kind: 'module', module: value.module }]
        : found;
    }
    case 'external':
      return [{ kind: 'external', from: value.from, name: name === 'default' ? value.name : name }];
    case 'text':
      return [urlMember(value, name) ?? unknown(name, value.params)];
    case 'list':
      return [unknown(name)];
    case 'unknown':
      return [unknown(name, value.params)];
    case 'nothing':
      return [{ kind: 'nothing' }];
    case 'function':
    case 'client':
      return [unknown(name)];
  }
}

/** Spreads and what was set later count too; `nothing` where an object is known not to have it. */
function propertyOf(
  read: Reader,
  value: Extract<Value, { kind: 'object' }>,
  name: string,
  depth: number,
): readonly Value[] {
  const { scope } = value.at;
  const found: Value[] = [];
  for (const { node } of (value.binding?.properties.get(name) ?? []).map((expr) => expr))
    found.push(...read.evaluate(node, scope, value.env, depth + 1));
  if (value.node.type === 'TSEnumDeclaration') {
    for (const member of value.node.body.members)
      if (keyName(member.id, member.computed) === name && member.initializer)
        found.push(...read.evaluate(member.initializer, scope, value.env, depth + 1));
    return found.length > 0 ? found : [unknown(name)];
  }
  let open: Value | null = null;
  for (const property of [...value.node.properties].reverse()) {
    if (property.type === 'Property') {
      if (keyName(property.key, property.computed) !== name) continue;
      const own =
        property.kind === 'get'
          ? resultOf(read, read.evaluate(property.value, scope, value.env, depth + 1), [], name, depth + 1)
          : read.evaluate(property.value, scope, value.env, depth + 1);
      return distinct([...found, ...own, ...(open ? [open] : [])]);
    }
    const spread = read.evaluate(property.argument, scope, value.env, depth + 1);
    const inside = read.memberOf(spread, name, depth + 1);
    if (inside.every(({ kind }) => kind !== 'nothing' && kind !== 'unknown'))
      return distinct([...found, ...inside]);
    const maybe = inside.find(({ kind }) => kind === 'unknown');
    if (maybe) open = maybe;
    found.push(...inside.filter(({ kind }) => kind !== 'nothing' && kind !== 'unknown'));
  }
  if (open) found.push(open);
  return found.length > 0 ? found : [{ kind: 'nothing' }];
}

function allOf(read: Reader, value: Extract<Value, { kind: 'object' }>, depth: number): readonly Value[] {
  const { scope } = value.at;
  if (value.node.type === 'TSEnumDeclaration')
    return value.node.body.members.flatMap(({ initializer }) =>
      initializer ? read.evaluate(initializer, scope, value.env, depth + 1) : [],
    );
  return value.node.properties.flatMap((property) =>
    property.type === 'Property' ? read.evaluate(property.value, scope, value.env, depth + 1) : [],
  );
}

/** A method, a getter or a field, of the class or of what it extends. */
function classMember(
  read: Reader,
  cls: ClassInfo,
  name: string,
  depth: number,
  height: number,
): readonly Value[] {
  if (height > 8) return [unknown(name)];
  const method = cls.methods.get(name);
  if (method) return [{ kind: 'function', fn: method, env: null }];
  const getter = cls.getters.get(name);
  if (getter)
    return distinct(getter.returns.flatMap(({ node, scope }) => read.evaluate(node, scope, null, depth + 1)));
  const fields = cls.fields.get(name);
  if (fields) {
    const values = fields.flatMap(({ node, scope }) => read.evaluate(node, scope, null, depth + 1));
    const given = values.flatMap((value) => givenToConstructor(read, cls, value, depth));
    // What a constructor was given is not a parameter of the method that reads it.
    return distinct(given.length > 0 ? given : values.map((value) => forgetting(value, name)));
  }
  if (cls.superClass) {
    const { node, scope } = cls.superClass;
    for (const value of read.evaluate(node, scope, null, depth + 1))
      if (value.kind === 'class') return classMember(read, value.cls, name, depth + 1, height + 1);
  }
  return [unknown(name)];
}

/** Makers of one class that are looked at. */
const mostMakers = 8;

/** What the constructor's parameter behind a field is given where the app makes instances: clients, texts, objects; nothing else tells. */
function givenToConstructor(read: Reader, cls: ClassInfo, value: Value, depth: number): readonly Value[] {
  if (value.kind !== 'unknown') return [];
  const [parameter] = [...value.params].flatMap((binding) => binding.parameter ?? []);
  if (!parameter || parameter.fn.cls !== cls || parameter.fn.name !== 'constructor') return [];
  const given = read
    .constructions(cls.name)
    .slice(0, mostMakers)
    .flatMap(({ node, scope }): readonly Value[] => {
      const argument = node.arguments[parameter.index];
      if (argument === undefined || argument.type === 'SpreadElement') return [];
      return parameter.path.reduce<readonly Value[]>(
        (values, step) =>
          typeof step === 'number' ? elements(values, step) : read.memberOf(values, step, depth + 4),
        read.evaluate(argument, scope, null, depth + 4),
      );
    });
  const { fallback } = parameter;
  const all = fallback ? [...given, ...read.evaluate(fallback.node, fallback.scope, null, depth + 4)] : given;
  return all.filter(({ kind }) => ['client', 'instance', 'text', 'object', 'external'].includes(kind));
}

const forgetting = (value: Value, name: string): Value =>
  value.kind === 'unknown'
    ? unknown(name)
    : value.kind === 'text' && value.params.size > 0
      ? text(value.text)
      : value;
