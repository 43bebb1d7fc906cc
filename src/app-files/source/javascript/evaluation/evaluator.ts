import type { Node } from 'oxc-parser';
import { push } from '../../push.ts';
import type { Binding, Expr, Func, Parameter, Scope, Site } from '../module.ts';
import type { Project } from '../project.ts';
import { distinct, type Env, unknown, type Value } from '../value.ts';
import { fromOrigins, importedValues, namedValues } from './bindings.ts';
import { argumentValues } from './calls.ts';
import { elements, instances } from './elements.ts';
import { expressionValues } from './expressions.ts';
import { memberOfOne } from './members.ts';
import { deepest, type Reader } from './reader.ts';

/** Steps, and calls of the app's own functions, for one question: a hostile file gets no more. */
const mostSteps = 6_000;
const mostCalls = 200;

/** Reads expressions without running them: what texts, objects and functions they may come to. */
export class Evaluator implements Reader {
  private steps = 0;
  private calls = 0;
  private readonly busy = new Set<Binding>();
  private readonly known = new Map<Binding, readonly Value[]>();
  private readonly given = new Map<Site, readonly (readonly Value[])[]>();
  private readonly made = new Map<string, Site[]>();
  private counted = 0;
  readonly project: Project;

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
    const args = argumentValues(this, site.node, site.scope, env, 0);
    if (env === null) this.given.set(site, args);
    return args;
  }

  private givenFor(parameter: Parameter, args: readonly (readonly Value[])[], env: Env): readonly Value[] {
    const { index, rest, path, fallback } = parameter;
    let values: readonly Value[] = rest
      ? [{ kind: 'list', items: args.slice(index) }]
      : (args[index] ?? [{ kind: 'nothing' }]);
    for (const step of path)
      values = typeof step === 'number' ? elements(values, step) : this.memberOf(values, step, 1);
    if (fallback === null || !values.some(({ kind }) => kind === 'nothing')) return values;
    return distinct([
      ...values.filter(({ kind }) => kind !== 'nothing'),
      ...this.evaluate(fallback.node, fallback.scope, env, 1),
    ]);
  }

  evaluate(node: Node, scope: Scope, env: Env | null, depth: number): readonly Value[] {
    this.steps += 1;
    return depth > deepest || this.steps > mostSteps
      ? [unknown('value')]
      : expressionValues(this, node, scope, env, depth);
  }

  bound(binding: Binding, env: Env | null, depth: number): readonly Value[] {
    for (let here = env; here !== null; here = here.outer) {
      const given = here.values.get(binding);
      if (given !== undefined) return given;
    }
    if (binding.imported)
      return importedValues(this, binding.module, binding.imported.from, binding.imported.name, depth);
    if (binding.parameter)
      return this.ofItsClass(binding.parameter, depth) ?? [unknown(binding.name, new Set([binding]))];
    const remembered = env === null ? this.known.get(binding) : undefined;
    if (remembered !== undefined) return remembered;
    if (this.busy.has(binding)) return [unknown(binding.name)];
    this.busy.add(binding);
    const before = this.steps;
    const values = fromOrigins(this, binding, env, depth);
    this.busy.delete(binding);
    if (env === null && this.busy.size === 0 && this.steps < mostSteps && before < this.steps)
      this.known.set(binding, values);
    return values;
  }

  /** What a parameter is by its type, where that is a class of the app's own. */
  private ofItsClass({ type, path, fn }: Parameter, depth: number): readonly Value[] | null {
    if (type === null || path.length > 0) return null;
    const made = instances(namedValues(this, type, fn.scope, null, depth + 1));
    return made.some(({ kind }) => kind === 'instance') ? made : null;
  }

  memberOf(values: readonly Value[], name: string, depth: number): readonly Value[] {
    if (depth > deepest) return [unknown(name)];
    return distinct(values.flatMap((value) => memberOfOne(this, value, name, depth + 1)));
  }

  constructions(name: string): readonly Site[] {
    for (const module of this.project.modules.slice(this.counted)) {
      this.counted += 1;
      for (const site of module.sites)
        if (site.node.type === 'NewExpression') push(this.made, site.name, site);
    }
    return this.made.get(name) ?? [];
  }

  mayCall(): boolean {
    this.calls += 1;
    return this.calls <= mostCalls;
  }
}
