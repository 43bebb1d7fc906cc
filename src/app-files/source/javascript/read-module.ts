import {
  type ArrowFunctionExpression,
  type Node,
  type Function as PlainFunction,
  parseSync,
} from 'oxc-parser';
import { lineFinder, scriptBlocks } from '../source-file.ts';
import type { Binding, ClassInfo, Expr, Func, Module, Origin, Parameter, Scope } from './module.ts';
import { lookUp } from './module.ts';
import { nestsTooDeep } from './nesting.ts';
import { bare, childrenOf, isNode, keyName, lastName } from './syntax.ts';

/** Deeper nesting than any person writes; what lies below is not looked at. */
const deepest = 500;
const addressKeys = /^(?:url|uri|path|endpoint|pathname|urlPath)$/;
const methodKeys = /^(?:method|type|httpMethod|verb)$/;
const eachMethods = /^(?:map|forEach|filter|flatMap|some|every|find|reduce)$/;

interface Pending {
  readonly scope: Scope;
  readonly target: Node;
  readonly value: Expr;
  readonly appended: boolean;
}

type FunctionNode = PlainFunction | ArrowFunctionExpression;

const isFunction = (node: Node): node is FunctionNode =>
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression';

/** The language that the parser is told, by the name of the file. */
const languageFor = (path: string, text: string): 'ts' | 'tsx' | 'jsx' => {
  if (/\.(?:vue|svelte)$/i.test(path)) return /lang=["']tsx?["']/.test(text) ? 'ts' : 'jsx';
  if (/\.[cm]?ts$/i.test(path)) return 'ts';
  return /\.tsx$/i.test(path) ? 'tsx' : 'jsx';
};

/** Parses one file and notes what a scanner asks for: names and their origins, functions, classes, calls. */
export const readModule = (path: string, source: string): Module | null => {
  const text = /\.(?:vue|svelte)$/i.test(path) ? scriptBlocks(source) : source;
  if (nestsTooDeep(text)) return null;
  const program = parsed(path, text, languageFor(path, source));
  if (program === null) return null;
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
    lineOf: lineFinder(text),
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
  new Reader(module).read(program);
  return module;
};

const parsed = (path: string, text: string, lang: 'ts' | 'tsx' | 'jsx'): Node | null => {
  for (const attempt of lang === 'jsx' ? (['jsx', 'tsx'] as const) : ([lang] as const)) {
    const result = parseSync(path, text, { lang: attempt, astType: attempt === 'jsx' ? 'js' : 'ts' });
    const { program } = result;
    if (program.body.length > 0 || result.errors.length === 0) return program;
  }
  return null;
};

class Reader {
  private readonly pending: Pending[] = [];
  private readonly seen = new Set<Node>();
  /** Functions handed to `map`, `forEach` …, with the list whose elements they get. */
  private readonly eachOf = new Map<Node, Expr>();
  private readonly module: Module;

  constructor(module: Module) {
    this.module = module;
  }

  read(program: Node): void {
    this.children(program, this.module.root, 0);
    for (const pending of this.pending) this.assign(pending);
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
        this.declareNames(node.id, scope, node.init ? { node: node.init, scope, path: [] } : null);
        this.patternDefaults(node.id, scope, depth);
        if (node.init)
          this.visit(node.init, scope, depth + 1, node.id.type === 'Identifier' ? node.id.name : null);
        return;
      case 'ClassDeclaration':
      case 'ClassExpression':
        this.classOf(node, scope, depth, name);
        return;
      case 'TSEnumDeclaration':
        this.bind(scope, node.id.name).origins.push({ node, scope, path: [] });
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
        if (node.param) this.declareNames(node.param, own, null);
        this.visit(node.body, own, depth + 1, null);
        return;
      }
      case 'ForOfStatement':
      case 'ForInStatement': {
        const own = this.inner(scope, scope.fn, scope.cls);
        if (node.left.type === 'VariableDeclaration')
          for (const { id } of node.left.declarations)
            this.declareNames(
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
        this.importOf(node, scope);
        return;
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportDefaultDeclaration':
        this.exportOf(node, scope, depth);
        return;
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

  private bind(
    scope: Scope,
    name: string,
    special: Partial<Pick<Binding, 'parameter' | 'imported'>> = {},
  ): Binding {
    const before = scope.names.get(name);
    if (before !== undefined) return before;
    const binding: Binding = {
      name,
      module: this.module,
      origins: [],
      properties: new Map(),
      parameter: special.parameter ?? null,
      imported: special.imported ?? null,
    };
    scope.names.set(name, binding);
    return binding;
  }

  /** Declares the names of a pattern; `origin` is what the whole of it is taken from. */
  private declareNames(
    pattern: Node,
    scope: Scope,
    origin: Origin | null,
    parameter: Parameter | null = null,
    path: readonly (string | number)[] = [],
    depth = 0,
  ): void {
    if (depth > 20) return;
    const inside = (part: Node, step?: string | number, to: Parameter | null = parameter): void =>
      this.declareNames(part, scope, origin, to, step === undefined ? path : [...path, step], depth + 1);
    switch (pattern.type) {
      case 'Identifier': {
        const binding = this.bind(scope, pattern.name, { parameter: parameter && { ...parameter, path } });
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
          this.bind(scope, pattern.left.name).origins.push({ ...fallback, path: [] });
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
      this.bind(scope, node.id.name).origins.push({ node, scope, path: [] });
    for (const [index, parameter] of node.params.entries()) {
      const rest = parameter.type === 'RestElement';
      if (each && index === 0) this.declareNames(parameter, body, { ...each, path: [], each: true });
      else this.declareNames(parameter, body, null, { fn, index, rest, path: [], fallback: null });
      this.patternDefaults(parameter, body, depth);
      if (parameter.type === 'TSParameterProperty' && scope.cls && parameter.parameter.type === 'Identifier')
        this.field(scope.cls, parameter.parameter.name, { node: parameter.parameter, scope: body });
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

  private field(cls: ClassInfo, name: string, value: Expr): void {
    cls.fields.set(name, [...(cls.fields.get(name) ?? []), value]);
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
      this.bind(scope, node.id.name).origins.push({ node, scope, path: [] });
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
          if (key !== null) this.field(cls, key, { node: member.value, scope: own });
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

  private assign({ scope, target, value, appended }: Pending): void {
    if (target.type === 'Identifier') {
      const binding = lookUp(scope, target.name);
      if (binding !== null) binding.origins.push({ ...value, path: [], appended });
      return;
    }
    if (
      target.type === 'ObjectPattern' ||
      target.type === 'ArrayPattern' ||
      target.type !== 'MemberExpression'
    )
      return;
    const key = keyName(target.property, target.computed);
    if (key === null) return;
    const object = bare(target.object);
    if (object.type === 'ThisExpression') {
      if (scope.cls) this.field(scope.cls, key, value);
      return;
    }
    if (object.type === 'MemberExpression') {
      const parts = [lastName(object.object), keyName(object.property, object.computed) ?? ''];
      if (parts[0] === 'module' && parts[1] === 'exports')
        this.module.exports.set(key, { kind: 'value', value });
      return;
    }
    if (object.type !== 'Identifier') return;
    if (object.name === 'module' && key === 'exports') this.module.commonExports.push(value);
    else if (object.name === 'exports') this.module.exports.set(key, { kind: 'value', value });
    else {
      const properties = lookUp(scope, object.name)?.properties;
      properties?.set(key, [...(properties.get(key) ?? []), value]);
    }
  }

  private importOf(node: Extract<Node, { type: 'ImportDeclaration' }>, scope: Scope): void {
    if (node.importKind === 'type') return;
    const from = node.source.value;
    for (const specifier of node.specifiers) {
      const imported =
        specifier.type === 'ImportSpecifier'
          ? nameOfExport(specifier.imported)
          : specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : '*';
      this.bind(scope, specifier.local.name, { imported: { from, name: imported } });
      this.module.imports.push({ from, name: imported, local: specifier.local.name });
    }
  }

  private exportOf(
    node: Extract<
      Node,
      { type: 'ExportNamedDeclaration' | 'ExportAllDeclaration' | 'ExportDefaultDeclaration' }
    >,
    scope: Scope,
    depth: number,
  ): void {
    const { exports } = this.module;
    if (node.type === 'ExportAllDeclaration') {
      const name = node.exported ? nameOfExport(node.exported) : null;
      if (name === null) this.module.starsFrom.push(node.source.value);
      else exports.set(name, { kind: 'from', from: node.source.value, name: '*' });
      return;
    }
    if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      exports.set('default', { kind: 'value', value: { node: declaration, scope } });
      this.visit(declaration, scope, depth + 1, 'default');
      return;
    }
    for (const { local, exported } of node.specifiers)
      exports.set(
        nameOfExport(exported),
        node.source
          ? { kind: 'from', from: node.source.value, name: nameOfExport(local) }
          : { kind: 'local', name: nameOfExport(local) },
      );
    const { declaration } = node;
    if (!declaration) return;
    this.visit(declaration, scope, depth + 1, null);
    if (declaration.type === 'VariableDeclaration')
      for (const { id } of declaration.declarations)
        for (const name of namesOf(id)) exports.set(name, { kind: 'local', name });
    else if ('id' in declaration && declaration.id?.type === 'Identifier')
      exports.set(declaration.id.name, { kind: 'local', name: declaration.id.name });
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

const nameOfExport = (name: Node): string =>
  name.type === 'Identifier' ? name.name : name.type === 'Literal' ? String(name.value) : '';

const namesOf = (pattern: Node): string[] => {
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
