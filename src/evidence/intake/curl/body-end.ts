import { endOfJson, endOfPage, personal, serverSentences } from '../lines/index.ts';
import { headerOf } from '../values/index.ts';

/**
 * The body alone of what stands behind the head of an answer; people and programs go on below it. It ends where its length
 * says, where its brackets or its page close, or, of plain words, at the first empty line.
 */
export function bodyAlone(text: string, headers: Readonly<Record<string, string>>): string {
  const body = unchunked(text.trim());
  const length = Number(headerOf(headers, 'content-length'));
  if (length > 0 && body.length > length && /^\s/.test(body.slice(length))) return body.slice(0, length);
  if (/^[[{]/.test(body)) return body.slice(0, endOfJson(body, 0)).trim();
  if (body.startsWith('<')) return body.slice(0, endOfPage(body, 0) ?? undefined);
  const words = body.split(/\n[^\S\n]{0,20}\n/, 1)[0] ?? body;
  return isTalk(words) ? '' : words;
}

/** A dump of the bytes shows the size of a chunk before it and nothing behind it. */
const unchunked = (body: string) => body.replace(/^[0-9a-f]{1,6}\s{0,3}\n(?=[[{<])/i, '').replace(/\n0$/, '');

/** What a person writes below a head that had no body: a heading, or several lines or a call in words no server is known to say. */
const isTalk = (words: string) =>
  /^[^\n{<]{1,60}:\s{0,4}(?:\n|$)/.test(words) ||
  /^[^\n{<]{0,80}\b(?:iss|iat|exp|qsh) ?= ?\w/.test(words) ||
  ((/\n/.test(words) || /^[^{<]{0,200}\bhttps?:\/\//.test(words) || personal.test(words)) &&
    serverSentences(words) === null);
