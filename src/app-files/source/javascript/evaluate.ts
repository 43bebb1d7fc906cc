import type { Node } from 'oxc-parser';
import {
  type Binding,
  type ClassInfo,
  type Expr,
  type Func,
  lookUp,
  type Module,
  type Parameter,
  type Scope,
  type Site,
} from './module.ts';
import { addressMakers, senderParts, sendsByName } from './names.ts';
import type { Project } from './project.ts';
import { joinedWithSlashes, resolvedAgainst, textMethod, urlMember } from './strings.ts';
import { bare, keyName, lastName } from './syntax.ts';
import { asText, distinct, type Env, joined, paramsOf, text, unknown, type Value } from './value.ts';

/** Expressions inside of expressions, names of names: deeper than any address is built. */
const deepest = 60;
/** Calls of the app's own functions inside of one expression. */
const deepestCalls = 6;
/** Steps for one question: a hostile file gets no more. */
const mostSteps = 6_000;

const passing = /^(?:route|assumeTrustedRoute|encodeURI|String|decodeURI|Object|cleanUrl)$/;
const encoding = /^(?:encodeURIComponent|escape|JSON|Number|parseInt)$/;

/** Reads expressions without running them: what texts, objects and functions they may come to. */
export class Evaluator {
  private steps = 0;
  private calls = 0;
  private readonly busy = new Set<Binding>();
  private readonly known = new Map<Binding, readonly Value[]>();
  private readonly given = new Map<Site, readonly (readonly Value[])[]>();
  private readonly project: Project;

  constructor(project: Project) {
    this.project = project;
  }

  /** The values an expression may have; never empty. */
  values(expr: Expr, env: Env | null): readonly Value[] {
    this.steps = 0;
    this.calls = 0;
    this.busy.clear();
    return this.evaluate(expr.node, expr.scope, env, 0);
  }

  /** A property of values, as the source states it; `nothing` where an object is known not to have it. */
  property(values: readonly Value[], name: string): readonly Value[] {
    this.steps = 0;
    this.calls = 0;
    return this.memberOf(values, name, 0);
  }

  /** The functions an expression may stand for. */
  functions(expr: Expr, env: Env | null): Func[] {
    return this.values(expr, env).flatMap((value) => (value.kind === 'function' ? [value.fn] : []));
  }

  /** The parameters of a function, each with what a call gives it. */
  bind(fn: Func, args: readonly (readonly Value[])[], outer: Env | null): Env {
    const values = new Map<Binding, readonly Value[]>();
    const env: Env = { values, outer };
    for (const binding of fn.scope.names.values())
      if (binding.parameter?.fn === fn) values.set(binding, this.givenFor(binding.parameter, args, env));
    return env;
  }

  /** What the arguments of a call come to. */
  argumentsOf(site: Site, env: Env | null): readonly (readonly Value[])[] {
    const before = env === null ? this.given.get(site) : undefined;
    if (before !== undefined) return before;
    this.steps = 0;
    this.calls = 0;
    const args = this.arguments(site.node, site.scope, env, 0);
    if (env === null) this.given.set(site, args);
    return args;
  }

  private givenFor(parameter: Parameter, args: readonly (readonly Value[])[], env: Env): readonly Value[] {
    const { index, rest, path, fallback } = parameter;
    let values: readonly Value[] = rest
      ? [{ kind: 'list', items: args.slice(index) }]
      : (args[index] ?? [{ kind: 'nothing' }]);
    for (const step of path)
      values = typeof step === 'number' ? this.elements(values, step) : this.memberOf(values, step, 1);
    if (fallback === null || !values.some(({ kind }) => kind === 'nothing')) return values;
    return distinct([
      ...values.filter(({ kind }) => kind !== 'nothing'),
      ...this.evaluate(fallback.node, fallback.scope, env, 1),
    ]);
  }

