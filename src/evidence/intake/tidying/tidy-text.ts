import { withoutPrefixes } from './line-prefixes.ts';

/** Colours, line ends, borders of boxes, marks of mails and logs before each line, and what a page made of quotes and brackets. */
export function tidy(text: string): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal was told is no text
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/^│ ?/gm, '');
  return withoutPrefixes(straight(unescaped(plain)));
}

/** A page shows brackets and quotes as entities; where real ones stand beside them, the entities belong to what is quoted. */
function unescaped(text: string): string {
  if (!/&(?:quot|lt|gt|#0?39|#34|amp);/.test(text) || /<[a-z!/]/i.test(text)) return text;
  return text
    .replace(/&quot;|&#34;/g, '"')
    .replace(/&#0?39;|&apos;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Word processors bend quotes; where straight ones stand beside them, the bent ones belong to what is quoted. */
function straight(text: string): string {
  return /[“”„]/.test(text) && !text.includes('"') ? text.replace(/[“”„]/g, '"').replace(/[‘’]/g, "'") : text;
}

/** Of a long text its beginning and its end: a log ends with what went wrong. */
export function bothEnds(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most / 2);
  const tail = text.slice(-most / 2);
  const last = head.lastIndexOf('\n');
  return `${last < 0 ? head : head.slice(0, last)}\n${tail.slice(tail.indexOf('\n') + 1)}`;
}
