import type { Node } from 'oxc-parser';
import { lineFinder } from '../source-file.ts';
import { assign } from './assignments.ts';
import { readIf, readSwitch } from './branches.ts';
import { bind, declareNames } from './declared-names.ts';
import { innerScope, type Module, type Scope } from './module.ts';
import { noteExports, noteImports } from './module-edges.ts';
import { comparing, neverClients } from './names.ts';
import { parseSource } from './parse-source.ts';
import { readClass } from './read-classes.ts';
import { isFunction, noteEach, readDefaults, readFunction } from './read-functions.ts';
import { noteLiteral, passOver, readObject } from './read-literals.ts';
import { bare, childrenOf, isNode, keyName, lastName, receiverName } from './syntax.ts';
import type { Walk } from './walk.ts';

/** Deeper nesting than any person writes; what lies below is not looked at. */
const deepest = 500;

/** Parses one file and notes what a scanner asks for: names and their origins, functions, classes, calls. */
export const readModule = (path: string, source: string): Module | null => {
  const parsed = parseSource(path, source);
  if (parsed === null) return null;
  const root: Scope = {
    names: new Map(),
    parent: null,
    fn: null,
    cls: null,
    self: null,
    branch: null,
    later: [],
    get module() {
      return module;
    },
  };
  const module: Module = {
    path,
    root,
    lineOf: lineFinder(parsed.text),
    exports: new Map(),
    starsFrom: [],
    sites: [],
    functions: [],
    literals: [],
    continued: [],
    assigned: [],
    specs: [],
    commonExports: [],
    imports: [],
    mentioned: new Set(),
    functionOf: new Map(),
    classOf: new Map(),
  };
  const walk: Walk = {
    module,
    pending: [],
    eachOf: new Map(),
    seen: new Set(),
    visit: (node, scope, depth, name) => read(walk, node, scope, depth, name),
    children(node, scope, depth) {
      for (const child of childrenOf(node)) read(walk, child, scope, depth + 1, null);
    },
  };
  walk.children(parsed.program, root, 0);
  for (const pending of walk.pending) assign(pending);
  return module;
};

function read(walk: Walk, node: Node, scope: Scope, depth: number, name: string | null): void {
  if (depth > deepest) return;
  if (isFunction(node)) {
    readFunction(walk, node, scope, depth, name);
    return;
  }
  switch (node.type) {
    case 'VariableDeclarator':
      declareNames(node.id, scope, node.init ? { node: node.init, scope, path: [] } : null);
      readDefaults(walk, node.id, scope, depth);
      if (node.init)
        walk.visit(node.init, scope, depth + 1, node.id.type === 'Identifier' ? node.id.name : null);
      return;
    case 'ClassDeclaration':
    case 'ClassExpression':
      readClass(walk, node, scope, depth, name);
      return;
    case 'TSEnumDeclaration':
      bind(scope, node.id.name).origins.push({ node, scope, path: [] });
      walk.children(node, scope, depth);
      return;
    case 'IfStatement':
      readIf(walk, node, scope, depth);
      return;
    case 'SwitchStatement':
      readSwitch(walk, node, scope, depth);
      return;
    case 'BlockStatement':
    case 'ForStatement':
    case 'StaticBlock':
      walk.children(node, innerScope(scope, scope.fn, scope.cls), depth);
      return;
    case 'CatchClause': {
      const own = innerScope(scope, scope.fn, scope.cls);
      if (node.param) declareNames(node.param, own, null);
      walk.visit(node.body, own, depth + 1, null);
      return;
    }
    case 'ForOfStatement':
    case 'ForInStatement': {
      const own = innerScope(scope, scope.fn, scope.cls);
      if (node.left.type === 'VariableDeclaration')
        for (const { id } of node.left.declarations)
          declareNames(
            id,
            own,
            node.type === 'ForOfStatement' ? { node: node.right, scope, path: [], each: true } : null,
          );
      walk.visit(node.right, own, depth + 1, null);
      walk.visit(node.body, own, depth + 1, null);
      return;
    }
    case 'AssignmentExpression':
      readAssignment(walk, node, scope, depth);
      return;
    case 'ReturnStatement':
      if (node.argument && scope.fn) scope.fn.returns.push({ node: node.argument, scope });
      walk.children(node, scope, depth);
      return;
    case 'ImportDeclaration':
      noteImports(node, scope);
      return;
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ExportDefaultDeclaration': {
      const inside = noteExports(node, scope);
      if (inside) walk.visit(inside.declaration, scope, depth + 1, inside.name);
      return;
    }
    case 'CallExpression':
    case 'NewExpression':
      walk.module.sites.push({ node, name: lastName(node.callee), scope });
      noteEach(walk, node, scope);
      if (neverClients.test(receiverName(node.callee)) || comparing.test(lastName(node.callee)))
        for (const each of node.arguments) passOver(walk, each);
      walk.children(node, scope, depth);
      return;
    case 'ObjectExpression':
      readObject(walk, node, scope, depth);
      return;
    case 'Property':
      if (isNode(node.value)) {
        const key = keyName(node.key, node.computed);
        if (node.computed) walk.visit(node.key, scope, depth + 1, null);
        noteLiteral(walk, node.value, scope, key);
        walk.visit(node.value, scope, depth + 1, key);
      }
      return;
    case 'MemberExpression': {
      const key = keyName(node.property, node.computed);
      if (key !== null) walk.module.mentioned.add(key);
      walk.visit(node.object, scope, depth + 1, null);
      if (node.computed) walk.visit(node.property, scope, depth + 1, null);
      return;
    }
    case 'Identifier':
      walk.module.mentioned.add(node.name);
      return;
    case 'Literal':
    case 'TemplateLiteral':
      noteLiteral(walk, node, scope, null);
      walk.children(node, scope, depth);
      return;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSTypeAnnotation':
    case 'TSTypeParameterInstantiation':
    case 'TSTypeParameterDeclaration':
      return;
    default:
      walk.children(node, scope, depth);
  }
}

function readAssignment(
  walk: Walk,
  node: Extract<Node, { type: 'AssignmentExpression' }>,
  scope: Scope,
  depth: number,
): void {
  const target = bare(node.left);
  const name = lastName(target);
  walk.pending.push({
    scope,
    target,
    value: { node: node.right, scope },
    appended: node.operator === '+=',
  });
  walk.visit(node.right, scope, depth + 1, name || null);
  if (target.type === 'MemberExpression') walk.visit(target.object, scope, depth + 1, null);
}
