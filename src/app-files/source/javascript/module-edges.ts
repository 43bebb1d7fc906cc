import type { Node } from 'oxc-parser';
import { bind, namesOf } from './declared-names.ts';
import type { Scope } from './module.ts';

/** What a module takes from others. */
export function noteImports(node: Extract<Node, { type: 'ImportDeclaration' }>, scope: Scope): void {
  const from = node.source.value;
  for (const specifier of node.specifiers) {
    const imported =
      specifier.type === 'ImportSpecifier'
        ? nameOfExport(specifier.imported)
        : specifier.type === 'ImportDefaultSpecifier'
          ? 'default'
          : '*';
    bind(scope, specifier.local.name, { imported: { from, name: imported } });
    if (node.importKind === 'type') continue;
    scope.module.imports.push({ from, name: imported, local: specifier.local.name });
  }
}

/** What a module gives to others; hands back what is declared on the way, for whoever reads on. */
export function noteExports(
  node: Extract<
    Node,
    { type: 'ExportNamedDeclaration' | 'ExportAllDeclaration' | 'ExportDefaultDeclaration' }
  >,
  scope: Scope,
): { readonly declaration: Node; readonly name: string | null } | null {
  const { exports, starsFrom } = scope.module;
  if (node.type === 'ExportAllDeclaration') {
    const name = node.exported ? nameOfExport(node.exported) : null;
    if (name === null) starsFrom.push(node.source.value);
    else exports.set(name, { kind: 'from', from: node.source.value, name: '*' });
    return null;
  }
  if (node.type === 'ExportDefaultDeclaration') {
    const { declaration } = node;
    exports.set('default', { kind: 'value', value: { node: declaration, scope } });
    return { declaration, name: 'default' };
  }
  for (const { local, exported } of node.specifiers)
    exports.set(
      nameOfExport(exported),
      node.source
        ? { kind: 'from', from: node.source.value, name: nameOfExport(local) }
        : { kind: 'local', name: nameOfExport(local) },
    );
  const { declaration } = node;
  if (!declaration) return null;
  if (declaration.type === 'VariableDeclaration')
    for (const { id } of declaration.declarations)
      for (const name of namesOf(id)) exports.set(name, { kind: 'local', name });
  else if ('id' in declaration && declaration.id?.type === 'Identifier')
    exports.set(declaration.id.name, { kind: 'local', name: declaration.id.name });
  return { declaration, name: null };
}

const nameOfExport = (name: Node): string =>
  name.type === 'Identifier' ? name.name : name.type === 'Literal' ? String(name.value) : '';
