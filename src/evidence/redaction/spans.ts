import { mask } from './mask.ts';

/** A part of a text that is to be masked. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text with these parts masked, each behind the one before. */
export function maskSpans(text: string, spans: Iterable<Span>): string {
  let out = '';
  let done = 0;
  for (const { start, end } of spans) {
    out += text.slice(done, start) + mask;
    done = end;
  }
  return done === 0 ? text : out + text.slice(done);
}

const longestValue = 8_192;

export const quote = `(?:\\\\{0,3}["'\`]|%22|%27|&quot;|&#34;|&#39;|\\\\u0022|[“”„‟‘’‚«»])`;
export const opening = new RegExp(quote, 'y');

/** What stands before the credential itself in a header. */
export const scheme =
  /(?:basic|bearer|jwt|oauth|token|negotiate|digest|aws4-hmac-sha256)(?=[\s+]|%20)(?:[\s+]|%20){1,4}/iy;

/** Values that are words of a sentence and no secret. */
const harmless =
  /^(?:\*+|x{3,}|null|nil|true|false|undefined|none|required|missing|basic|bearer|jwt|oauth|negotiate|no-?check|nobody|anonymous|string|number|object|\d{1,6}|\$\{?\w{1,60}\}?|<\w[\w -]{0,40}>|\{\{[\w.-]{1,60}\}\}|\[?redacted\]?|\[?filtered\]?|\[?hidden\]?|\[object|\[function|\[array)$/i;

/** Where a sticky expression that matches at a place ends; null where it does not. */
export function after(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** A value to be masked; null where it is empty, a word that hides nothing, or masked already. */
export function span(text: string, start: number, end: number): Span | null {
  const value = text.slice(start, Math.min(end, start + 80));
  if (end <= start || value.trim() === '' || (end - start <= 80 && harmless.test(value.trim()))) return null;
  return /^\*{3,}(?![\w*])/.test(value) ? null : { start, end };
}

/** Where a quoted value ends: at the same quote, not behind another backslash. */
export function closing(text: string, start: number, mark: string): number {
  const limit = Math.min(text.length, start + longestValue);
  const close =
    ({ '“': '”', '„': '“', '‘': '’', '‚': '‘', '«': '»' } as Record<string, string>)[mark] ?? mark;
  const window = text.slice(start, limit);
  for (let inside = window.indexOf(close); inside >= 0; inside = window.indexOf(close, inside + 1)) {
    const at = start + inside;
    if (close.length > 1 || !/["'`]/.test(close) || backslashes(text, at, start) % 2 === 0) return at;
  }
  return Math.min(limit, upTo(text, start, /[\r\n]/));
}

function backslashes(text: string, at: number, start: number): number {
  let count = 0;
  while (at - 1 - count >= start && count < 16 && text.charAt(at - 1 - count) === '\\') count += 1;
  return count;
}

/** The first character of a kind from a place on; looks no further than a value is long. */
export function upTo(text: string, start: number, marks: RegExp, longest = longestValue): number {
  const limit = Math.min(text.length, start + longest);
  const at = text.slice(start, limit).search(marks);
  return at < 0 ? limit : start + at;
}
