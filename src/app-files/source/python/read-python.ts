import { parser } from '@lezer/python';
import { push } from '../push.ts';
import { addCall, indentAt, type PythonFunction, type PythonModule } from './module.ts';
import {
  argumentsOf,
  childrenOf,
  isList,
  isMark,
  itemsOf,
  parametersOf,
  type SyntaxNode,
  withoutSelf,
  wordsOf,
} from './syntax.ts';

/** Deeper nesting than any person writes. */
const deepest = 300;

/** Parses one file and notes names with their values, functions and calls. */
export const readPython = (text: string): PythonModule => {
  const module: PythonModule = {
    text,
    calls: [],
    callsAt: new Map(),
    functions: [],
    values: new Map(),
    classes: new Map(),
    imports: new Set(),
  };
  const words = (node: SyntaxNode): string => wordsOf(node, text);

  const visit = (
    node: SyntaxNode,
    inside: PythonFunction | null,
    cls: string | null,
    depth: number,
  ): void => {
    if (depth > deepest) return;
    switch (node.name) {
      case 'FunctionDefinition': {
        const name = node.getChild('VariableName');
        const list = node.getChild('ParamList');
        const all = list ? parametersOf(list, text) : [];
        const isMethod = cls !== null && /^(?:self|cls)$/.test(all[0]?.name ?? '');
        const fn: PythonFunction = {
          name: name ? words(name) : '',
          parameters: isMethod ? all.slice(1) : all,
          cls: isMethod ? cls : null,
          returns: [],
        };
        module.functions.push(fn);
        for (const child of childrenOf(node)) if (child.name === 'Body') visit(child, fn, null, depth + 1);
        return;
      }
      case 'ClassDefinition': {
        const own = node.getChild('VariableName');
        const bases = node.getChild('ArgList');
        const name = own ? words(own) : '';
        const extended = bases
          ? childrenOf(bases).flatMap((base) => (isMark(base) ? [] : [words(base)]))
          : [];
        module.classes.set(
          name,
          extended.map((base) => base.slice(base.lastIndexOf('.') + 1)),
        );
        for (const child of childrenOf(node))
          visit(child, inside, child.name === 'Body' ? name : null, depth + 1);
        return;
      }
      case 'DecoratedStatement':
      case 'Body':
        for (const child of childrenOf(node)) visit(child, inside, cls, depth + 1);
        return;
      case 'AssignStatement': {
        const parts = childrenOf(node).filter((part) => !isMark(part) || part.name === 'AssignOp');
        const sign = parts.findIndex(({ name }) => name === 'AssignOp');
        const targets = parts.slice(0, Math.max(0, sign)).flatMap(itemsOf);
        const value = node.lastChild;
        for (const [index, target] of targets.entries()) {
          if (!value || !/^(?:VariableName|MemberExpression)$/.test(target.name)) continue;
          const written = words(target);
          const key = withoutSelf(written);
          const isAttribute = key !== written || (inside === null && cls !== null);
          const item = targets.length > 1 ? index : null;
          push(module.values, key, {
            node: value,
            item,
            inside,
            isAttribute,
            indent: indentAt(text, node.from),
          });
        }
        break;
      }
      case 'ForStatement': {
        // `for path in ("/a", "/b")`: each in turn.
        const [, target, , list] = childrenOf(node);
        if (target?.name === 'VariableName' && list && isList(list))
          push(module.values, words(target), {
            node: list,
            item: null,
            inside,
            isAttribute: false,
            indent: indentAt(text, node.from),
          });
        break;
      }
      case 'ReturnStatement':
        if (inside && node.lastChild && node.lastChild.name !== 'return')
          inside.returns.push(itemsOf(node).length > 1 ? node : node.lastChild);
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
          addCall(module, {
            node,
            receiver: before ? words(before).slice(0, 200) : '',
            name: last ? words(last).slice(0, 100) : '',
            args: argumentsOf(list, text),
            inside,
          });
        }
        break;
      }
      default:
    }
    for (const child of childrenOf(node)) visit(child, inside, null, depth + 1);
  };

  visit(parser.parse(text).topNode, null, null, 0);
  return module;
};
