import { unescaped } from '../values/index.ts';

const longestBody = 65_536;
const errorKeys =
  /^\{\s{0,9}\\{0,3}["'](?:errorMessages?|errors?|message|code|status|status-code|statusCode|error_description|timestamp|i18nErrorMessage|errorCode|reasonKey|trace|type|title|warningMessages|data|key|total|issues|values|startAt|expand|self)\\{0,3}["']/;
const jsonStart = /[{[]/g;
const markup = /<(?:!doctype|html|\?xml|status>|error>)/i;
const markupEnd = /<\/(?:html|status|error)>/gi;
const label =
  /(?:^|[\s{,([]{1,2})["']?(?:response[ _-]?(?:text|body|data|content)|(?:error|http)[ _-]?(?:message|body|response)|text|body|data|content|responseText|response|output)["']?\s{0,20}(?::|=>|=|was|is)\s{0,4}(?=\S)/gi;

/** The body of an answer in a stretch of text: an error in JSON, a page, XML, or what a label introduces. */
export function bodyIn(text: string): string | null {
  return formedBodyIn(text) ?? labelled(text) ?? partOfPage(text);
}

/** A body that its form shows to be one. */
export function formedBodyIn(text: string): string | null {
  return jsonIn(text) ?? pageIn(text);
}

/** The first object (or list of objects) that looks like an answer of an API, also with its quotes escaped. */
function jsonIn(text: string): string | null {
  jsonStart.lastIndex = 0;
  for (
    let hit = jsonStart.exec(text), tries = 0;
    hit !== null && tries < 200;
    hit = jsonStart.exec(text), tries += 1
  ) {
    const window = text.slice(hit.index, hit.index + 400);
    const object = window.startsWith('[') ? window.slice(1).trimStart() : window;
    if (!errorKeys.test(object)) continue;
    const end = endOfJson(text, hit.index);
    const raw = text.slice(hit.index, end);
    const body = /^[[{\s]{1,12}\\/.test(raw) ? unescaped(raw) : raw.replaceAll("\\'", "'");
    return body.slice(0, longestBody);
  }
  return null;
}

/** Where the brackets that open here close; the end of the text or of the window where they do not. */
export function endOfJson(text: string, start: number): number {
  const limit = Math.min(text.length, start + longestBody);
  let depth = 0;
  let quoted = false;
  for (let at = start; at < limit; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      if (text.charAt(at + 1) === '"' && escapedText(text, start)) quoted = !quoted;
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) depth += 1;
    else if (!quoted && (char === '}' || char === ']')) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return limit;
}

const escapedText = (text: string, start: number) => /^[[{\s]{1,12}\\/.test(text.slice(start, start + 16));

function pageIn(text: string): string | null {
  const start = markup.exec(text)?.index;
  if (start === undefined) return null;
  markupEnd.lastIndex = start;
  const end = markupEnd.exec(text);
  const raw = text.slice(
    start,
    end === null ? start + longestBody : Math.min(markupEnd.lastIndex, start + longestBody),
  );
  return /\\["nt]/.test(raw) ? unescaped(raw) : raw;
}

/** Of a page people often paste the part that speaks. */
export function partOfPage(text: string): string | null {
  const start = /<(?:head|body|title|section|div|h1|p)(?:\s[^<>\n]{0,200})?>/i.exec(text)?.index;
  if (start === undefined) return null;
  const end = text.lastIndexOf('>');
  return text.slice(start, Math.min(end + 1, start + longestBody));
}

export function labelled(text: string): string | null {
  label.lastIndex = 0;
  for (
    let hit = label.exec(text), tries = 0;
    hit !== null && tries < 50;
    hit = label.exec(text), tries += 1
  ) {
    const rest = text.slice(label.lastIndex, label.lastIndex + longestBody);
    const quote = /^["'`]/.exec(rest)?.[0];
    const value = quote === undefined ? untilNextLabel(rest) : unescaped(quotedText(rest, quote));
    const plain = value.trim();
    if (plain === '[]') return plain;
    if (
      plain.length > 3 &&
      /[A-Za-z]{3}/.test(plain) &&
      !/^(?:\d{3} https?:|null|none|undefined|\[object|\[|\{\}|\(empty|[\w.$>-]{1,60}[()])/i.test(plain)
    )
      return plain;
  }
  return null;
}

function quotedText(rest: string, quote: string): string {
  let end = 1;
  while (end < rest.length && rest.charAt(end) !== quote) end += rest.charAt(end) === '\\' ? 2 : 1;
  return rest.slice(1, end);
}

/** To an empty line, or to where the next label or a stack begins. */
function untilNextLabel(rest: string): string {
  const lines = rest.split('\n', 40);
  const end = lines.findIndex(
    (line, index) =>
      index > 0 &&
      (line.trim() === '' || /^\s{0,8}(?:[\w ]{2,30}\s?[:=]\s|at |File "|Traceback|\.\.\. )/.test(line)),
  );
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}
