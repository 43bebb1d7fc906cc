import { unescaped } from '../values/index.ts';

/** What one of the marks below has in it: most texts have none, and their lines need not be looked at one by one. */
export const mayBeLogged =
  /<-{2,3} |=> Send header, |http-outgoing-|reply: ['"]HTTP|-> "HTTP|<- HTTP|\d < \d/;

/**
 * Calls as HTTP clients log them, rewritten as `curl -v` prints them: `> ` before what was sent, `< ` before the head of the
 * answer, its body bare. Null where a text is of none of these forms. One pass over the lines.
 */
export function asVerbose(lines: readonly string[]): string[] | null {
  for (const [mark, rewrite] of dialects)
    if (lines.some((line) => mark.test(line))) {
      const rewritten = rewrite(lines);
      if (rewritten.some((line) => /^[<>] \S/.test(line))) return rewritten;
    }
  return null;
}

type Rewrite = (lines: readonly string[]) => string[];

/** OkHttp's interceptor and Feign's logger: `--> GET https://… h2`, header lines, `--> END GET`, `<-- 401 https://… (83ms)`. */
const arrowSent = /(?:^|[\s\]:|])-{2,3}> (GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) (\S{1,4000})/;
const arrowGot = /(?:^|[\s\]:|])<-{2,3} (?:HTTP\/\d(?:\.\d)? )?(\d{3})(?=\s|$)/;
const arrowEnd = /(?:^|[\s\]:|])(?:-{2,3}>|<-{2,3}) END\b/;

function fromArrows(lines: readonly string[]): string[] {
  const out: string[] = [];
  let part: 'none' | 'request' | 'sent body' | 'head' | 'body' = 'none';
  let label = '';
  for (const line of lines) {
    const sent = arrowSent.exec(line);
    const got = arrowGot.exec(line);
    if (sent) {
      label = labelBefore(line, sent.index);
      out.push(`> ${sent[1]} ${sent[2]} HTTP/1.1`);
      part = 'request';
    } else if (got) {
      label = labelBefore(line, got.index);
      out.push(`< HTTP/1.1 ${got[1]}`);
      part = 'head';
    } else if (arrowEnd.test(line)) part = 'none';
    else if (part !== 'none') {
      const text = withoutLabel(line, label);
      if (!/^\s{0,4}[\w-]{1,80}:/.test(text))
        part = part === 'request' ? 'sent body' : part === 'head' ? 'body' : part;
      if (part === 'request') out.push(`> ${text}`);
      else if (part === 'head') out.push(`< ${text}`);
      else if (part === 'body') out.push(text.trim() === '' ? '<' : text);
    }
  }
  return out;
}

/** What stands alike before each line of a logger: the part behind the last digit of its times and numbers. */
function labelBefore(line: string, end: number): string {
  const head = line.slice(0, line.search(/(?:-{2,3}>|<-{2,3}) /)).slice(Math.max(0, end - 160));
  let start = head.length;
  while (start > 0 && !/\d/.test(head.charAt(start - 1))) start -= 1;
  return head.slice(start);
}

function withoutLabel(line: string, label: string): string {
  const bare = label.trimEnd();
  if (bare.trim() === '') return line.trimStart();
  const at = line.slice(0, 400).indexOf(bare);
  return at < 0 ? line : line.slice(at + bare.length).replace(/^ /, '');
}

/** Apache HttpClient: `http-outgoing-0 >> "GET /rest/… HTTP/1.1[\r][\n]"`, with or without quotes. */
const outgoing = /http-outgoing-\d{1,9} (>>|<<) ?/;

const chunkSize = /^[0-9a-f]{1,8}$/i;

function fromOutgoing(lines: readonly string[]): string[] {
  // Two loggers say the same: what the one for bytes tells of a direction is the whole of it.
  const wired = new Set(
    lines.filter((line) => line.includes('[\\n]"')).map((line) => outgoing.exec(line)?.[1]),
  );
  const out: string[] = [];
  let bodyOf = '';
  for (const line of lines) {
    const mark = outgoing.exec(line);
    const way = mark?.[1];
    const rest = mark === null ? '' : line.slice(mark.index + mark[0].length).trimEnd();
    if (way === undefined || (wired.has(way) && !rest.startsWith('"'))) continue;
    const text = rest.replace(/^"(.*)"$/, '$1').replace(/(?:\[\\r\])?\[\\n\]$/, '');
    const begins = /^(?:[A-Z]{3,8} \S+ HTTP\/\d|HTTP\/\d)/.test(text);
    if (begins) bodyOf = '';
    if (way === '>>') {
      if (text === '') bodyOf = '>>';
      else if (bodyOf !== '>>') out.push(`> ${text}`);
    } else if (bodyOf === '<<') out.push(...(chunkSize.test(text) ? [] : [text]));
    else {
      out.push(`< ${text}`.trimEnd());
      if (text === '') bodyOf = '<<';
    }
  }
  return out;
}

