import { endOfJson } from '../lines/index.ts';
import { headerOf } from '../values/index.ts';

/**
 * The body alone of what stands behind the head of an answer; people and programs go on below it. It ends where its length
 * says, where its brackets or its page close, or, of plain words, at the first empty line.
 */
export function bodyAlone(text: string, headers: Readonly<Record<string, string>>): string {
  const body = text.trim();
  const length = Number(headerOf(headers, 'content-length'));
  if (length > 0 && body.length > length && /^\s/.test(body.slice(length))) return body.slice(0, length);
  if (/^[[{]/.test(body)) return body.slice(0, endOfJson(body, 0)).trim();
  if (body.startsWith('<')) {
    const end = /<\/html>/i.exec(body);
    return end === null ? body : body.slice(0, end.index + end[0].length);
  }
  return body.split(/\n[^\S\n]{0,20}\n/, 1)[0] ?? body;
}
