import { type Binding, lookUp, type Module, type Scope } from '../module.ts';
import { distinct, type Env, joined, text, unknown, type Value } from '../value.ts';
import { elements } from './elements.ts';
import { deepest, type Reader } from './reader.ts';

/** What a name stands for, seen from a scope. */
export function namedValues(
  read: Reader,
  name: string,
  scope: Scope,
  env: Env | null,
  depth: number,
): readonly Value[] {
  if (name === 'undefined') return [{ kind: 'nothing' }];
  const binding = lookUp(scope, name);
  if (binding === null) return [{ kind: 'external', from: '', name }];
  return read.bound(binding, env, depth);
}

/** What an import of the app's own, or of a package, comes to. */
export function importedValues(
  read: Reader,
  module: Module,
  from: string,
  name: string,
  depth: number,
): readonly Value[] {
  const target = read.project.resolve(module, from);
  if (target === null) return [{ kind: 'external', from, name }];
  return name === '*' ? [{ kind: 'module', module: target }] : exportedValues(read, target, name, depth + 1);
}

/** All of a module: `require`, `import()`. */
export function moduleNamed(read: Reader, module: Module, from: string): readonly Value[] {
  const target = read.project.resolve(module, from);
  return target ? [{ kind: 'module', module: target }] : [{ kind: 'external', from, name: '*' }];
}

/** What a module exports by a name, through `export … from` and `module.exports` too. */
export function exportedValues(read: Reader, module: Module, name: string, depth: number): readonly Value[] {
  if (depth > deepest) return [unknown(name)];
  const entry = module.exports.get(name);
  if (entry !== undefined)
    switch (entry.kind) {
      case 'value':
        return read.evaluate(entry.value.node, entry.value.scope, null, depth + 1);
      case 'from':
        return importedValues(read, module, entry.from, entry.name, depth + 1);
      case 'local':
        return namedValues(read, entry.name, module.root, null, depth + 1);
    }
  for (const from of module.starsFrom) {
    const target = read.project.resolve(module, from);
    if (target && target !== module && (target.exports.has(name) || target.starsFrom.length > 0)) {
      const found = exportedValues(read, target, name, depth + 8);
      if (found.some(({ kind }) => kind !== 'unknown')) return found;
    }
  }
  const common = module.commonExports.flatMap((expr) =>
    read.evaluate(expr.node, expr.scope, null, depth + 1),
  );
  if (common.length > 0) return name === 'default' ? common : read.memberOf(common, name, depth + 1);
  return [unknown(name)];
}

/** All that a name was ever set to. */
export function fromOrigins(
  read: Reader,
  binding: Binding,
  env: Env | null,
  depth: number,
): readonly Value[] {
  let values: readonly Value[] = [];
  for (const origin of binding.origins.slice(0, 40)) {
    let here = read.evaluate(origin.node, origin.scope, env, depth + 1);
    if (origin.each) here = elements(here);
    for (const step of origin.path)
      here = typeof step === 'number' ? elements(here, step) : read.memberOf(here, step, depth + 1);
    values = origin.appended
      ? distinct([...values, ...joined([values.length > 0 ? values : [text('')], here])])
      : distinct([...values, ...here]);
  }
  if (values.length === 0) return [unknown(binding.name)];
  if (binding.properties.size === 0) return values;
  return values.map((value) => (value.kind === 'object' ? { ...value, binding } : value));
}
