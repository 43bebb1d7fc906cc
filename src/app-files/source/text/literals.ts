import { hole } from '../rest-path.ts';
import { lastWord } from './words.ts';

/** A text in quotes, of one line. */
export interface Literal {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const longest = 800;

export const isQuote = (character: string | undefined): boolean =>
  character === '"' || character === "'" || character === '`';

/** Where the literal that starts with a quote ends; -1 when it does not on its line. */
const endOf = (text: string, start: number): number => {
  const quote = text[start];
  for (let at = start + 1; at < text.length && at - start <= longest; at += 1) {
    if (text[at] === quote) return at;
    if (text[at] === '\n') return -1;
    if (text[at] === '\\') at += 1;
  }
  return -1;
};

/** What a language fills in by itself, as holes with its name: `#{key}`, `${key}`, `$key`, `\(key)`, `{key}` behind `$"`. */
const interpolated = (text: string, isBraced: boolean): string => {
  const filled = text
    .replace(/[#$]\{([^{}]{0,120})\}/g, (_, words: string) => hole(lastWord(words)))
    .replace(/\\\(([^()]{0,120})\)/g, (_, words: string) => hole(lastWord(words)))
    .replace(/\$([A-Za-z_]\w{0,60})/g, (_, name: string) => hole(name));
  return isBraced
    ? filled.replace(/\{([^{}]{0,120})\}/g, (_, words: string) => hole(lastWord(words)))
    : filled;
};

/** The literal that starts at a place, prefixes such as `$`, `@` and `f` passed over; null: there is none. */
export const literalAt = (text: string, at: number): Literal | null => {
  const prefix = /^[@$fsru]{0,2}/.exec(text.slice(at, at + 2))?.[0] ?? '';
  const start = at + prefix.length;
  const end = isQuote(text[start]) ? endOf(text, start) : -1;
  if (end < 0) return null;
  const inside = interpolated(text.slice(start + 1, end), /[$f]/.test(prefix));
  return { text: inside, start: at, end: end + 1 };
};

/** Texts in quotes, first to last. */
export const literalsOf = (text: string): Literal[] => {
  const literals: Literal[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isQuote(text[at])) continue;
    const literal = literalAt(text, text[at - 1] === '$' ? at - 1 : at);
    if (literal === null) continue;
    literals.push(literal);
    at = literal.end - 1;
  }
  return literals;
};

/** The line that a place stands on, up to it. */
export const lineBefore = (text: string, start: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 400), start);

/** `@GetMapping("/rest/…")` above what a server answers with; an interface so marked is a client. */
const isRoute = (text: string, before: string): boolean =>
  /^\s*@\w{0,20}Mapping\b/.test(before) && !/@\w{0,20}Client\b/.test(text);

/** What nobody sends: a remark, or an address that another one is compared with, as the routes of a test server are. */
export const isNoCall = (text: string, start: number): boolean => {
  const before = lineBefore(text, start);
  return (
    isRoute(text, before) ||
    /^\s*(?:\/\/|\*|#(?!\{))/.test(before) ||
    // What an answer says of itself.
    /["']self["']\s*(?::|=>|,)\s*$/.test(before) ||
    /(?:[=!]==?\s*|\b(?:HasPrefix|HasSuffix|HandleFunc|[sS]tartsWith|[eE]ndsWith|start_with\?|str_starts_with|[cC]ontains|[rR]eplace(?:All)?|[tT]rim(?:Suffix|Prefix)?|[sS]plit)\s*\([^()"'`]{0,120})$/.test(
      before,
    )
  );
};
