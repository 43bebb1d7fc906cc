import { push } from '../push.ts';
import { formatString, formatted, interpolated } from './formats.ts';
import {
  callAt,
  type PythonCall,
  type PythonFunction,
  type PythonModule,
  type PythonValue,
} from './module.ts';
import { localValues, OuterNames, type PythonPlace } from './names.ts';
import { either, inside, joined, known, ofParameter, type PythonTexts, unknown } from './python-texts.ts';
import { childrenOf, isMark, itemsOf, type SyntaxNode, withoutSelf, wordsOf } from './syntax.ts';

/** Parameters of a function while one of its calls is read. */
export type PythonEnv = ReadonlyMap<string, PythonTexts>;

const deepest = 40;
const mostSteps = 3_000;

/** Methods that leave an address what it is, as far as its path goes. */
const neutral =
  /^(?:strip|rstrip|lstrip|lower|format_map|replace|encode|decode|removesuffix|removeprefix|geturl|human_repr)$/;
const joining = /^(?:urljoin|join|join_url|url_join|build_url|posixpath\.join)$/;

/** Reads expressions of Python without running them. */
export class PythonEvaluator {
  private steps = 0;
  private readonly outer: OuterNames;
  private readonly functions = new Map<
    string,
    { readonly fn: PythonFunction; readonly home: PythonModule }[]
  >();

  constructor(modules: readonly PythonModule[]) {
    this.outer = new OuterNames(modules);
    for (const home of modules) for (const fn of home.functions) push(this.functions, fn.name, { fn, home });
  }

  texts(node: SyntaxNode, place: PythonPlace, env: PythonEnv): PythonTexts {
    this.steps = 0;
    return this.evaluate(node, place, env, 0);
  }

  private evaluate(node: SyntaxNode, place: PythonPlace, env: PythonEnv, depth: number): PythonTexts {
    this.steps += 1;
    if (depth > deepest || this.steps > mostSteps) return unknown('value');
    const next = (child: SyntaxNode): PythonTexts => this.evaluate(child, place, env, depth + 1);
    const words = wordsOf(node, place.module.text);
    const parts = childrenOf(node);
    switch (node.name) {
      case 'String':
        return known(inside(words));
      case 'FormatString':
        return formatString(node, place.module.text, next);
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
        const sign = wordsOf(operator, place.module.text);
        if (sign === '%') return interpolated(next(left), itemsOf(right), next);
        if (sign === '+' || sign === '/')
          return joined([next(left), ...(sign === '/' ? [known('/')] : []), next(right)]);
        return sign === 'or' ? either([next(left), next(right)]) : next(left);
      }
      case 'VariableName':
      case 'MemberExpression':
        return this.named(node, words, place, env, depth);
      case 'ArrayExpression':
      case 'TupleExpression':
        return either(parts.filter((part) => !isMark(part)).map(next));
      case 'CallExpression':
        return this.called(node, place, env, depth, next);
      default:
        return unknown('value');
    }
  }

  /** A name, or a member of something: what it was given in this call, in its function, in its class, or elsewhere. */
  private named(
    node: SyntaxNode,
    words: string,
    place: PythonPlace,
    env: PythonEnv,
    depth: number,
  ): PythonTexts {
    const name = withoutSelf(words);
    const isMember = node.name === 'MemberExpression';
    const last = name.slice(name.lastIndexOf('.') + 1);
    const own = isMember ? [] : localValues(name, node, place);
    if (own.length > 0) return either(own.map((value) => this.given(value, place, env, depth + 4)));
    const given = isMember ? undefined : env.get(name);
    if (given) return given;
    if (!isMember && place.fn?.parameters.some((one) => one.name === name)) return ofParameter(name);
    const found = this.outer.find(isMember ? [name, last] : [name], place.module);
    if (found === null) return unknown(last);
    return either(
      found.values.map((value) =>
        this.given(value, { module: found.module, fn: null }, new Map(), depth + 8),
      ),
    );
  }

  /** What a name was given: all of a value, or one item of it. */
  private given({ node, item }: PythonValue, place: PythonPlace, env: PythonEnv, depth: number): PythonTexts {
    if (item === null) return this.evaluate(node, place, env, depth);
    const call = callAt(place.module, node);
    if (call !== undefined)
      return this.returned(call, place, env, depth, (value) => itemsOf(value)[item] ?? value);
    const one = itemsOf(node)[item];
    return one ? this.evaluate(one, place, env, depth) : unknown('value');
  }

  private called(
    node: SyntaxNode,
    place: PythonPlace,
    env: PythonEnv,
    depth: number,
    next: (child: SyntaxNode) => PythonTexts,
  ): PythonTexts {
    const call = callAt(place.module, node);
    if (!call) return unknown('value');
    const [callee] = childrenOf(node);
    const receiver = callee?.name === 'MemberExpression' ? callee.firstChild : null;
    if (joining.test(call.name) && call.args.length > 0)
      return joined(
        call.args.flatMap(({ value }, index) => (index === 0 ? [next(value)] : [known('/'), next(value)])),
      );
    // atlassian-python-api: the address of a resource of version 2.
    if (receiver && call.name === 'resource_url' && call.args[0])
      return joined([known('rest/api/2/'), next(call.args[0].value)]);
    if (receiver && call.name === 'format') return formatted(next(receiver), call, next);
    if (receiver && neutral.test(call.name)) return next(receiver);
    if (call.name === 'str' && call.args[0]) return next(call.args[0].value);
    return this.returned(call, place, env, depth, (value) => value);
  }

  /** What the only function of a name gives back, in this file or else anywhere, or a part of that. */
  private returned(
    call: PythonCall,
    place: PythonPlace,
    env: PythonEnv,
    depth: number,
    part: (value: SyntaxNode) => SyntaxNode,
  ): PythonTexts {
    const all = this.functions.get(call.name) ?? [];
    const here = all.filter(({ home }) => home === place.module);
    const [only, ...others] = here.length > 0 ? here : all;
    if (only === undefined || others.length > 0 || only.fn.returns.length === 0 || depth >= 20)
      return unknown(call.name);
    const bound = this.bind(only.fn, call, place, env, depth + 6);
    return either(
      only.fn.returns.map((value) =>
        this.evaluate(part(value), { module: only.home, fn: only.fn }, bound, depth + 6),
      ),
    );
  }

  /** The parameters of a function, each with what a call gives it. */
  bind(fn: PythonFunction, call: PythonCall, place: PythonPlace, env: PythonEnv, depth = 0): PythonEnv {
    const places = call.args.filter(({ name }) => name === null);
    return new Map(
      fn.parameters.map(({ name, fallback }, index) => {
        const given = call.args.find((argument) => argument.name === name) ?? places[index];
        const value = given?.value ?? fallback;
        if (!value) return [name, unknown(name)];
        return [
          name,
          this.evaluate(value, given ? place : { ...place, fn: null }, given ? env : new Map(), depth + 1),
        ];
      }),
    );
  }
}
