import type { JqlContext } from './context.ts';
import type { Comparable } from './field.ts';

/** What a function comes to: values, or Jira's words. */
export type FunctionResult = { readonly values: readonly Comparable[] } | { readonly error: string };

export type JqlFunction = (args: readonly string[], context: JqlContext) => FunctionResult;

export const values = (found: readonly Comparable[]): FunctionResult => ({ values: found });

/** The refusal of wrong arguments. */
export const needs = (name: string, what: string): FunctionResult => ({
  error: `Function '${name}' expected ${what}.`,
});

/** The caller, when there is one. */
export const me = ({ rights }: JqlContext): string[] => (rights.user === null ? [] : [rights.user.accountId]);
