import type { Report } from './model.ts';

/** Controls of a terminal, direction marks and overrides, and characters that are not seen. */
const hidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text that moves no cursor, colours nothing and turns no line round, whoever wrote it. Line ends and tabs stay. */
export function printableText(text: string): string {
  return text.replace(hidden, '');
}

/** The same on one line: for a name in a sentence, a cell, a log. */
export function printableLine(text: string): string {
  return printableText(text.replace(/[\r\n\t\u2028\u2029\u0085]+/g, ' ')).trim();
}

/** With every text in it on one line: for a listing of names that others chose, where a line of theirs would pass for one of ours. */
export function printableLines<T>(value: T): T {
  return withTexts(value, printableLine);
}

/** The report without hidden characters: a site's answer must not move the cursor or colour the terminal of its reader. */
export function printable(report: Report): Report {
  return withTexts(report, printableText);
}

/** A copy in which every text is another one. */
export function withTexts<T>(value: T, changed: (text: string) => string): T {
  const copy: T = JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => (typeof item === 'string' ? changed(item) : item)),
  );
  return copy;
}