/** Python's http.client with its debug level: `send: b'GET …\r\n…'`, `reply: 'HTTP/1.1 401 …\r\n'`, `header: Name: value`. */
function fromHttpClient(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const sent = /^\s{0,8}send: b?(['"])(.{1,65536})\1\s{0,4}$/.exec(line)?.[2];
    if (sent !== undefined) return sentHead(sent);
    const reply = /^\s{0,8}reply: ['"](HTTP\/\d(?:\.\d)? \d{3}[^'"\\]{0,80})/.exec(line)?.[1];
    if (reply !== undefined) return [`< ${reply}`];
    const header = /^\s{0,8}header: ([\w-]{1,80}: .{0,8192})$/.exec(line)?.[1];
    return header === undefined ? [] : [`< ${header}`];
  });
}

/** Ruby's Net::HTTP: `<- "GET /rest/… HTTP/1.1\r\n…"` is sent, `-> "HTTP/1.1 401 \r\n"` comes back. */
function fromNetHttp(lines: readonly string[]): string[] {
  let inBody = false;
  return lines.flatMap((line) => {
    const [mark, way] = /^\s{0,8}(<-|->) "/.exec(line) ?? [];
    const quoted = line.trimEnd();
    if (mark === undefined || !quoted.endsWith('"')) return [];
    const text = quoted.slice(mark.length, -1);
    if (way === '<-') return sentHead(text);
    if (/^HTTP\/\d/.test(text)) inBody = false;
    if (inBody) return unescaped(text).split('\n');
    inBody = text === '\\r\\n';
    return inBody ? ['<'] : headOf(text).map((one) => `< ${one}`);
  });
}

/** Of what was sent the head alone. */
const sentHead = (text: string): string[] =>
  /^[A-Z]{3,8} \S+ HTTP\/\d/.test(text) ? headOf(text).map((one) => `> ${one}`) : [];

/** The lines of a head that a program printed as one string; what follows the empty line is left out. */
const headOf = (text: string): string[] =>
  unescaped(text.split('\\r\\n\\r\\n', 1)[0] ?? '')
    .split('\n')
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');

/** `curl --trace-ascii`: `=> Send header, 97 bytes (0x61)`, and below it lines of 64 characters at most, each behind its place: `0000: GET …`. */
function fromTrace(lines: readonly string[]): string[] {
  const out: string[] = [];
  let before = '';
  let isGoingOn = false;
  for (const line of lines) {
    const part = tracePart.exec(line);
    const text = /^[0-9a-f]{4,8}: (.{0,64})/.exec(line)?.[1];
    if (part !== null) before = traceMarks[part[1] ?? ''] ?? '';
    else if (/^== Info: /.test(line)) before = '';
    else if (before !== '' && text !== undefined) {
      const sent = before === 'bare' ? text : `${before}${text}`;
      if (isGoingOn) out.push(`${out.pop()}${text}`);
      else out.push(sent.trimEnd());
    }
    isGoingOn = text?.length === 64;
  }
  return out;
}
const tracePart = /^(?:=>|<=) ((?:Send|Recv) (?:SSL )?(?:header|data)), \d{1,9} bytes/;
const traceMarks: Readonly<Record<string, string>> = {
  'Send header': '> ',
  'Recv header': '< ',
  'Recv data': 'bare',
};

/** R's httr: `-> GET /rest/… HTTP/1.1` and `-> Host: …` are sent, `<- HTTP/1.1 401` comes back; its body is printed apart. */
const fromHttr = (lines: readonly string[]): string[] =>
  lines.flatMap((line) =>
    /^\s{0,8}>> /.test(line) ? [] : [line.replace(/^\s{0,8}-> ?/, '> ').replace(/^\s{0,8}<- ?/, '< ')],
  );

/** Jersey's logging filter: `1 > GET https://…`, `1 > Accept: …`, `1 < 401`, `1 < Server: …`, and the body bare. */
const fromJersey = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const [, way, text = ''] = /^\s{0,8}\d{1,9} ([<>]) (.{0,8192})$/.exec(line) ?? [];
    if (way === undefined) return /^\s{0,8}[A-Z]{4,7}: |^\s{0,8}$/.test(line) ? [] : [line];
    if (way === '<') return [/^\d{3}\s{0,8}$/.test(text) ? `< HTTP/1.1 ${text.trim()}` : `< ${text}`];
    return [/^[A-Z]{3,8} https?:\/\/\S{1,4000}$/.test(text) ? `> ${text} HTTP/1.1` : `> ${text}`];
  });

const dialects: readonly (readonly [RegExp, Rewrite])[] = [
  [/^=> Send header, \d/, fromTrace],
  [arrowGot, fromArrows],
  [/http-outgoing-\d{1,9} >> /, fromOutgoing],
  [/^\s{0,8}reply: ['"]HTTP\/\d/, fromHttpClient],
  [/^\s{0,8}-> "HTTP\/\d/, fromNetHttp],
  [/^\s{0,8}<- HTTP\/\d/, fromHttr],
  [/^\s{0,8}\d{1,9} < \d{3}\s{0,8}$/, fromJersey],
];
