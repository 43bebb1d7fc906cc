import type { parser } from '@lezer/python';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** An argument of a call: by its place, or by its name. */
export interface PythonArgument {
  readonly name: string | null;
  readonly value: SyntaxNode;
}

/** A parameter of a function. */
export interface PythonParameter {
  readonly name: string;
  readonly fallback: SyntaxNode | null;
}

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

/** A comma, a bracket: no value. */
export const isMark = ({ name }: SyntaxNode): boolean => /^[^A-Za-z]+$/.test(name);

/** The values of a tuple, with brackets or without. */
export const itemsOf = (node: SyntaxNode): SyntaxNode[] =>
  /^(?:TupleExpression|ReturnStatement)$/.test(node.name)
    ? childrenOf(node).filter((child) => !isMark(child) && child.name !== 'return')
    : [node];

/** Several values in brackets. */
export const isList = ({ name }: SyntaxNode): boolean => /^(?:Array|Tuple)Expression$/.test(name);

/** A node as it is written. */
export const wordsOf = (node: SyntaxNode, text: string): string => text.slice(node.from, node.to);

/** A name without the `self.` of an attribute, which is known by its own name. */
export const withoutSelf = (written: string): string => written.replace(/^(?:self|cls)\./, '');

/** Whether what stands before a dot is the object that a method belongs to. */
export const isSelf = (receiver: string): boolean => /^(?:self|cls|super\(\))$/.test(receiver);

/** The arguments of a call. */
export const argumentsOf = (list: SyntaxNode, text: string): PythonArgument[] => {
  const args: PythonArgument[] = [];
  const parts = childrenOf(list);
  for (let index = 0; index < parts.length; index += 1) {
    const [part, next, behind] = [parts[index], parts[index + 1], parts[index + 2]];
    if (!part || isMark(part)) continue;
    if (next?.name === 'AssignOp' && behind) {
      args.push({ name: wordsOf(part, text), value: behind });
      index += 2;
    } else args.push({ name: null, value: part });
  }
  return args;
};

/** The parameters of a function, each with its default. */
export const parametersOf = (list: SyntaxNode, text: string): PythonParameter[] => {
  const parameters: { name: string; fallback: SyntaxNode | null }[] = [];
  const parts = childrenOf(list);
  for (const [index, part] of parts.entries()) {
    if (part.name !== 'VariableName') continue;
    const before = parts[index - 1]?.name;
    if (before === 'AssignOp' || before === '*' || before === '**') continue;
    const behind = parts.slice(index + 1, index + 4).find(({ name }) => name === 'AssignOp' || name === ',');
    const fallback = behind?.name === 'AssignOp' ? behind.nextSibling : null;
    parameters.push({ name: wordsOf(part, text), fallback });
  }
  return parameters;
};
