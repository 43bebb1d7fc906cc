import type { Node } from 'oxc-parser';
import type { Binding, Origin, Parameter, Scope } from './module.ts';
import { keyName } from './syntax.ts';

/** The binding of a name in a scope, made where there is none. */
export function bind(
  scope: Scope,
  name: string,
  special: Partial<Pick<Binding, 'parameter' | 'imported'>> = {},
): Binding {
  const before = scope.names.get(name);
  if (before !== undefined) return before;
  const binding: Binding = {
    name,
    module: scope.module,
    origins: [],
    properties: new Map(),
    parameter: special.parameter ?? null,
    imported: special.imported ?? null,
  };
  scope.names.set(name, binding);
  return binding;
}

/** Declares the names of a pattern; `origin` is what the whole of it is taken from. */
export function declareNames(
  pattern: Node,
  scope: Scope,
  origin: Origin | null,
  parameter: Parameter | null = null,
  path: readonly (string | number)[] = [],
  depth = 0,
): void {
  if (depth > 20) return;
  const inside = (part: Node, step?: string | number, to: Parameter | null = parameter): void =>
    declareNames(part, scope, origin, to, step === undefined ? path : [...path, step], depth + 1);
  switch (pattern.type) {
    case 'Identifier': {
      const binding = bind(scope, pattern.name, { parameter: parameter && { ...parameter, path } });
      if (origin) binding.origins.push({ ...origin, path: [...origin.path, ...path] });
      return;
    }
    case 'AssignmentPattern': {
      const fallback = { node: pattern.right, scope };
      // `{ a } = {}`: the fallback of the whole says nothing of its parts.
      inside(
        pattern.left,
        undefined,
        parameter && pattern.left.type === 'Identifier' ? { ...parameter, fallback } : parameter,
      );
      if (!parameter && pattern.left.type === 'Identifier')
        bind(scope, pattern.left.name).origins.push({ ...fallback, path: [] });
      return;
    }
    case 'ObjectPattern':
      for (const property of pattern.properties)
        if (property.type === 'Property') {
          const key = keyName(property.key, property.computed);
          if (key !== null) inside(property.value, key);
        } else inside(property.argument);
      return;
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries())
        if (element?.type === 'RestElement') inside(element.argument);
        else if (element) inside(element, index);
      return;
    case 'RestElement':
      inside(pattern.argument);
      return;
    case 'TSParameterProperty':
      inside(pattern.parameter);
      return;
    default:
  }
}

/** The names that a pattern declares. */
export const namesOf = (pattern: Node): string[] => {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesOf(pattern.left);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesOf(property.type === 'Property' ? property.value : property.argument),
      );
    default:
      return [];
  }
};
