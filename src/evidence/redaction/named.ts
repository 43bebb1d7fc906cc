import { heldIn, holds } from './held.ts';
import { type Bound, secretName, tellsOfHeld } from './names.ts';
import { after, closing, maskSpans, opening, quote, type Span, scheme, span, upTo } from './spans.ts';

const word = /[A-Za-z_][A-Za-z0-9_.-]*/g;
/** Of a password in words. */
const longestPhrase = 160;

const sign = `(?:=>|:=|==?|[:：＝]|%3[AaDd]|%253[AaDd]|\\\\u003[aAdD]|&#61;)`;
const separators = new RegExp(`(?:${quote})?\\]?\\s{0,8}${sign}(?:\\s|%20|\\+(?=\\s)){0,8}`, 'y');
/** `{"name": "Authorization", "value": "…"}` of recorders, `name="password" value="…"` of forms. */
const pairs = new RegExp(
  `${quote}\\s{0,8},?\\s{0,8}(?:${quote})?value(?:${quote})?\\s{0,8}[:=]\\s{0,8}`,
  'y',
);
/** `<entry name="password">…</entry>` */
const attribute = new RegExp(`(?:name|key)=${quote}$`, 'i');
const endOfTag = new RegExp(`${quote}[^<>]{0,200}>`, 'y');
/** `with password hunter2x it fails`: no word of a sentence has a digit in it. */
const besideIt =
  /[ \t]{1,4}(?!base64|oauth|sha|md5|utf)(?=[^\s"'`()\d/\\]{0,40}\d)(?=[^\sA-Za-z/\\]{0,40}[A-Za-z])(?=[^\s/\\<>]{6})/y;
const quotedBeside = new RegExp(`[ \\t]{1,4}(?=${quote}[^\\s"'\`]{4})`, 'y');
const option = /[ \t]{1,4}(?=[^\s-])/y;
const verb = /[ \t]{1,4}(?:is|was|were|being)[ \t]{1,4}:?[ \t]{0,4}(?=\S)/y;
const markup = /(?:\s[^<>]{0,200})?>/y;

/** `"code": "NEEDS_AUTHENTICATION_ERR"`, `code: 'ECONNREFUSED'`: words in capitals, as no code of OAuth is drawn. */
const errorCode = /(?:E[A-Z]{4,15}|[A-Z]{2,20}(?:_[A-Z]{2,20}){1,6})(?![\w-])/y;

const prose =
  /^(?:a|an|the|this|that|your|his|its|is|are|was|be|been|not|no|never|and|or|of|for|in|on|to|by|with|from|at|it|you|we|they|please|must|should|can|cannot|could|may|has|have|had|used|invalid|incorrect|wrong|correct|right|valid|empty|blank|unset|set|expired|expires|expiring|required|missing|deprecated|disabled|enabled|rejected|refused|denied|unknown|failed|failure|fails|reset|changed|removed|revoked|found|needed|given|provided|sent|stored|too|also|only|already|still|now|currently|being|stale|rotated|encoded|malformed|unauthorized|unauthorised|forbidden|authentication|validation|error|token|password|login|default|accepted|checked|ok|okay|fine|good|working|either|neither|probably|maybe|likely|generated|created|configured|supplied|specified|passed|unable|exceeded|does|did|do|doesn't|didn't|won't|isn't|wasn't|could|which|what|when|where|if|because|but|so|then)$/i;
const proseNames =
  /^(?:jwt|token|code|state|session|signature|sig|assertion|email|mail|user_?name|login|auth|pass|pin|pat|otp|sid)$/i;

/**
 * Masks what a name announces: `password: …`, `"client_secret": "…"`, `XXX_API_TOKEN=…`, `<token>…</token>`,
 * `{"name":"Cookie","value":"…"}`, `password is …`, also where quotes and signs are escaped. One pass over the text.
 */
export const maskNamed = (text: string): string => maskSpans(text, announcedIn(text));

function* announcedIn(text: string): Generator<Span> {
  let done = 0;
  let heldUntil = 0;
  word.lastIndex = 0;
  for (let found = word.exec(text); found !== null; found = word.exec(text)) {
    const name = found[0];
    const bound = secretName(name);
    if (bound === null) continue;
    const end = found.index + name.length;
    // `setPassword("…")` too.
    const opened = after(separators, text, end) ?? end;
    if (holds(text, opened)) {
      // What stands in a list or an object has been looked at with it.
      const isOf = opened >= heldUntil && tellsOfHeld(name, text.charAt(opened));
      const held = isOf ? heldIn(text, opened) : null;
      yield* held?.spans ?? [];
      done = held?.spans.at(-1)?.end ?? done;
      heldUntil = Math.max(heldUntil, held?.end ?? 0);
    } else {
      const value = valueAt(text, found.index, end, name, bound);
      if (value !== null) {
        done = withAnnounced(text, value);
        yield { start: value.start, end: done };
      }
    }
    word.lastIndex = Math.max(done, end);
  }
}

/** Where a value ends that took in the name of another one, as in `token=abc/password: def`: behind that one's value. */
function withAnnounced(text: string, { start, end: ended }: Span): number {
  let end = ended;
  for (let tries = 0, at = end; tries < 3; tries += 1) {
    const [begin, behind] = wordBefore(text, start, at);
    const further = announcedEnd(text, begin, behind);
    at = further > end ? further : begin;
    if (further > end) tries = -1;
    end = Math.max(end, further);
  }
  return end;
}

function wordBefore(text: string, start: number, at: number): readonly [begin: number, end: number] {
  let end = at;
  while (end > start && at - end < 12 && !inWord.test(text.charAt(end - 1))) end -= 1;
  let begin = end;
  while (begin > start && end - begin < 80 && inWord.test(text.charAt(begin - 1))) begin -= 1;
  return [begin, end];
}

function announcedEnd(text: string, begin: number, end: number): number {
  const name = text.slice(begin, end);
  const bound = secretName(name);
  if (bound !== null) {
    const held = heldIn(text, after(separators, text, end) ?? end);
    return held?.spans.at(-1)?.end ?? valueAt(text, begin, end, name, bound)?.end ?? 0;
  }
  const from = after(scheme, text, begin + (schemeAtEnd.exec(name)?.index ?? 0));
  return from === null ? 0 : wordEnd(text, from);
}

/** Behind the colour codes of a terminal a scheme is the end of a longer word. */
const schemeAtEnd = /(?:basic|bearer|jwt|oauth|token|negotiate|digest|aws4-hmac-sha256)$/i;

const inWord = /[A-Za-z0-9_.-]/;

function valueAt(text: string, begin: number, end: number, name: string, bound: Bound): Span | null {
  const before = text.charAt(begin - 1);
  let start = after(pairs, text, end) ?? after(separators, text, end);
  let spoken = false;
  if (start === null && before === '<') {
    return within(text, after(markup, text, end));
  }
  if (start === null && (before === '-' || name.startsWith('-'))) start = after(option, text, end);
  if (start === null && attribute.test(text.slice(Math.max(0, begin - 12), begin)))
    return within(text, after(endOfTag, text, end));
  if (start === null && bound === 'phrase') {
    const next = after(besideIt, text, end);
    if (next !== null) return span(text, next, wordEnd(text, next));
    start = after(quotedBeside, text, end);
  }
  if (start === null) {
    start = after(verb, text, end);
    spoken = true;
  }
  if (start === null) return null;
  const opened = after(opening, text, start);
  const mark = opened === null ? '' : text.slice(start, opened);
  const from = after(scheme, text, opened ?? start) ?? opened ?? start;
  if (/^code$/i.test(name) && text.slice(end, start).includes(':') && after(errorCode, text, from) !== null)
    return null;
  if (opened !== null) return span(text, from, closing(text, from, mark));
  const first = text.slice(from, wordEnd(text, from, 60));
  const sign = text.slice(end, from);
  const said = spoken || (bound !== 'line' && /[:：]\s/.test(`${sign} `) && !/^["'`]/.test(sign));
  if (said && prose.test(first.replace(/[.!?,;:]{1,9}$/, ''))) return null;
  if (said && proseNames.test(name) && /^[A-Za-z']+\.?$/.test(first)) return null;
  const stop =
    bound === 'line' ? lineEnd(text, from) : bound === 'phrase' ? phraseEnd(text, from) : wordEnd(text, from);
  return span(text, from, spoken ? Math.min(stop, sentenceEnd(text, from)) : stop);
}

/** What a tag encloses that ends there. */
function within(text: string, start: number | null): Span | null {
  return start === null ? null : span(text, start, upTo(text, start, /</));
}

const lineEnd = (text: string, start: number) => upTo(text, start, /[\r\n"'`<>]/);
const wordEnd = (text: string, start: number, longest?: number) =>
  upTo(text, start, /[\s"'`,;&<>)\]}\\|]/, longest);
const sentenceEnd = (text: string, start: number) => upTo(text, start, /[\r\n.!?,;]/, longestPhrase);

const nextPair =
  /(?:[,;]?\s{1,8}|&|[,;])[\w.-]{1,60}[ \t]{0,4}(?:=|:|=>)|[,;]?\s{1,4}(?:https?:|HTTP\b|at\s|for\s|on\s|to\s|with\s|failed|\(|\[|-)|[}\])]/y;

/** A password may hold blanks, commas and ampersands: it ends with the line, or where another name begins. */
function phraseEnd(text: string, start: number): number {
  const limit = upTo(text, start, /[\r\n"'`<>]/, longestPhrase);
  for (let at = start; at < limit; at += 1) {
    if (/[\s,;&}\])]/.test(text.charAt(at)) && after(nextPair, text, at) !== null) return at;
  }
  return limit < start + longestPhrase ? limit : wordEnd(text, start);
}
