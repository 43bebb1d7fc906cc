import { mask, mentions } from './mask.ts';
import { maskSpans, type Span } from './spans.ts';

const at = /@|＠|%(?:25){0,3}40|(?:\\{1,4}|%5C)u0040|\\x40|&#0{0,3}64;|&#x0{0,2}40;|&commat;/gi;
const local = /[A-Za-z0-9._+'!#$*/=?^{|}~\u00c0-\u024f-]/;
/** Characters that a mailbox may hold by the book and that part things in what people paste. */
const parting = /[/=?{|}'!#$*^]/;
const longestLocal = 64;
const host = /(?:[a-z0-9\u00c0-\u024f](?:[a-z0-9\u00c0-\u024f-]{0,62})(?:\.|%2E|\\\.)?){1,8}/iy;

/** Masks e-mail addresses however the at-sign is written, with or without a dot in the host. One pass. */
export const maskAddresses = (text: string): string =>
  mentions(text, '@', '＠', '40', '64;') || text.toLowerCase().includes('&commat;')
    ? maskSpans(text, addressesIn(text))
    : text;

function* addressesIn(text: string): Generator<Span> {
  let done = 0;
  at.lastIndex = 0;
  for (let found = at.exec(text); found !== null; found = at.exec(text)) {
    const start = beginOf(text, found.index, done);
    const end = endOf(text, at.lastIndex);
    if (start === found.index || end === at.lastIndex) continue;
    if (!isPerson(text.slice(start, found.index), text.slice(at.lastIndex, end))) continue;
    yield { start, end };
    done = end;
    at.lastIndex = end;
  }
}

function beginOf(text: string, end: number, floor: number): number {
  let begin = end;
  while (begin > floor && end - begin < longestLocal) {
    const char = text.charAt(begin - 1);
    if (!local.test(char) || parting.test(char)) break;
    begin -= 1;
  }
  // "%2Fme%40…" and "\nme@…": the escape before is no part of the mailbox.
  const sign = text.charAt(begin - 1);
  if (sign === '%' && /^[0-9a-f]{2}/i.test(text.slice(begin, begin + 2))) begin = Math.min(end, begin + 2);
  else if (sign === '\\' && /^[nrt]/.test(text.slice(begin, end))) begin = Math.min(end, begin + 1);
  return begin;
}

function endOf(text: string, start: number): number {
  // The host was masked before, for another reason.
  if (text.startsWith(mask, start)) return start + mask.length;
  host.lastIndex = start;
  if (!host.test(text)) return start;
  let end = host.lastIndex;
  while (end > start && /[.\\-]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

/** `axios@1.6.0`, `Object@7f31` and `@scope` are no persons. */
function isPerson(mailbox: string, domain: string): boolean {
  if (!/[A-Za-z0-9\u00c0-\u024f]/.test(mailbox)) return false;
  if (/^\d+(?:\.\d+){0,2}$/.test(domain)) return false;
  return domain.includes('.') || !/^[0-9a-f]{5,8}$/.test(domain);
}
