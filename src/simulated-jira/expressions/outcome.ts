import { evaluate } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { ExpressionError } from './tokens.ts';

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ExpressionError };

/** What an expression says in a scope, or why it says nothing: it cannot be read, or has no value there. Any other error is a bug and goes on. */
export function outcomeOf(expression: string, scope: Parameters<typeof evaluate>[1]): Outcome {
  try {
    return { ok: true, value: evaluate(parseExpression(expression), scope) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { ok: false, error };
  }
}
