import type { ArrowFunctionExpression, Node, Function as PlainFunction } from 'oxc-parser';
import { lineFinder } from '../source-file.ts';
import { type Assignment, addField, assign } from './assignments.ts';
import { bind, declareNames } from './declared-names.ts';
import type { ClassInfo, Expr, Func, Module, Scope } from './module.ts';
import { noteExports, noteImports } from './module-edges.ts';
import { parseSource } from './parse-source.ts';
import { bare, childrenOf, isNode, keyName, lastName } from './syntax.ts';

/** Deeper nesting than any person writes; what lies below is not looked at. */
const deepest = 500;
const addressKeys = /^(?:url|uri|path|endpoint|pathname|urlPath)$/;
const methodKeys = /^(?:method|type|httpMethod|verb)$/;
const eachMethods = /^(?:map|forEach|filter|flatMap|some|every|find|reduce)$/;

type FunctionNode = PlainFunction | ArrowFunctionExpression;

const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

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
    specs: [],
    commonExports: [],
    imports: [],
    mentioned: new Set(),
    functionOf: new Map(),
    classOf: new Map(),
  };
  new Reader(module).read(parsed.program);
  return module;
};

class Reader {
  private readonly pending: Assignment[] = [];
  private readonly seen = new Set<Node>();
  /** Functions handed to `map`, `forEach` …, with the list whose elements they get. */
  private readonly eachOf = new Map<Node, Expr>();
  private readonly module: Module;

  constructor(module: Module) {
    this.module = module;
  }

  read(program: Node): void {
    this.children(program, this.module.root, 0);
    for (const pending of this.pending) assign(pending);
  }

  private inner(parent: Scope | null, fn: Func | null, cls: ClassInfo | null): Scope {
    return { names: new Map(), parent, fn, cls, self: parent?.self ?? null, module: this.module };
  }

  private children(node: Node, scope: Scope, depth: number): void {
    for (const child of childrenOf(node)) this.visit(child, scope, depth + 1, null);
  }

