import type { Node } from 'oxc-parser';
import type { Scope } from '../module.ts';
import { addressMakers, senderParts, sendsByName } from '../names.ts';
import { joinedWithSlashes, resolvedAgainst, textMethod } from '../strings.ts';
import { bare, lastName } from '../syntax.ts';
import { asText, distinct, type Env, joined, paramsOf, text, unknown, type Value } from '../value.ts';
import { moduleNamed } from './bindings.ts';
import { instances } from './elements.ts';
import { deepest, type Reader } from './reader.ts';

/** Calls of the app's own functions inside of one expression. */
const deepestCalls = 6;

const passing = /^(?:route|assumeTrustedRoute|encodeURI|String|decodeURI|Object|cleanUrl)$/;
const encoding = /^(?:encodeURIComponent|escape|JSON|Number|parseInt)$/;

/** What a call returns: of the app's own functions, of texts and lists, of makers of clients. */
export function callResult(
  read: Reader,
  node: Extract<Node, { type: 'CallExpression' }>,
  scope: Scope,
  env: Env | null,
  depth: number,
): readonly Value[] {
  const name = lastName(node.callee);
  if (encoding.test(name)) return [unknown(nameOfArgument(node) ?? 'value')];
  const [first] = node.arguments;
  if (name === 'require' && first?.type === 'Literal')
    return moduleNamed(read, scope.module, String(first.value));
  const args = argumentValues(read, node, scope, env, depth + 1);
  if (passing.test(name) && args[0]) return args[0];
  const callee = bare(node.callee);
  if (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object'
  ) {
    // Whichever of them has a property gives it.
    if (name === 'assign') return distinct(args.flat());
    if (name === 'freeze' || name === 'seal') return args[0] ?? [unknown(name)];
  }
  if (callee.type === 'MemberExpression') {
    const receiver = read.evaluate(callee.object, scope, env, depth + 1);
    const made = methodResult(receiver, name, args);
    if (made !== null) return made;
  }
  if (name === 'urljoin' || name === 'urlJoin' || name === 'joinUrl')
    return [joinedWithSlashes(args.flatMap(([one]) => one ?? []))];
  if (sendsByName(name)) return [unknown(name)];
  const functions = read.evaluate(node.callee, scope, env, depth + 1);
  if (functions.some(({ kind }) => kind === 'function'))
    return resultOf(read, functions, args, name, depth + 1);
  const client = clientOf(functions, name, args, (values, key) => read.memberOf(values, key, depth + 1));
  if (client) return [client];
  return passedThrough(args, name);
}

/** What the arguments of a call come to, spreads taken apart. */
export function argumentValues(
  read: Reader,
  node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>,
  scope: Scope,
  env: Env | null,
  depth: number,
): (readonly Value[])[] {
  const given: (readonly Value[])[] = [];
  for (const argument of node.arguments.slice(0, 12))
    if (argument.type === 'SpreadElement') {
      const [list] = read.evaluate(argument.argument, scope, env, depth + 1);
      if (list?.kind === 'list') given.push(...list.items);
      else given.push([unknown('value', list ? paramsOf([list]) : undefined)]);
    } else given.push(read.evaluate(argument, scope, env, depth + 1));
  return given;
}

/** Methods of texts and lists. */
function methodResult(
  receiver: readonly Value[],
  name: string,
  args: readonly (readonly Value[])[],
): readonly Value[] | null {
  const made = receiver.flatMap((value): readonly Value[] => {
    if (value.kind === 'text') {
      const result = textMethod(value, name, args);
      return result ? [result] : [];
    }
    if (value.kind === 'list' && name === 'join') {
      const [separator] = args[0] ?? [];
      const between = separator?.kind === 'text' ? separator : text(',');
      return joined(value.items.flatMap((item, index) => (index === 0 ? [item] : [[between], item])));
    }
    if (value.kind === 'list' && (name === 'filter' || name === 'concat' || name === 'slice')) return [value];
    if (value.kind === 'external' && name === 'join' && /^(?:node:)?(?:path|posix|url)$/.test(value.from))
      return [joinedWithSlashes(args.flatMap(([one]) => one ?? []))];
    if (value.kind === 'external' && name === 'resolve' && /^(?:node:)?url$/.test(value.from)) {
      const [base] = args[0] ?? [];
      const [path] = args[1] ?? [];
      return base && path ? [resolvedAgainst(asText(path), asText(base))] : [];
    }
    return [];
  });
  return made.length > 0 ? distinct(made) : null;
}

/** What functions return for arguments; read without running, so loops and conditions count as taken. */
export function resultOf(
  read: Reader,
  functions: readonly Value[],
  args: readonly (readonly Value[])[],
  name: string,
  depth: number,
): readonly Value[] {
  if (depth > deepest || !read.mayCall()) return [unknown('value')];
  const results = functions.flatMap((value) => {
    if (value.kind !== 'function' || depth > deepestCalls * 8) return [];
    const bound = read.bind(value.fn, args, value.env);
    return value.fn.returns
      .slice(0, 12)
      .flatMap(({ node, scope }) => read.evaluate(node, scope, bound, depth + 4));
  });
  const said = results.filter(({ kind }) => kind !== 'unknown' && kind !== 'nothing');
  const useful = said.length > 0 ? said : results;
  // The body says nothing about texts: whoever is given an address most often gives it back.
  return useful.some(({ kind }) => kind !== 'unknown' && kind !== 'nothing')
    ? distinct(useful)
    : passedThrough(args, name);
}

/** A function that cannot be looked into: given an address, it is taken to give the address back. */
function passedThrough(args: readonly (readonly Value[])[], name: string): readonly Value[] {
  const addresses =
    !addressMakers.test(name) || senderParts.test(name)
      ? []
      : args.flat().filter((value) => value.kind === 'text' && value.text.includes('rest/'));
  if (addresses.length > 0) return distinct(addresses);
  return [unknown(name, paramsOf(args.flat()))];
}

/** `new URL(…)` and instances of the app's own classes. */
export function constructed(
  read: Reader,
  node: Extract<Node, { type: 'NewExpression' }>,
  scope: Scope,
  env: Env | null,
  depth: number,
): readonly Value[] {
  const name = lastName(node.callee);
  const args = argumentValues(read, node, scope, env, depth + 1);
  if (name === 'URL') {
    const base = args[1];
    return distinct(
      (args[0] ?? []).flatMap((path) =>
        base ? base.map((one) => resolvedAgainst(asText(path), asText(one))) : [asText(path)],
      ),
    );
  }
  const made = instances(read.evaluate(node.callee, scope, env, depth + 1));
  return made.some(({ kind }) => kind === 'instance') ? made : [unknown(name, paramsOf(args.flat()))];
}

const nameOfArgument = (node: Extract<Node, { type: 'CallExpression' }>): string | null => {
  const [first] = node.arguments;
  return first ? lastName(first) || null : null;
};

/** `axios.create({ baseURL })`, `got.extend({ prefixUrl })`, `request.defaults({ baseUrl })`. */
const clientOf = (
  callee: readonly Value[],
  name: string,
  args: readonly (readonly Value[])[],
  memberOf: (values: readonly Value[], key: string) => readonly Value[],
): Value | null => {
  if (!/^(?:create|extend|defaults)$/.test(name) || !callee.some(({ kind }) => kind === 'external'))
    return null;
  const base = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix']
    .flatMap((key) => memberOf(args[0] ?? [], key))
    .filter(({ kind }) => kind !== 'nothing');
  return { kind: 'client', base: base.length > 0 ? base : [text('')] };
};
