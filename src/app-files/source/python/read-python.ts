import { parser } from '@lezer/python';

export type SyntaxNode = ReturnType<typeof parser.parse>['topNode'];

/** An argument of a call: by its place, or by its name. */
interface PythonArgument {
  readonly name: string | null;
  readonly value: SyntaxNode;
}

export interface PythonFunction {
  readonly name: string;
  /** Without `self`; each with its default. */
  readonly parameters: readonly { readonly name: string; readonly fallback: SyntaxNode | null }[];
  readonly isMethod: boolean;
  readonly returns: SyntaxNode[];
}

export interface PythonCall {
  readonly node: SyntaxNode;
  /** What stands before the last dot, as it is written. */
  readonly receiver: string;
  readonly name: string;
  readonly args: readonly PythonArgument[];
  readonly inside: PythonFunction | null;
}

export interface PythonModule {
  readonly text: string;
  readonly calls: PythonCall[];
  readonly functions: PythonFunction[];
  /** What names and `self.names` are given, wherever that is. */
  readonly values: Map<string, SyntaxNode[]>;
  readonly imports: Set<string>;
}

/** Deeper nesting than any person writes. */
const deepest = 300;

export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
};

const isMark = ({ name }: SyntaxNode): boolean => /^[^A-Za-z]+$/.test(name);

/** Parses one file and notes names with their values, functions and calls. */
export const readPython = (text: string): PythonModule => {
  const module: PythonModule = {
    text,
    calls: [],
    functions: [],
    values: new Map(),
    imports: new Set(),
  };
  const words = (node: SyntaxNode): string => text.slice(node.from, node.to);

  const argumentsOf = (list: SyntaxNode): PythonArgument[] => {
    const args: PythonArgument[] = [];
    const parts = childrenOf(list);
    for (let index = 0; index < parts.length; index += 1) {
      const [part, next, behind] = [parts[index], parts[index + 1], parts[index + 2]];
      if (!part || isMark(part)) continue;
      if (next?.name === 'AssignOp' && behind) {
        args.push({ name: words(part), value: behind });
        index += 2;
      } else args.push({ name: null, value: part });
    }
    return args;
  };

  const parametersOf = (list: SyntaxNode): PythonFunction['parameters'] => {
    const parameters: { name: string; fallback: SyntaxNode | null }[] = [];
    const parts = childrenOf(list);
    for (const [index, part] of parts.entries()) {
      if (part.name !== 'VariableName') continue;
      const before = parts[index - 1]?.name;
      if (before === 'AssignOp' || before === '*' || before === '**') continue;
      const behind = parts
        .slice(index + 1, index + 4)
        .find(({ name }) => name === 'AssignOp' || name === ',');
      const fallback = behind?.name === 'AssignOp' ? behind.nextSibling : null;
      parameters.push({ name: words(part), fallback });
    }
    return parameters;
  };

  const visit = (node: SyntaxNode, inside: PythonFunction | null, inClass: boolean, depth: number): void => {
    if (depth > deepest) return;
    switch (node.name) {
      case 'FunctionDefinition': {
        const name = node.getChild('VariableName');
        const list = node.getChild('ParamList');
        const all = list ? parametersOf(list) : [];
        const isMethod = inClass && /^(?:self|cls)$/.test(all[0]?.name ?? '');
        const fn: PythonFunction = {
          name: name ? words(name) : '',
          parameters: isMethod ? all.slice(1) : all,
          isMethod,
          returns: [],
        };
        module.functions.push(fn);
        for (const child of childrenOf(node)) if (child.name === 'Body') visit(child, fn, false, depth + 1);
        return;
      }
      case 'ClassDefinition':
        for (const child of childrenOf(node)) visit(child, inside, child.name === 'Body', depth + 1);
        return;
      case 'Body':
        for (const child of childrenOf(node)) visit(child, inside, inClass, depth + 1);
        return;
      case 'AssignStatement': {
        const [target] = childrenOf(node);
        const value = node.lastChild;
        if (target && value && /^(?:VariableName|MemberExpression)$/.test(target.name)) {
          const key = words(target).replace(/^(?:self|cls)\./, '');
          module.values.set(key, [...(module.values.get(key) ?? []), value]);
        }
        break;
      }
      case 'ReturnStatement':
        if (inside && node.lastChild && node.lastChild.name !== 'return') inside.returns.push(node.lastChild);
        break;
      case 'ImportStatement':
        // `from jira.client import JIRA` is an import of jira as well.
        for (const word of words(node).split(/[^\w.]+/))
          for (const name of [word, word.split('.', 1)[0] ?? '']) module.imports.add(name);
        break;
      case 'CallExpression': {
        const [callee] = childrenOf(node);
        const list = node.getChild('ArgList');
        if (callee && list) {
          const last = callee.name === 'MemberExpression' ? callee.lastChild : callee;
          const before = callee.name === 'MemberExpression' ? callee.firstChild : null;
          module.calls.push({
            node,
            receiver: before ? words(before).slice(0, 200) : '',
            name: last ? words(last).slice(0, 100) : '',
            args: argumentsOf(list),
            inside,
          });
        }
        break;
      }
      default:
    }
    for (const child of childrenOf(node)) visit(child, inside, false, depth + 1);
  };

  visit(parser.parse(text).topNode, null, false, 0);
  return module;
};