  /** `name`: what the value is called by what it stands in. */
  private visit(node: Node, scope: Scope, depth: number, name: string | null): void {
    if (depth > deepest) return;
    if (isFunction(node)) {
      this.functionOf(node, scope, depth, name);
      return;
    }
    switch (node.type) {
      case 'VariableDeclarator':
        declareNames(node.id, scope, node.init ? { node: node.init, scope, path: [] } : null);
        this.patternDefaults(node.id, scope, depth);
        if (node.init)
          this.visit(node.init, scope, depth + 1, node.id.type === 'Identifier' ? node.id.name : null);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.classOf(node, scope, depth, name);
        return;
      case 'TSEnumDeclaration':
        bind(scope, node.id.name).origins.push({ node, scope, path: [] });
        this.children(node, scope, depth);
        return;
      case 'BlockStatement':
      case 'ForStatement':
      case 'SwitchStatement':
      case 'StaticBlock':
        this.children(node, this.inner(scope, scope.fn, scope.cls), depth);
        return;
      case 'CatchClause': {
        const own = this.inner(scope, scope.fn, scope.cls);
        if (node.param) declareNames(node.param, own, null);
        this.visit(node.body, own, depth + 1, null);
        return;
      }
      case 'ForOfStatement':
      case 'ForInStatement': {
        const own = this.inner(scope, scope.fn, scope.cls);
        if (node.left.type === 'VariableDeclaration')
          for (const { id } of node.left.declarations)
            declareNames(
              id,
              own,
              node.type === 'ForOfStatement' ? { node: node.right, scope, path: [], each: true } : null,
            );
        this.visit(node.right, own, depth + 1, null);
        this.visit(node.body, own, depth + 1, null);
        return;
      }
      case 'AssignmentExpression':
        this.assignment(node, scope, depth);
        return;
      case 'ReturnStatement':
        if (node.argument && scope.fn) scope.fn.returns.push({ node: node.argument, scope });
        this.children(node, scope, depth);
        return;
      case 'ImportDeclaration':
        noteImports(node, scope);
        return;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportDefaultDeclaration': {
        const inside = noteExports(node, scope);
        if (inside) this.visit(inside.declaration, scope, depth + 1, inside.name);
        return;
      }
      case 'CallExpression':
      case 'NewExpression':
        this.module.sites.push({ node, name: lastName(node.callee), scope });
        this.noteEach(node, scope);
        this.children(node, scope, depth);
        return;
      case 'ObjectExpression':
        this.objectOf(node, scope, depth);
        return;
      case 'Property':
        if (isNode(node.value)) {
          const key = keyName(node.key, node.computed);
          if (node.computed) this.visit(node.key, scope, depth + 1, null);
          this.literal(node.value, scope, key);
          this.visit(node.value, scope, depth + 1, key);
        }
        return;
      case 'MemberExpression': {
        const key = keyName(node.property, node.computed);
        if (key !== null) this.module.mentioned.add(key);
        this.visit(node.object, scope, depth + 1, null);
        if (node.computed) this.visit(node.property, scope, depth + 1, null);
        return;
      }
      case 'Identifier':
        this.module.mentioned.add(node.name);
        return;
      case 'Literal':
      case 'TemplateLiteral':
        this.literal(node, scope, null);
        this.children(node, scope, depth);
        return;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSTypeAnnotation':
      case 'TSTypeParameterInstantiation':
      case 'TSTypeParameterDeclaration':
        return;
      default:
        this.children(node, scope, depth);
    }
  }

  private noteEach(node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>, scope: Scope): void {
    const callee = bare(node.callee);
    const [first] = node.arguments;
    if (
      callee.type === 'MemberExpression' &&
      first &&
      isFunction(first) &&
      eachMethods.test(lastName(callee))
    )
      this.eachOf.set(first, { node: callee.object, scope });
  }

  private patternDefaults(pattern: Node, scope: Scope, depth: number): void {
    if (pattern.type === 'AssignmentPattern') this.visit(pattern.right, scope, depth + 1, null);
    else if (pattern.type === 'ObjectPattern')
      for (const property of pattern.properties)
        if (property.type === 'Property') this.patternDefaults(property.value, scope, depth + 1);
  }

  private functionOf(node: FunctionNode, scope: Scope, depth: number, name: string | null): Func {
    const body = this.inner(scope, null, scope.cls);
    const fn: Func = {
      name: node.id?.name ?? name ?? '',
      node,
      module: this.module,
      cls: scope.cls,
      scope: body,
      returns: [],
      arity: node.params.length,
    };
    body.fn = fn;
    this.module.functions.push(fn);
    this.module.functionOf.set(node, fn);
    const each = this.eachOf.get(node);
    if (node.type === 'FunctionDeclaration' && node.id)
      bind(scope, node.id.name).origins.push({ node, scope, path: [] });
    for (const [index, parameter] of node.params.entries()) {
      const rest = parameter.type === 'RestElement';
      if (each && index === 0) declareNames(parameter, body, { ...each, path: [], each: true });
      else declareNames(parameter, body, null, { fn, index, rest, path: [], fallback: null });
      this.patternDefaults(parameter, body, depth);
      if (parameter.type === 'TSParameterProperty' && scope.cls && parameter.parameter.type === 'Identifier')
        addField(scope.cls, parameter.parameter.name, { node: parameter.parameter, scope: body });
    }
    if (node.body === null) return fn;
    if (node.body.type !== 'BlockStatement') fn.returns.push({ node: node.body, scope: body });
    if (node.body.type === 'BlockStatement') this.children(node.body, body, depth + 1);
    else {
      this.literal(node.body, body, null);
      this.visit(node.body, body, depth + 1, null);
    }
    return fn;
  }

  private classOf(
    node: Extract<Node, { type: 'ClassDeclaration' | 'ClassExpression' }>,
    scope: Scope,
    depth: number,
    name: string | null,
  ): void {
    const cls: ClassInfo = {
      name: node.id?.name ?? name ?? '',
      module: this.module,
      methods: new Map(),
      getters: new Map(),
      fields: new Map(),
      superClass: node.superClass ? { node: node.superClass, scope } : null,
    };
    this.module.classOf.set(node, cls);
    if (node.id && node.type === 'ClassDeclaration')
      bind(scope, node.id.name).origins.push({ node, scope, path: [] });
    if (node.superClass) this.visit(node.superClass, scope, depth + 1, null);
    const own = this.inner(scope, scope.fn, cls);
    for (const member of node.body.body) {
      if (member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition') {
        const key = keyName(member.key, member.computed);
        const { value } = member;
        if (!isFunction(value)) continue;
        const fn = this.functionOf(value, own, depth + 1, key);
        if (key !== null) (member.kind === 'get' ? cls.getters : cls.methods).set(key, fn);
      } else if (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') {
        const key = keyName(member.key, member.computed);
        if (!member.value) continue;
        this.literal(member.value, own, key);
        if (isFunction(member.value)) {
          const fn = this.functionOf(member.value, own, depth + 1, key);
          if (key !== null) cls.methods.set(key, fn);
        } else {
          if (key !== null) addField(cls, key, { node: member.value, scope: own });
          this.visit(member.value, own, depth + 1, key);
        }
      } else this.children(member, own, depth + 1);
    }
  }

  private objectOf(node: Extract<Node, { type: 'ObjectExpression' }>, scope: Scope, depth: number): void {
    const keys = node.properties.flatMap((property) =>
      property.type === 'Property' ? (keyName(property.key, property.computed) ?? []) : [],
    );
    if (keys.some((key) => addressKeys.test(key)) && keys.some((key) => methodKeys.test(key)))
      this.module.specs.push({ node, scope });
    const own: Scope = { ...this.inner(scope, scope.fn, scope.cls), self: { node, scope } };
    this.children(node, own, depth);
  }

  private assignment(
    node: Extract<Node, { type: 'AssignmentExpression' }>,
    scope: Scope,
    depth: number,
  ): void {
    const target = bare(node.left);
    const name = lastName(target);
    this.pending.push({
      scope,
      target,
      value: { node: node.right, scope },
      appended: node.operator === '+=',
    });
    this.visit(node.right, scope, depth + 1, name || null);
    if (target.type === 'MemberExpression') this.visit(target.object, scope, depth + 1, null);
  }

  private literal(node: Node, scope: Scope, property: string | null): void {
    const text =
      node.type === 'Literal'
        ? typeof node.value === 'string'
          ? node.value
          : ''
        : node.type === 'TemplateLiteral'
          ? node.quasis.map(({ value }) => value.raw).join('')
          : '';
    if (text.includes('rest/') && !this.seen.has(node)) {
      this.seen.add(node);
      this.module.literals.push({ expr: { node, scope }, property });
    }
  }
}
