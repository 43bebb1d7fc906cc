export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end';
  readonly text: string;
  /** Place in the expression, counted from 0. */
  readonly at: number;
}

/** An expression that cannot be read: what Jira says, and where. */
export class ExpressionError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const signs = [
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '?.',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '.',
  ',',
  ':',
  '?',
  '+',
  '-',
  '*',
  '/',
  '%',
  '<',
  '>',
  '!',
  ';',
  '=',
];

const space = /\s/;
const digit = /\d/;
const letter = /[A-Za-z_$]/;

/** The words of a Jira expression. */
export function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const while_ = (test: (sign: string) => boolean): string => {
    const start = at;
    while (at < text.length && test(text[at] ?? '')) at += 1;
    return text.slice(start, at);
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    const start = at;
    if (space.test(sign)) {
      at += 1;
    } else if (digit.test(sign)) {
      found.push({ kind: 'number', text: while_((each) => digit.test(each) || each === '.'), at: start });
    } else if (letter.test(sign)) {
      found.push({ kind: 'name', text: while_((each) => letter.test(each) || digit.test(each)), at: start });
    } else if (sign === '"' || sign === "'") {
      at += 1;
      let value = '';
      while (at < text.length && text[at] !== sign) {
        if (text[at] === '\\') at += 1;
        value += text[at] ?? '';
        at += 1;
      }
      if (text[at] !== sign) throw new ExpressionError('Unterminated string.', start);
      at += 1;
      found.push({ kind: 'string', text: value, at: start });
    } else {
      const longest = signs.find((each) => text.startsWith(each, at));
      if (longest === undefined) throw new ExpressionError(`Unexpected character '${sign}'.`, at);
      at += longest.length;
      found.push({ kind: 'sign', text: longest, at: start });
    }
  }
  return [...found, { kind: 'end', text: '', at }];
}
