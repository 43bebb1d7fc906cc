import { type Node, visitorKeys } from 'oxc-parser';

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

/** The nodes directly below one, in the order of the source. */
export const childrenOf = (node: Node): Node[] => {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const value: unknown = Reflect.get(node, key);
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
};

/** The expression inside of parentheses, type assertions, `await` and optional chains. */
export const bare = (node: Node): Node => {
  let here = node;
  for (;;)
    switch (here.type) {
      case 'ParenthesizedExpression':
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSInstantiationExpression':
        here = here.expression;
        break;
      case 'AwaitExpression':
        here = here.argument;
        break;
      default:
        return here;
    }
};

/** The name of a property or member; null when it is computed from something that is no text. */
export const keyName = (key: Node, computed: boolean): string | null => {
  if (key.type === 'Literal')
    return typeof key.value === 'string' || typeof key.value === 'number' ? String(key.value) : null;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' && !computed ? key.name : null;
};

/** The last name of what is called: `get` of `this.client.get`. */
export const lastName = (callee: Node): string => {
  const node = bare(callee);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return keyName(node.property, node.computed) ?? '';
  return '';
};

/** The name before the last one: `client` of `this.client.get`, `asUser` of `api.asUser().requestJira`. */
export const receiverName = (callee: Node): string => {
  const node = bare(callee);
  if (node.type !== 'MemberExpression') return '';
  const object = bare(node.object);
  if (object.type === 'CallExpression') return lastName(object.callee);
  if (object.type === 'ThisExpression') return 'this';
  return lastName(object);
};

/** Where a person sees the call: at its last name, which in a chain stands some lines below its start. */
export const placeOfCall = (node: Node): number => {
  if (node.type !== 'CallExpression') return node.start;
  const callee = bare(node.callee);
  return callee.type === 'MemberExpression' ? callee.property.start : callee.start;
};
