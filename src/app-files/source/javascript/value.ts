import type { Node } from 'oxc-parser';
import { hole } from '../rest-path.ts';
import type { Binding, ClassInfo, Expr, Func, Module } from './module.ts';

/** What parameters stand for while the body of a function is read for one of its calls. */
export interface Env {
  readonly values: ReadonlyMap<Binding, readonly Value[]>;
  readonly outer: Env | null;
}

/** What an expression may come to. Several values of one expression are alternatives. */
export type Value =
  /** `params`: the parameters its unknown parts hang on. */
  | { readonly kind: 'text'; readonly text: string; readonly params: ReadonlySet<Binding> }
  | {
      readonly kind: 'object';
      readonly node: Extract<Node, { type: 'ObjectExpression' | 'TSEnumDeclaration' }>;
      readonly at: Expr;
      readonly env: Env | null;
      readonly binding: Binding | null;
    }
  | { readonly kind: 'list'; readonly items: readonly (readonly Value[])[] }
  | { readonly kind: 'function'; readonly fn: Func; readonly env: Env | null }
  | { readonly kind: 'class'; readonly cls: ClassInfo }
  | { readonly kind: 'instance'; readonly cls: ClassInfo }
  | { readonly kind: 'module'; readonly module: Module }
  /** Something of a package: `axios`, `get` of it, … */
  | { readonly kind: 'external'; readonly from: string; readonly name: string }
  /** An HTTP client made with a base address. */
  | { readonly kind: 'client'; readonly base: readonly Value[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly name: string; readonly params: ReadonlySet<Binding> };

export type Text = Extract<Value, { kind: 'text' }>;

/** More alternatives than this are not told apart. */
const mostAlternatives = 24;
const longestText = 4_000;

export const noParams: ReadonlySet<Binding> = new Set();

export const text = (value: string, params: ReadonlySet<Binding> = noParams): Text => ({
  kind: 'text',
  text: value.slice(0, longestText),
  params,
});

export const unknown = (name: string, params: ReadonlySet<Binding> = noParams): Value => ({
  kind: 'unknown',
  name,
  params,
});

const both = (a: ReadonlySet<Binding>, b: ReadonlySet<Binding>): ReadonlySet<Binding> =>
  a.size === 0 ? b : b.size === 0 ? a : new Set([...a, ...b]);

export const paramsOf = (values: readonly Value[]): ReadonlySet<Binding> =>
  values.reduce<ReadonlySet<Binding>>(
    (all, value) => (value.kind === 'text' || value.kind === 'unknown' ? both(all, value.params) : all),
    noParams,
  );

/** A value as it would stand in a text. */
export const asText = (value: Value): Text => {
  switch (value.kind) {
    case 'text':
      return value;
    case 'unknown':
      return text(hole(value.name), value.params);
    case 'external':
      return text(hole(value.name));
    case 'nothing':
    case 'object':
    case 'list':
    case 'function':
    case 'class':
    case 'instance':
    case 'module':
    case 'client':
      return text(hole('value'));
  }
};

/** Every value once, no more than are worth telling apart. */
export const distinct = (values: readonly Value[]): Value[] => {
  const seen = new Set<string>();
  const kept: Value[] = [];
  for (const value of values) {
    const key = value.kind === 'text' ? `t${value.text}` : value.kind === 'unknown' ? `u${value.name}` : null;
    if (key !== null && seen.has(key)) continue;
    if (key !== null) seen.add(key);
    kept.push(value);
    if (kept.length >= mostAlternatives) break;
  }
  return kept;
};

/** Texts joined, each alternative with each. */
export const joined = (parts: readonly (readonly Value[])[]): Value[] => {
  let result: Text[] = [text('')];
  for (const part of parts) {
    const next: Text[] = [];
    for (const left of result)
      for (const right of part.length === 0 ? [unknown('value')] : part) {
        const added = asText(right);
        if (next.length < mostAlternatives)
          next.push(text(left.text + added.text, both(left.params, added.params)));
      }
    result = next;
  }
  return distinct(result);
};
