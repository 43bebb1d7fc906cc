import type { Node } from 'oxc-parser';
import { innerScope, type Scope } from './module.ts';
import { addressKeys, methodKeys } from './names.ts';
import { keyName } from './syntax.ts';
import type { Walk } from './walk.ts';

/** `urlPath` is only a part of an address: what it is put behind may stand in a spread beside it. */
const isOfAddress = (key: string): boolean => key === 'urlPath' || addressKeys.includes(key);

/** An object literal is what `this` is in its methods; one with an address and a method describes a call. */
export function readObject(
  walk: Walk,
  node: Extract<Node, { type: 'ObjectExpression' }>,
  scope: Scope,
  depth: number,
): void {
  const keys = node.properties.flatMap((property) =>
    property.type === 'Property' ? (keyName(property.key, property.computed) ?? []) : [],
  );
  if (keys.some(isOfAddress) && keys.some((key) => methodKeys.includes(key)))
    walk.module.specs.push({ node, scope });
  const own: Scope = { ...innerScope(scope, scope.fn, scope.cls), self: { node, scope } };
  walk.children(node, own, depth);
}

/** `${root}/issue`: what may be put behind a root of the API that stands elsewhere. */
const isContinued = (node: Node): boolean =>
  node.type === 'TemplateLiteral' &&
  node.quasis[0]?.value.raw === '' &&
  /^\/[a-zA-Z]/.test(node.quasis[1]?.value.raw ?? '');

/** A text that holds a REST path, or goes on with one, once, however often it is reached. */
export function noteLiteral(walk: Walk, node: Node, scope: Scope, property: string | null): void {
  const text =
    node.type === 'Literal'
      ? typeof node.value === 'string'
        ? node.value
        : ''
      : node.type === 'TemplateLiteral'
        ? node.quasis.map(({ value }) => value.raw).join('')
        : '';
  const { literals, continued } = walk.module;
  const list = text.includes('rest/') ? literals : isContinued(node) ? continued : null;
  if (list === null || walk.seen.has(node)) return;
  walk.seen.add(node);
  list.push({ expr: { node, scope }, property });
}

/** A text that is only printed or compared is no address that might be called, also where it is put together with `+`. */
export function passOver(walk: Walk, node: Node): void {
  walk.seen.add(node);
  if (node.type !== 'BinaryExpression') return;
  passOver(walk, node.left);
  passOver(walk, node.right);
}
