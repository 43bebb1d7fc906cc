import { endOfQuoted, unescaped } from '../values/index.ts';

const longestBody = 65_536;
const answerKeys =
  /^\{\s{0,9}\\{0,3}["'](?:errorMessages?|errors?|message|code|status|status-code|statusCode|error_description|timestamp|i18nErrorMessage|errorCode|reasonKey|trace|type|title|warningMessages|data|key|total|issues|values|startAt|isLast|expand|self|id|accountId)\\{0,3}["']/;
/** An answer in JSON-RPC, as servers for agents give it. */
const answerOfTool =
  /^\{\s{0,9}["']jsonrpc["']\s{0,3}:(?![^{]{0,200}["']method["'])(?=[^{]{0,200}["'](?:result|error)["']\s{0,3}:)/;
/** What tells of an error, anywhere in an object. */
const errorKeys =
  /[{,]\s{0,99}\\{0,3}["'](?:errorMessages?|errors?|message|error_description|errorDescription|status-code|warningMessages)\\{0,3}["']\s{0,9}:/;
/** What stands before an object that is a part of something else, or was sent. */
const partOf = /["'\w\]]\s{0,3}(?::|=>?)\s{0,3}$/;
const answered =
  /(?:response|answer|reply|result|output|body|text|content|returned|got)(?:[ _.-]?(?:data|body|text|content))?["']?\s{0,3}(?::|=>?)\s{0,3}b?["']?$/i;
const asked = /\b(?:request|payload|sending|sent|params|input|arguments)\b/i;
const jsonStart = /[{[]/g;
const markup = /<(?:!doctype|html|\?xml|status>|error>)/i;
const markupEnd = /<\/(?:html|status|error)>/gi;
/** A page that was cut off: behind it the log goes on. */
const pageBreaks = /\s{0,9}\((?:\.{3})?truncated|\n(?:\[?\d{4}-\d\d-\d\d|\s{1,12}at |Traceback |`{3})/;
const label =
  /(?:^|[\s{,([]{1,2})["']?(?:antwort|r[ée]ponse|respuesta|resposta|risposta|odpowied[źz]|ответ|відповідь|svar|cevap|本文|応答|レスポンス|响应|응답|response[ _.-]?(?:text|body|data|content)|(?:error|http)[ _-]?(?:message|body|response)|text|body|data|content|responseText|response|output)["']?\s{0,20}(?::|=>|=|(?:was|is):?)\s{0,4}(?=\S)/gi;

/** A body that its form shows to be one. */
export function formedBodyIn(text: string): string | null {
  return jsonIn(text) ?? pageIn(text);
}

/**
 * The first object (or list of objects) that looks like an error of an API, also with its quotes escaped; else the first
 * that looks like another answer and is no part of what was sent.
 */
function jsonIn(text: string): string | null {
  let other: string | null = null;
  jsonStart.lastIndex = 0;
  for (
    let hit = jsonStart.exec(text), tries = 0;
    hit !== null && tries < 200;
    hit = jsonStart.exec(text), tries += 1
  ) {
    const window = text.slice(hit.index, hit.index + 400);
    const object = window.startsWith('[') ? window.slice(1).trimStart() : window;
    if (!answerKeys.test(object) && !answerOfTool.test(window)) continue;
    const end = endOfJson(text, hit.index);
    const raw = text.slice(hit.index, end);
    if (wholeAnswer.test(raw.slice(0, 2_000))) continue;
    const error = errorKeys.test(raw.slice(0, 2_000));
    if (!error && (other !== null || !standsAlone(text, hit.index))) continue;
    const body = (/^[[{\s]{1,12}\\/.test(raw) ? unescaped(raw) : raw.replaceAll("\\'", "'")).slice(
      0,
      longestBody,
    );
    if (error) return body;
    other = body;
  }
  return other;
}

/** An answer as a program prints it: its body is in it. */
const wholeAnswer =
  /^\{(?=[\s\S]{0,1999}["'](?:response_?)?headers["']\s{0,3}:)(?=[\s\S]{0,1999}["']status(?:_?code)?["']\s{0,3}:)/i;

function standsAlone(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, text.lastIndexOf('\n', at - 1) + 1, at - 300), at);
  return !asked.test(line) && (!partOf.test(line) || answered.test(line));
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
  const end = endOfPage(text, start);
  const rest = text.slice(start, end ?? start + longestBody);
  const raw = (end === null ? rest.slice(0, pageBreaks.exec(rest)?.index) : rest).slice(0, longestBody);
  return /\\["nt]/.test(raw) ? unescaped(raw) : raw;
}

/** Where a page, or an answer in XML, that begins there closes; null where it does not. */
export function endOfPage(text: string, start: number): number | null {
  markupEnd.lastIndex = start;
  return markupEnd.test(text) ? markupEnd.lastIndex : null;
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
    const line = text.slice(Math.max(0, text.lastIndexOf('\n', hit.index) + 1, hit.index - 300), hit.index);
    if (asked.test(line) && !/response/i.test(hit[0])) continue;
    const quote = /^["'`]/.exec(rest)?.[0];
    const value =
      quote !== undefined
        ? unescaped(rest.slice(1, endOfQuoted(rest, 1, quote)))
        : rest.startsWith('{')
          ? rest.slice(0, endOfJson(rest, 0))
          : untilNextLabel(rest);
    const plain = value.trim();
    if (plain === '[]') return plain;
    if (
      plain.length > 3 &&
      /[A-Za-z]{3}/.test(plain) &&
      !(quote === undefined && variable.test(plain.split('\n', 1)[0] ?? '')) &&
      !/^(?:\d{3} https?:|null|none|undefined|\[object|\[|\{\}|\(empty|[\w.$>-]{1,60}[()])/i.test(plain)
    )
      return plain;
  }
  return null;
}

/** The name of something in a program. */
const variable = /^[a-z_$][\w$.]{0,60}\s{0,3}(?:[,;)}]|$)/;

/** To an empty line, or to where the next label or a stack begins. */
function untilNextLabel(rest: string): string {
  const lines = rest.split('\n', 40);
  const end = lines.findIndex(
    (line, index) =>
      index > 0 &&
      (line.trim() === '' ||
        line.startsWith('```') ||
        /^\s{0,8}(?:[\w ]{2,30}\s?[:=]\s|at |File "|Traceback|\.\.\. )/.test(line)),
  );
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}
