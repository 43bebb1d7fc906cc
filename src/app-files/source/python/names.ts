import { indentAt, type PythonFunction, type PythonModule } from './read-python.ts';
import type { SyntaxNode } from './syntax.ts';

/** Where an expression stands. */
export interface PythonPlace {
  readonly module: PythonModule;
  readonly fn: PythonFunction | null;
}

/** Values that one name is given: with more it says nothing. */
const mostValues = 6;

/** What a local name holds at a place: what it was given last, and in the branches between. Null: it stands in no function. */
export const localValues = (
  name: string,
  node: SyntaxNode,
  { module, fn }: PythonPlace,
): SyntaxNode[] | null => {
  if (fn === null) return null;
  const given = (module.values.get(name) ?? []).filter(
    (value) => value.inside === fn && !value.isAttribute && value.node.to < node.from,
  );
  const indent = indentAt(module.text, node.from);
  const found: SyntaxNode[] = [];
  for (const value of given.reverse()) {
    found.push(value.node);
    if (value.indent <= indent || found.length >= mostValues) break;
  }
  return found;
};

/** What attributes, and names of the top of a file, are given: here, else in the file that knows the name. */
export const valuesElsewhere = (
  names: readonly string[],
  here: PythonModule,
  all: readonly PythonModule[],
): { readonly module: PythonModule; readonly nodes: readonly SyntaxNode[] } | null => {
  for (const name of names)
    for (const module of [here, ...all.filter((one) => one !== here)]) {
      const values = (module.values.get(name) ?? []).filter((one) => one.isAttribute || one.inside === null);
      if (values.length > mostValues) return null;
      if (values.length > 0) return { module, nodes: values.map(({ node }) => node) };
    }
  return null;
};
