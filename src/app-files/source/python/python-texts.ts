import { hole } from '../rest-path.ts';

/** Texts an expression may come to, with holes. `open`: parameters they hang on. */
export interface PythonTexts {
  readonly texts: readonly string[];
  readonly open: ReadonlySet<string>;
}

const mostTexts = 12;
const longest = 2_000;
const none: ReadonlySet<string> = new Set();

export const known = (text: string): PythonTexts => ({ texts: [text], open: none });

export const unknown = (name: string): PythonTexts => known(hole(name));

/** What a parameter stands for, as long as no caller is looked at. */
export const ofParameter = (name: string): PythonTexts => ({ texts: [hole(name)], open: new Set([name]) });

/** Every text of the first with every text of the next. */
export const joined = (parts: readonly PythonTexts[]): PythonTexts => {
  let texts = [''];
  for (const part of parts)
    texts = texts
      .flatMap((left) => part.texts.map((right) => (left + right).slice(0, longest)))
      .slice(0, mostTexts);
  return { texts, open: new Set(parts.flatMap(({ open }) => [...open])) };
};

export const either = (parts: readonly PythonTexts[]): PythonTexts => ({
  texts: [...new Set(parts.flatMap(({ texts }) => texts))].slice(0, mostTexts),
  open: new Set(parts.flatMap(({ open }) => [...open])),
});

/** Where the inside of a string literal starts and how wide its quotes are, whatever its prefix. */
export const quotesOf = (literal: string): { start: number; width: number } => {
  const start = literal.search(/["']/);
  return { start, width: /^(?:"""|''')/.test(literal.slice(start, start + 3)) ? 3 : 1 };
};

/** The inside of a string literal. */
export const inside = (literal: string): string => {
  const { start, width } = quotesOf(literal);
  return literal.slice(start + width, literal.length - width);
};
