import { isQuote, literalAt } from './literals.ts';
import { beforeTypes, lastPart, nameBefore } from './words.ts';

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Longer calls than that are not looked into. */
export const longestCall = 1_500;

/** The arguments behind an opening bracket; null when it is not closed nearby. */
export const argumentsBehind = (text: string, open: number): { args: Span[]; end: number } | null => {
  const args: Span[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open + 1; at < text.length && at - open < longestCall; at += 1) {
    const character = text[at] ?? '';
    const literal = isQuote(character) ? literalAt(text, at) : null;
    if (literal !== null) {
      at = literal.end - 1;
      continue;
    }
    if ('([{'.includes(character)) depth += 1;
    else if (depth > 0 && ')]}'.includes(character)) depth -= 1;
    else if (character === ')' || (character === ',' && depth === 0)) {
      if (text.slice(start, at).trim() !== '') args.push({ start, end: at });
      start = at + 1;
      if (character === ')') return { args, end: at + 1 };
    }
  }
  return null;
};

/** A call: its name and its opening bracket. */
export interface Call {
  readonly name: string;
  readonly open: number;
}

/** The call whose arguments a place stands in. */
export const callAround = (text: string, at: number): Call | null => {
  let depth = 0;
  for (let back = at - 1; back >= 0 && at - back < 400; back -= 1) {
    const character = text[back];
    if (character === '"') {
      // Brackets and braces of a text are no code.
      const opened = text.lastIndexOf('"', back - 1);
      if (opened >= 0 && !text.slice(opened, back).includes('\n')) back = opened;
      continue;
    }
    if (character === ')') depth += 1;
    else if (character === ';' || character === '{' || character === '}') return null;
    else if (character === '(') {
      if (depth === 0) return { name: lastPart(nameBefore(text, beforeTypes(text, back))), open: back };
      depth -= 1;
    }
  }
  return null;
};
