import { ExpressionError, type Token, tokensOf } from './tokens.ts';

/** A Jira expression as a tree. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'member'; readonly of: Expression; readonly key: Expression; readonly lenient: boolean }
  | {
      readonly kind: 'call';
      readonly of: Expression;
      readonly args: readonly Expression[];
      readonly at: number;
    }
  | { readonly kind: 'unary'; readonly sign: string; readonly of: Expression }
  | { readonly kind: 'binary'; readonly sign: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Expression])[] }
  | { readonly kind: 'let'; readonly name: string; readonly value: Expression; readonly within: Expression }
  | { readonly kind: 'arrow'; readonly names: readonly string[]; readonly body: Expression };

const strength: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

const words: Readonly<Record<string, string | number | boolean | null>> = {
  true: true,
  false: false,
  null: null,
};

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: 0 };
  }

  #is(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.kind === 'sign' && token.text === text;
  }

  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at += 1;
    return true;
  }

  #want(text: string): void {
    if (!this.#take(text)) throw this.#unexpected(`Expecting '${text}'`);
  }

  #unexpected(what = 'Unexpected token'): ExpressionError {
    const { kind, text, at } = this.#next;
    return new ExpressionError(
      kind === 'end' ? `${what} at the end of the expression.` : `${what} at '${text}'.`,
      at,
    );
  }

  whole(): Expression {
    const found = this.#statements();
    this.#take(';');
    if (this.#next.kind !== 'end') throw this.#unexpected();
    return found;
  }

  /** `let name = …; …`: names for values, and last what the whole comes to. */
  #statements(): Expression {
    const { kind, text } = this.#next;
    const named = this.#tokens[this.#at + 1];
    if (kind !== 'name' || text !== 'let' || named?.kind !== 'name') return this.#expression();
    this.#at += 2;
    this.#want('=');
    const value = this.#expression();
    this.#want(';');
    return { kind: 'let', name: named.text, value, within: this.#statements() };
  }

  #expression(): Expression {
    const arrow = this.#arrow();
    if (arrow !== null) return arrow;
    const test = this.#binary(1);
    if (!this.#take('?')) return test;
    const yes = this.#expression();
    this.#want(':');
    return { kind: 'choice', test, yes, no: this.#expression() };
  }

  /** `name => …` or `(one, other) => …`. */
  #arrow(): Expression | null {
    const start = this.#at;
    const names: string[] = [];
    if (this.#next.kind === 'name' && this.#is('=>', 1)) {
      names.push(this.#next.text);
      this.#at += 1;
    } else if (this.#take('(')) {
      while (this.#next.kind === 'name') {
        names.push(this.#next.text);
        this.#at += 1;
        if (!this.#take(',')) break;
      }
      if (!this.#take(')')) names.length = 0;
    }
    if (!this.#take('=>')) {
      this.#at = start;
      return null;
    }
    return { kind: 'arrow', names, body: this.#expression() };
  }

  #binary(least: number): Expression {
    let left = this.#unary();
    for (;;) {
      const { kind, text } = this.#next;
      const own = kind === 'sign' ? strength[text] : undefined;
      if (own === undefined || own < least) return left;
      this.#at += 1;
      left = { kind: 'binary', sign: text, left, right: this.#binary(own + 1) };
    }
  }

  #unary(): Expression {
    for (const sign of ['!', '-']) if (this.#take(sign)) return { kind: 'unary', sign, of: this.#unary() };
    return this.#postfix(this.#primary());
  }

  #postfix(start: Expression): Expression {
    let of = start;
    for (;;) {
      const { at } = this.#next;
      const lenient = this.#is('?.');
      if (this.#take('.') || this.#take('?.')) {
        const name = this.#next;
        if (name.kind !== 'name') throw this.#unexpected();
        this.#at += 1;
        of = { kind: 'member', of, key: { kind: 'value', value: name.text }, lenient };
      } else if (this.#take('[')) {
        const key = this.#expression();
        this.#want(']');
        of = { kind: 'member', of, key, lenient: false };
      } else if (this.#take('(')) {
        of = { kind: 'call', of, args: this.#list(')'), at };
      } else return of;
    }
  }

  #list(end: string): Expression[] {
    const items: Expression[] = [];
    while (!this.#take(end)) {
      items.push(this.#expression());
      if (!this.#is(end)) this.#want(',');
    }
    return items;
  }

  #primary(): Expression {
    const token = this.#next;
    if (this.#take('(')) {
      const inner = this.#expression();
      this.#want(')');
      return inner;
    }
    if (this.#take('[')) return { kind: 'list', items: this.#list(']') };
    if (this.#take('{')) return this.#map();
    if (token.kind === 'end' || token.kind === 'sign') throw this.#unexpected();
    this.#at += 1;
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) };
    if (token.kind === 'string') return { kind: 'value', value: token.text };
    return Object.hasOwn(words, token.text)
      ? { kind: 'value', value: words[token.text] ?? null }
      : { kind: 'name', name: token.text, at: token.at };
  }

  #map(): Expression {
    const entries: [string, Expression][] = [];
    while (!this.#take('}')) {
      const name = this.#next;
      if (name.kind !== 'name' && name.kind !== 'string') throw this.#unexpected();
      this.#at += 1;
      this.#want(':');
      entries.push([name.text, this.#expression()]);
      if (!this.#is('}')) this.#want(',');
    }
    return { kind: 'map', entries };
  }
}

/** Reads a Jira expression. @throws ExpressionError where it cannot be read. */
export const parseExpression = (text: string): Expression => new Reader(text).whole();
