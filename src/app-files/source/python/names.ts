import { indentAt, type PythonFunction, type PythonModule, type PythonValue } from './module.ts';
import type { SyntaxNode } from './syntax.ts';

/** Where an expression stands. */
export interface PythonPlace {
  readonly module: PythonModule;
  readonly fn: PythonFunction | null;
}

/** Values that one name is given: with more it says nothing. */
const mostValues = 6;

/** What a local name holds at a place: what it was given last, and in the branches between; nothing outside of functions. */
export const localValues = (name: string, node: SyntaxNode, { module, fn }: PythonPlace): PythonValue[] => {
  if (fn === null) return [];
  const given = (module.values.get(name) ?? []).filter(
    (value) => value.inside === fn && !value.isAttribute && value.node.to < node.from,
  );
  const indent = indentAt(module.text, node.from);
  const found: PythonValue[] = [];
  for (const value of given.reverse()) {
    found.push(value);
    if (value.indent <= indent || found.length >= mostValues) break;
  }
  return found;
};

/** What a name is given in one file, outside of functions or as an attribute. */
interface OuterValues {
  readonly module: PythonModule;
  readonly values: readonly PythonValue[];
}

/** What attributes, and names of the top of a file, are given, in all files of an app. */
export class OuterNames {
  private readonly byName = new Map<string, Map<PythonModule, OuterValues>>();

  constructor(modules: readonly PythonModule[]) {
    for (const module of modules)
      for (const [name, values] of module.values) {
        const outer = values.filter(({ isAttribute, inside }) => isAttribute || inside === null);
        if (outer.length === 0) continue;
        const files = this.byName.get(name) ?? new Map<PythonModule, OuterValues>();
        this.byName.set(name, files.set(module, { module, values: outer }));
      }
  }

  /** What the first of these names that is given anything is given: here, else in the first file that knows it. */
  find(names: readonly string[], here: PythonModule): OuterValues | null {
    const [files] = names.flatMap((name) => this.byName.get(name) ?? []);
    if (files === undefined) return null;
    const [first = null] = files.values();
    const found = files.get(here) ?? first;
    return found !== null && found.values.length <= mostValues ? found : null;
  }
}