  private evaluate(given: Node, scope: Scope, env: Env | null, depth: number): readonly Value[] {
    this.steps += 1;
    if (depth > deepest || this.steps > mostSteps) return [unknown('value')];
    const node = bare(given);
    const next = (child: Node): readonly Value[] => this.evaluate(child, scope, env, depth + 1);
    switch (node.type) {
      case 'Literal':
        return node.value === null
          ? [{ kind: 'nothing' }]
          : typeof node.value === 'string' || typeof node.value === 'number'
            ? [text(String(node.value))]
            : [unknown('value')];
      case 'TemplateLiteral':
        return this.template(node, next);
      case 'TaggedTemplateExpression':
        return this.template(node.quasi, next);
      case 'BinaryExpression':
        return node.operator === '+' ? joined([next(node.left), next(node.right)]) : [unknown('value')];
      case 'ConditionalExpression':
        return distinct([...next(node.consequent), ...next(node.alternate)]);
      case 'LogicalExpression':
        return this.either(node.operator, next(node.left), () => next(node.right));
      case 'SequenceExpression':
        return node.expressions.at(-1) ? next(node.expressions.at(-1) ?? node) : [unknown('value')];
      case 'AssignmentExpression':
        return next(node.right);
      case 'AssignmentPattern':
        return next(node.right);
      case 'Identifier':
        return this.identifier(node.name, scope, env, depth);
      case 'ThisExpression':
        if (scope.cls) return [{ kind: 'instance', cls: scope.cls }];
        return scope.self
          ? this.evaluate(scope.self.node, scope.self.scope, null, depth + 1)
          : [unknown('this')];
      case 'Super':
        return scope.cls?.superClass
          ? this.instances(
              this.evaluate(scope.cls.superClass.node, scope.cls.superClass.scope, env, depth + 1),
            )
          : [unknown('super')];
      case 'ObjectExpression':
        return [{ kind: 'object', node, at: { node, scope }, env, binding: null }];
      case 'TSEnumDeclaration':
        return [{ kind: 'object', node, at: { node, scope }, env, binding: null }];
      case 'ArrayExpression':
        return [
          {
            kind: 'list',
            items: node.elements.slice(0, 200).flatMap((element) => this.items(element, next)),
          },
        ];
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        const fn = scope.module.functionOf.get(node);
        return fn ? [{ kind: 'function', fn, env }] : [unknown('value')];
      }
      case 'ClassDeclaration':
      case 'ClassExpression': {
        const cls = scope.module.classOf.get(node);
        return cls ? [{ kind: 'class', cls }] : [unknown('value')];
      }
      case 'MemberExpression':
        return this.member(node, scope, env, depth);
      case 'CallExpression':
        return this.call(node, scope, env, depth);
      case 'NewExpression':
        return this.construction(node, scope, env, depth);
      case 'ImportExpression':
        return node.source.type === 'Literal'
          ? this.moduleNamed(scope.module, String(node.source.value))
          : [unknown('value')];
      default:
        return [unknown('value')];
    }
  }

  private items(
    element: Extract<Node, { type: 'ArrayExpression' }>['elements'][number],
    next: (child: Node) => readonly Value[],
  ): (readonly Value[])[] {
    if (element === null) return [[unknown('value')]];
    if (element.type !== 'SpreadElement') return [next(element)];
    const spread = next(element.argument);
    const lists = spread.flatMap((value) => (value.kind === 'list' ? [value.items] : []));
    return lists[0] ? [...lists[0]] : [[unknown('value', paramsOf(spread))]];
  }

  private template(
    node: Extract<Node, { type: 'TemplateLiteral' }>,
    next: (child: Node) => readonly Value[],
  ): readonly Value[] {
    const parts: (readonly Value[])[] = [];
    for (const [index, quasi] of node.quasis.entries()) {
      parts.push([text(quasi.value.cooked ?? quasi.value.raw)]);
      const expression = node.expressions[index];
      if (expression) parts.push(next(expression));
    }
    return joined(parts);
  }

  private either(
    operator: '&&' | '||' | '??',
    left: readonly Value[],
    right: () => readonly Value[],
  ): readonly Value[] {
    if (operator === '&&') return right();
    const sure = left.every(
      (value) =>
        value.kind !== 'nothing' && value.kind !== 'unknown' && !(value.kind === 'text' && value.text === ''),
    );
    if (sure) return left;
    const known = left.filter((value) => value.kind !== 'nothing');
    return distinct([...known, ...right()]);
  }

  private identifier(name: string, scope: Scope, env: Env | null, depth: number): readonly Value[] {
    if (name === 'undefined') return [{ kind: 'nothing' }];
    const binding = lookUp(scope, name);
    if (binding === null) return [{ kind: 'external', from: '', name }];
    return this.bound(binding, env, depth);
  }

  private bound(binding: Binding, env: Env | null, depth: number): readonly Value[] {
    for (let here = env; here !== null; here = here.outer) {
      const given = here.values.get(binding);
      if (given !== undefined) return given;
    }
    if (binding.imported)
      return this.imported(binding.module, binding.imported.from, binding.imported.name, depth);
    if (binding.parameter) return this.parameter(binding);
    const remembered = env === null ? this.known.get(binding) : undefined;
    if (remembered !== undefined) return remembered;
    if (this.busy.has(binding)) return [unknown(binding.name)];
    this.busy.add(binding);
    const before = this.steps;
    const values = this.fromOrigins(binding, env, depth);
    this.busy.delete(binding);
    if (env === null && this.busy.size === 0 && this.steps < mostSteps && before < this.steps)
      this.known.set(binding, values);
    return values;
  }

  private parameter(binding: Binding): readonly Value[] {
    return [unknown(binding.name, new Set([binding]))];
  }

  private fromOrigins(binding: Binding, env: Env | null, depth: number): readonly Value[] {
    let values: readonly Value[] = [];
    for (const origin of binding.origins.slice(0, 40)) {
      let here = this.evaluate(origin.node, origin.scope, env, depth + 1);
      if (origin.each) here = this.elements(here);
      for (const step of origin.path)
        here = typeof step === 'number' ? this.elements(here, step) : this.memberOf(here, step, depth + 1);
      values = origin.appended
        ? distinct([...values, ...joined([values.length > 0 ? values : [text('')], here])])
        : distinct([...values, ...here]);
    }
    if (values.length === 0) return [unknown(binding.name)];
    if (binding.properties.size === 0) return values;
    return values.map((value) => (value.kind === 'object' ? { ...value, binding } : value));
  }

  private elements(values: readonly Value[], index?: number): readonly Value[] {
    const found = values.flatMap((value) =>
      value.kind === 'list'
        ? index === undefined
          ? value.items.flat()
          : (value.items[index] ?? [])
        : value.kind === 'unknown'
          ? [value]
          : [],
    );
    return found.length > 0 ? distinct(found) : [unknown('value')];
  }

  private imported(module: Module, from: string, name: string, depth: number): readonly Value[] {
    const target = this.project.resolve(module, from);
    if (target === null) return [{ kind: 'external', from, name }];
    return name === '*' ? [{ kind: 'module', module: target }] : this.exported(target, name, depth + 1);
  }

  private moduleNamed(module: Module, from: string): readonly Value[] {
    const target = this.project.resolve(module, from);
    return target ? [{ kind: 'module', module: target }] : [{ kind: 'external', from, name: '*' }];
  }

  private exported(module: Module, name: string, depth: number): readonly Value[] {
    if (depth > deepest) return [unknown(name)];
    const entry = module.exports.get(name);
    if (entry !== undefined)
      switch (entry.kind) {
        case 'value':
          return this.evaluate(entry.value.node, entry.value.scope, null, depth + 1);
        case 'from':
          return this.imported(module, entry.from, entry.name, depth + 1);
        case 'local':
          return this.identifier(entry.name, module.root, null, depth + 1);
      }
    for (const from of module.starsFrom) {
      const target = this.project.resolve(module, from);
      if (target && target !== module && (target.exports.has(name) || target.starsFrom.length > 0)) {
        const found = this.exported(target, name, depth + 8);
        if (found.some(({ kind }) => kind !== 'unknown')) return found;
      }
    }
    const common = module.commonExports.flatMap((expr) =>
      this.evaluate(expr.node, expr.scope, null, depth + 1),
    );
    if (common.length > 0) return name === 'default' ? common : this.memberOf(common, name, depth + 1);
    return [unknown(name)];
  }

  private member(
    node: Extract<Node, { type: 'MemberExpression' }>,
    scope: Scope,
    env: Env | null,
    depth: number,
  ): readonly Value[] {
    const object = this.evaluate(node.object, scope, env, depth + 1);
    const key = keyName(node.property, node.computed);
    if (key !== null) return this.memberOf(object, key, depth + 1);
    const keys = this.evaluate(node.property, scope, env, depth + 1);
    if (keys.every((value) => value.kind === 'text' && !value.text.includes('\uE000')))
      return distinct(
        keys.flatMap((value) => (value.kind === 'text' ? this.memberOf(object, value.text, depth + 1) : [])),
      );
    // Any of its properties may be meant.
    const all = object.flatMap((value) =>
      value.kind === 'object'
        ? this.allOf(value, depth + 1)
        : value.kind === 'list'
          ? value.items.flat()
          : [],
    );
    return all.length > 0 ? distinct(all) : [unknown('value', paramsOf([...object, ...keys]))];
  }

  private memberOf(values: readonly Value[], name: string, depth: number): readonly Value[] {
    if (depth > deepest) return [unknown(name)];
    return distinct(values.flatMap((value) => this.memberOfOne(value, name, depth + 1)));
  }

  private memberOfOne(value: Value, name: string, depth: number): readonly Value[] {
    switch (value.kind) {
      case 'object':
        return this.propertyOf(value, name, depth);
      case 'class':
      case 'instance':
        return this.classMember(value.cls, name, depth, 0);
      case 'module': {
        const found = this.exported(value.module, name, depth + 1);
        return name === 'default' && found.every(({ kind }) => kind === 'unknown')
          ? [{ kind: 'module', module: value.module }]
          : found;
      }
      case 'external':
        return [{ kind: 'external', from: value.from, name: name === 'default' ? value.name : name }];
      case 'text':
        return [urlMember(value, name) ?? unknown(name, value.params)];
      case 'list':
        return [unknown(name)];
      case 'unknown':
        return [unknown(name, value.params)];
      case 'nothing':
        return [{ kind: 'nothing' }];
      case 'function':
      case 'client':
        return [unknown(name)];
    }
  }

  private propertyOf(
    value: Extract<Value, { kind: 'object' }>,
    name: string,
    depth: number,
  ): readonly Value[] {
    const { scope } = value.at;
    const found: Value[] = [];
    for (const { node } of (value.binding?.properties.get(name) ?? []).map((expr) => expr))
      found.push(...this.evaluate(node, scope, value.env, depth + 1));
    if (value.node.type === 'TSEnumDeclaration') {
      for (const member of value.node.body.members)
        if (keyName(member.id, member.computed) === name && member.initializer)
          found.push(...this.evaluate(member.initializer, scope, value.env, depth + 1));
      return found.length > 0 ? found : [unknown(name)];
    }
    let open: Value | null = null;
    for (const property of [...value.node.properties].reverse()) {
      if (property.type === 'Property') {
        if (keyName(property.key, property.computed) !== name) continue;
        const own =
          property.kind === 'get'
            ? this.resultOf(this.evaluate(property.value, scope, value.env, depth + 1), [], name, depth + 1)
            : this.evaluate(property.value, scope, value.env, depth + 1);
        return distinct([...found, ...own, ...(open ? [open] : [])]);
      }
      const spread = this.evaluate(property.argument, scope, value.env, depth + 1);
      const inside = this.memberOf(spread, name, depth + 1);
      if (inside.every(({ kind }) => kind !== 'nothing' && kind !== 'unknown'))
        return distinct([...found, ...inside]);
      const maybe = inside.find(({ kind }) => kind === 'unknown');
      if (maybe) open = maybe;
      found.push(...inside.filter(({ kind }) => kind !== 'nothing' && kind !== 'unknown'));
    }
    if (open) found.push(open);
    return found.length > 0 ? found : [{ kind: 'nothing' }];
  }

  private allOf(value: Extract<Value, { kind: 'object' }>, depth: number): readonly Value[] {
    const { scope } = value.at;
    if (value.node.type === 'TSEnumDeclaration')
      return value.node.body.members.flatMap(({ initializer }) =>
        initializer ? this.evaluate(initializer, scope, value.env, depth + 1) : [],
      );
    return value.node.properties.flatMap((property) =>
      property.type === 'Property' ? this.evaluate(property.value, scope, value.env, depth + 1) : [],
    );
  }

  private classMember(cls: ClassInfo, name: string, depth: number, height: number): readonly Value[] {
    if (height > 8) return [unknown(name)];
    const method = cls.methods.get(name);
    if (method) return [{ kind: 'function', fn: method, env: null }];
    const getter = cls.getters.get(name);
    if (getter)
      return distinct(
        getter.returns.flatMap(({ node, scope }) => this.evaluate(node, scope, null, depth + 1)),
      );
    const fields = cls.fields.get(name);
    if (fields) {
      const values = fields.flatMap(({ node, scope }) => this.evaluate(node, scope, null, depth + 1));
      // What a constructor was given is not a parameter of the method that reads it.
      return distinct(values.map((value) => forgetting(value, name)));
    }
    if (cls.superClass) {
      const { node, scope } = cls.superClass;
      for (const value of this.evaluate(node, scope, null, depth + 1))
        if (value.kind === 'class') return this.classMember(value.cls, name, depth + 1, height + 1);
    }
    return [unknown(name)];
  }

  private instances(values: readonly Value[]): readonly Value[] {
    return values.map((value) => (value.kind === 'class' ? { kind: 'instance', cls: value.cls } : value));
  }

  private arguments(
    node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>,
    scope: Scope,
    env: Env | null,
    depth: number,
  ): (readonly Value[])[] {
    const given: (readonly Value[])[] = [];
    for (const argument of node.arguments.slice(0, 12))
      if (argument.type === 'SpreadElement') {
        const [list] = this.evaluate(argument.argument, scope, env, depth + 1);
        if (list?.kind === 'list') given.push(...list.items);
        else given.push([unknown('value', list ? paramsOf([list]) : undefined)]);
      } else given.push(this.evaluate(argument, scope, env, depth + 1));
    return given;
  }

  private call(
    node: Extract<Node, { type: 'CallExpression' }>,
    scope: Scope,
    env: Env | null,
    depth: number,
  ): readonly Value[] {
    const name = lastName(node.callee);
    if (encoding.test(name)) return [unknown(nameOfArgument(node) ?? 'value')];
    const [first] = node.arguments;
    if (name === 'require' && first?.type === 'Literal')
      return this.moduleNamed(scope.module, String(first.value));
    const args = this.arguments(node, scope, env, depth + 1);
    if (passing.test(name) && args[0]) return args[0];
    const callee = bare(node.callee);
    if (callee.type === 'MemberExpression') {
      const receiver = this.evaluate(callee.object, scope, env, depth + 1);
      const made = this.methodResult(receiver, name, args);
      if (made !== null) return made;
    }
    if (name === 'urljoin' || name === 'urlJoin' || name === 'joinUrl')
      return [joinedWithSlashes(args.flatMap(([one]) => one ?? []))];
    if (sendsByName(name)) return [unknown(name)];
    const functions = this.evaluate(node.callee, scope, env, depth + 1);
    if (functions.some(({ kind }) => kind === 'function'))
      return this.resultOf(functions, args, name, depth + 1);
    const client = clientOf(functions, name, args, (values, key) => this.memberOf(values, key, depth + 1));
    if (client) return [client];
    return this.passedThrough(args, name);
  }

  /** Methods of texts and lists. */
  private methodResult(
    receiver: readonly Value[],
    name: string,
    args: readonly (readonly Value[])[],
  ): readonly Value[] | null {
    const made = receiver.flatMap((value): readonly Value[] => {
      if (value.kind === 'text') {
        const result = textMethod(value, name, args);
        return result ? [result] : [];
      }
      if (value.kind === 'list' && name === 'join') {
        const [separator] = args[0] ?? [];
        const between = separator?.kind === 'text' ? separator : text(',');
        return joined(value.items.flatMap((item, index) => (index === 0 ? [item] : [[between], item])));
      }
      if (value.kind === 'list' && (name === 'filter' || name === 'concat' || name === 'slice'))
        return [value];
      if (value.kind === 'external' && name === 'join' && /^(?:node:)?(?:path|posix|url)$/.test(value.from))
        return [joinedWithSlashes(args.flatMap(([one]) => one ?? []))];
      if (value.kind === 'external' && name === 'resolve' && /^(?:node:)?url$/.test(value.from)) {
        const [base] = args[0] ?? [];
        const [path] = args[1] ?? [];
        return base && path ? [resolvedAgainst(asText(path), asText(base))] : [];
      }
      return [];
    });
    return made.length > 0 ? distinct(made) : null;
  }

  /** What functions return for arguments; read without running, so loops and conditions count as taken. */
  private resultOf(
    functions: readonly Value[],
    args: readonly (readonly Value[])[],
    name: string,
    depth: number,
  ): readonly Value[] {
    if (this.calls > 200 || depth > deepest) return [unknown('value')];
    this.calls += 1;
    const results = functions.flatMap((value) => {
      if (value.kind !== 'function' || depth > deepestCalls * 8) return [];
      const bound = this.bind(value.fn, args, value.env);
      return value.fn.returns
        .slice(0, 12)
        .flatMap(({ node, scope }) => this.evaluate(node, scope, bound, depth + 4));
    });
    const said = results.filter(({ kind }) => kind !== 'unknown' && kind !== 'nothing');
    const useful = said.length > 0 ? said : results;
    // The body says nothing about texts: whoever is given an address most often gives it back.
    return useful.some(({ kind }) => kind !== 'unknown' && kind !== 'nothing')
      ? distinct(useful)
      : this.passedThrough(args, name);
  }

  /** A function that cannot be looked into: given an address, it is taken to give the address back. */
  private passedThrough(args: readonly (readonly Value[])[], name: string): readonly Value[] {
    const addresses =
      !addressMakers.test(name) || senderParts.test(name)
        ? []
        : args.flat().filter((value) => value.kind === 'text' && value.text.includes('rest/'));
    if (addresses.length > 0) return distinct(addresses);
    return [unknown(name, paramsOf(args.flat()))];
  }

  private construction(
    node: Extract<Node, { type: 'NewExpression' }>,
    scope: Scope,
    env: Env | null,
    depth: number,
  ): readonly Value[] {
    const name = lastName(node.callee);
    const args = this.arguments(node, scope, env, depth + 1);
    if (name === 'URL') {
      const base = args[1];
      return distinct(
        (args[0] ?? []).flatMap((path) =>
          base ? base.map((one) => resolvedAgainst(asText(path), asText(one))) : [asText(path)],
        ),
      );
    }
    const made = this.instances(this.evaluate(node.callee, scope, env, depth + 1));
    return made.some(({ kind }) => kind === 'instance') ? made : [unknown(name, paramsOf(args.flat()))];
  }
}

const forgetting = (value: Value, name: string): Value =>
  value.kind === 'unknown'
    ? unknown(name)
    : value.kind === 'text' && value.params.size > 0
      ? text(value.text)
      : value;

const nameOfArgument = (node: Extract<Node, { type: 'CallExpression' }>): string | null => {
  const [first] = node.arguments;
  return first ? lastName(first) || null : null;
};

/** `axios.create({ baseURL })`, `got.extend({ prefixUrl })`, `request.defaults({ baseUrl })`. */
const clientOf = (
  callee: readonly Value[],
  name: string,
  args: readonly (readonly Value[])[],
  memberOf: (values: readonly Value[], key: string) => readonly Value[],
): Value | null => {
  if (!/^(?:create|extend|defaults)$/.test(name) || !callee.some(({ kind }) => kind === 'external'))
    return null;
  const base = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix']
    .flatMap((key) => memberOf(args[0] ?? [], key))
    .filter(({ kind }) => kind !== 'nothing');
  return { kind: 'client', base: base.length > 0 ? base : [text('')] };
};
