import type { Node } from 'oxc-parser';
import type { Binding, Func, Scope, Site } from '../module.ts';
import type { Project } from '../project.ts';
import type { Env, Value } from '../value.ts';

/** Expressions inside of expressions, names of names: deeper than any address is built. */
export const deepest = 60;

/**
 * What the parts of an evaluation ask of each other; the evaluator keeps count of it, so that a hostile file ends. `depth` is how far into
 * the first expression a question lies. Values are never empty: `unknown` is one.
 */
export interface Reader {
  readonly project: Project;
  evaluate(node: Node, scope: Scope, env: Env | null, depth: number): readonly Value[];
  /** What a name was set to, or was given in this call. */
  bound(binding: Binding, env: Env | null, depth: number): readonly Value[];
  /** A property of values. */
  memberOf(values: readonly Value[], name: string, depth: number): readonly Value[];
  /** The parameters of a function, each with what a call gives it. */
  bind(fn: Func, args: readonly (readonly Value[])[], outer: Env | null): Env;
  /** Where the app makes an instance of a class by a name. */
  constructions(name: string): readonly Site[];
  /** Counts a call of a function of the app's own; false: there were enough. */
  mayCall(): boolean;
}
