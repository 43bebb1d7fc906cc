import { hole } from '../rest-path.ts';
import { childrenOf, type PythonModule, type SyntaxNode } from './read-python.ts';

/** Texts an expression may come to, with holes; null: it is no text. `open`: parameters it hangs on. */
export interface PythonTexts {
  readonly texts: readonly string[];
  readonly open: ReadonlySet<string>;
}

/** Parameters of a function while one of its calls is read. */
export type PythonEnv = ReadonlyMap<string, PythonTexts>;

const deepest = 40;
const mostTexts = 12;
const longest = 2_000;
const none: ReadonlySet<string> = new Set();

const unknown = (name: string): PythonTexts => ({ texts: [hole(name)], open: none });

const joined = (parts: readonly PythonTexts[]): PythonTexts => {
  let texts = [''];
  for (const part of parts)
    texts = texts
      .flatMap((left) => part.texts.map((right) => (left + right).slice(0, longest)))
      .slice(0, mostTexts);
  return { texts, open: new Set(parts.flatMap(({ open }) => [...open])) };
};

const either = (parts: readonly PythonTexts[]): PythonTexts => ({
  texts: [...new Set(parts.flatMap(({ texts }) => texts))].slice(0, mostTexts),
  open: new Set(parts.flatMap(({ open }) => [...open])),
});

