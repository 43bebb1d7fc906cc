import type { Evaluator } from './evaluation/index.ts';
import { type Func, keyOfSites, type Site } from './module.ts';
import type { Env } from './value.ts';

/** Chains of calls, the inner call first, each with the functions that its calls lead into. */
export class CallChains {
  private readonly functions = new Map<string, readonly Func[]>();
  private readonly evaluator: Evaluator;

  constructor(evaluator: Evaluator) {
    this.evaluator = evaluator;
  }

  /** A chain that is one call longer: `caller` calls `fn`, in which the last call of `through` stands. */
  outwards(through: readonly Site[], fn: Func, caller: Site): readonly Site[] {
    const outward = [...through, caller];
    this.functions.set(keyOfSites(outward), [...this.functionsOf(through), fn]);
    return outward;
  }

  /** Parameters bound from the outermost caller inwards. */
  envOf(through: readonly Site[]): Env | null {
    const functions = this.functionsOf(through);
    let env: Env | null = null;
    for (let index = through.length - 1; index >= 0; index -= 1) {
      const [caller, fn] = [through[index], functions[index]];
      if (caller && fn) env = this.evaluator.bind(fn, this.evaluator.argumentsOf(caller, env), env);
    }
    return env;
  }

  private functionsOf(through: readonly Site[]): readonly Func[] {
    return this.functions.get(keyOfSites(through)) ?? [];
  }
}