/** The inside of a string literal, whatever its prefix and quotes. */
const inside = (literal: string): string => {
  const start = literal.search(/["']/);
  const quote = literal.slice(start, start + 3);
  const width = quote === '"""' || quote === "'''" ? 3 : 1;
  return literal.slice(start + width, literal.length - width);
};

/** Methods that leave an address what it is, as far as its path goes. */
const neutral =
  /^(?:strip|rstrip|lstrip|lower|format|format_map|replace|encode|decode|removesuffix|removeprefix|geturl|human_repr)$/;
const joining = /^(?:urljoin|join|join_url|url_join|build_url|posixpath\.join)$/;

/** Reads expressions of Python without running them. */
export class PythonEvaluator {
  private steps = 0;
  private readonly modules: readonly PythonModule[];

  constructor(modules: readonly PythonModule[]) {
    this.modules = modules;
  }

  texts(node: SyntaxNode, module: PythonModule, env: PythonEnv, parameters: readonly string[]): PythonTexts {
    this.steps = 0;
    return this.evaluate(node, module, env, parameters, 0);
  }

  private evaluate(
    node: SyntaxNode,
    module: PythonModule,
    env: PythonEnv,
    parameters: readonly string[],
    depth: number,
  ): PythonTexts {
    this.steps += 1;
    if (depth > deepest || this.steps > 3_000) return unknown('value');
    const next = (child: SyntaxNode): PythonTexts => this.evaluate(child, module, env, parameters, depth + 1);
    const words = module.text.slice(node.from, node.to);
    const parts = childrenOf(node);
    switch (node.name) {
      case 'String':
        return { texts: [inside(words)], open: none };
      case 'FormatString':
        return this.formatted(node, module, next);
      case 'ContinuedString':
        return joined(parts.map(next));
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
        return parts[1] ? next(parts[1]) : unknown('value');
      case 'ConditionalExpression':
        return parts[0] && parts[4] ? either([next(parts[0]), next(parts[4])]) : unknown('value');
      case 'BinaryExpression': {
        const [left, operator, right] = parts;
        if (!left || !operator || !right) return unknown('value');
        const sign = module.text.slice(operator.from, operator.to);
        if (sign === '+' || sign === '/') {
          const between = sign === '/' ? [{ texts: ['/'], open: none }] : [];
          return joined([next(left), ...between, next(right)]);
        }
        return sign === 'or' ? either([next(left), next(right)]) : next(left);
      }
      case 'VariableName':
        return this.named(words, module, env, parameters, depth);
      case 'MemberExpression': {
        const last = node.lastChild;
        const key = last ? module.text.slice(last.from, last.to) : '';
        return this.named(words.replace(/^(?:self|cls)\./, ''), module, env, parameters, depth, key);
      }
      case 'CallExpression':
        return this.called(node, module, env, parameters, depth, next);
      default:
        return unknown('value');
    }
  }

  private formatted(
    node: SyntaxNode,
    module: PythonModule,
    next: (child: SyntaxNode) => PythonTexts,
  ): PythonTexts {
    const literal = module.text.slice(node.from, node.to);
    const start = literal.search(/["']/);
    const width = /^("""|''')/.test(literal.slice(start)) ? 3 : 1;
    const parts: PythonTexts[] = [];
    let at = node.from + start + width;
    for (const child of childrenOf(node)) {
      if (child.name !== 'FormatReplacement') continue;
      parts.push({ texts: [module.text.slice(at, child.from)], open: none });
      const value = childrenOf(child)[1];
      parts.push(value ? next(value) : unknown('value'));
      at = child.to;
    }
    parts.push({ texts: [module.text.slice(at, node.to - width)], open: none });
    return joined(parts);
  }

  private named(
    name: string,
    module: PythonModule,
    env: PythonEnv,
    parameters: readonly string[],
    depth: number,
    last = name,
  ): PythonTexts {
    const given = env.get(name);
    if (given) return given;
    if (parameters.includes(name)) return { texts: [hole(name)], open: new Set([name]) };
    const own = module.values.get(name) ?? module.values.get(last);
    const elsewhere = own ?? this.modules.flatMap(({ values }) => values.get(last) ?? []);
    const where = own ? module : this.modules.find(({ values }) => values.has(last));
    if (!where || elsewhere.length === 0 || elsewhere.length > 6) return unknown(last);
    return either(elsewhere.map((node) => this.evaluate(node, where, env, parameters, depth + 8)));
  }

  private called(
    node: SyntaxNode,
    module: PythonModule,
    env: PythonEnv,
    parameters: readonly string[],
    depth: number,
    next: (child: SyntaxNode) => PythonTexts,
  ): PythonTexts {
    const call = module.calls.find((one) => one.node.from === node.from && one.node.to === node.to);
    if (!call) return unknown('value');
    const [callee] = childrenOf(node);
    const receiver = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    if (joining.test(call.name) && call.args.length > 0) {
      const slash = { texts: ['/'], open: none };
      return joined(
        call.args.flatMap(({ value }, index) => (index === 0 ? [next(value)] : [slash, next(value)])),
      );
    }
    // atlassian-python-api: the address of a resource of version 2.
    if (receiver && call.name === 'resource_url' && call.args[0])
      return joined([{ texts: ['rest/api/2/'], open: none }, next(call.args[0].value)]);
    if (receiver && neutral.test(call.name)) return next(receiver);
    if (call.name === 'str' && call.args[0]) return next(call.args[0].value);
    const fn = this.modules.flatMap(({ functions }) => functions).filter(({ name }) => name === call.name);
    const [only] = fn;
    const home = this.modules.find(({ functions }) => only !== undefined && functions.includes(only));
    if (only && home && fn.length === 1 && only.returns.length > 0 && depth < 20) {
      const bound = this.bind(only, call, module, env, parameters, depth + 6);
      return either(only.returns.map((value) => this.evaluate(value, home, bound, [], depth + 6)));
    }
    return unknown(call.name);
  }

  /** The parameters of a function, each with what a call gives it. */
  bind(
    fn: PythonModule['functions'][number],
    call: PythonModule['calls'][number],
    module: PythonModule,
    env: PythonEnv,
    parameters: readonly string[],
    depth = 0,
  ): PythonEnv {
    const places = call.args.filter(({ name }) => name === null);
    return new Map(
      fn.parameters.map(({ name, fallback }, index) => {
        const given = call.args.find((argument) => argument.name === name) ?? places[index];
        const value = given?.value ?? fallback;
        const from = given ? env : new Map<string, PythonTexts>();
        return [
          name,
          value ? this.evaluate(value, module, from, given ? parameters : [], depth + 1) : unknown(name),
        ];
      }),
    );
  }
}
