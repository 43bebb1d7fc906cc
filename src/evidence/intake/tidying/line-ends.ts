import { unescaped } from '../values/index.ts';

/** A head that a logger wrote on one line, its line ends as `\r\n`. */
const headOnOneLine = /HTTP\/\d(?:\.\d)?(?: \d{3}[^"\\\n]{0,60})?\\r\\n[\w-]{1,80}:/;
/** What logs of clients and records keep in quotes is read by those who know their forms. */
const ofWire =
  /^\s{0,8}(?:[{[]|(?:send|reply): |<- |-> )|^[^"'{}]{0,100}[\s|\]](?:(?:send|reply): b?['"]|(?:<-|->) ")/;
/** A whole output that a program printed as one string: `error="…\n…"`, `b'…\n…'`. */
const quotedWhole = /^([^"'{}\n]{0,200}?)b?(["'])(?=(?:[^\\\n]|\\.){0,65536}$)/;
const fewestEnds = 2;

/** Lines whose ends were written as `\n`, as a logger or a program prints a text of several lines. Linear in the text. */
export function spread(text: string): string {
  if (!text.includes('\\n')) return text;
  return text
    .split('\n')
    .map((line) => (ofWire.test(line) ? line : spreadLine(line)))
    .join('\n');
}

function spreadLine(line: string): string {
  if (headOnOneLine.test(line))
    return line
      .replace(/^.{0,300}?(?="?(?:Request|Response):\\n)/, '')
      .replace(/^"?(?:Request|Response):\\n/, '')
      .replaceAll('\\r\\n', '\n')
      .replaceAll('\\n', '\n');
  const [start, before = '', quote = ''] = quotedWhole.exec(line) ?? [];
  const end = start === undefined ? -1 : line.lastIndexOf(quote);
  if (start === undefined || end < line.length - 40 || end <= start.length) return line;
  const inside = line.slice(start.length, end);
  const isOne = !inside.replace(/\\./g, '').includes(quote);
  return isOne && inside.split('\\n', fewestEnds + 1).length > fewestEnds
    ? `${before}\n${unescaped(inside)}\n${line.slice(end + 1)}`
    : line;
}

const narrowest = 60;
const widest = 400;
const wideLine = new RegExp(`^[^\\n]{${narrowest}}`, 'm');

/**
 * A terminal, or a box of a tool, breaks what is longer than its width: lines of one length, none that is longer, and behind each of them
 * one that does not begin as the others do. Linear in the text.
 */
export function unwrapped(text: string): string {
  if (!wideLine.test(text)) return text;
  const lines = text.split('\n').map((line) => line.trimEnd());
  let width = 0;
  for (const line of lines) width = Math.max(width, line.length);
  if (width < narrowest || width > widest) return text;
  const isFull = (line: string) => line.length === width && !/[|│+]$|[-=*_]{8}$/.test(line);
  const isBehindFull = (at: number) => at > 0 && isFull(lines[at - 1] ?? '');
  const behind = [...new Set(lines.filter((_line, at) => isBehindFull(at)))];
  const begun = new Set(lines.filter((_line, at) => !isBehindFull(at)).map(beginning));
  const goesOn = (line: string) => line !== '' && !begun.has(beginning(line));
  const fewest = usual.has(width) ? 2 : 3;
  if (behind.length < fewest || behind.filter(goesOn).length < behind.length * 0.7) return text;
  return lines
    .map((line, at) => {
      const before = lines[at - 1] ?? '';
      return isBehindFull(at) && goesOn(line) ? line.slice(indentOf(before, line)) : `\n${line}`;
    })
    .join('')
    .slice(1);
}

/** Widths that terminals, mails and boxes have where nobody changed them. */
const usual: ReadonlySet<number> = new Set([72, 74, 76, 78, 79, 80, 100, 120, 132, 160, 200]);
const beginning = (line: string) => line.trimStart().slice(0, 6).replace(/\d/g, '0');
const blanksBefore = (line: string) => line.length - line.trimStart().length;
const indentOf = (before: string, line: string) => Math.min(blanksBefore(before), blanksBefore(line));

/** What begins a line wherever it stands: marks and heads of curl, times of a log, frames of a stack, calls, headers. */
const beginsLine =
  / (?=(?:[<>*] [A-Za-z*]|<(?:!doctype|!DOCTYPE|html)|HTTP\/\d(?:\.\d)? \d{3}|\$ curl |curl -|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|at \S{1,200}\(|File "|Traceback |Caused by: |[A-Za-z][\w.]{0,80}(?:Error|Exception): |(?:GET|POST|PUT|PATCH|DELETE) (?:https?:|\/)|[A-Za-z]{1,20}(?:-[A-Za-z]{2,20}){1,4}: (?=\S)|(?:Server|Date|Via|Location|Authorization|Host|Accept|Cookie|server|date|location|authorization|host|accept): ))/g;
/** Headers of which the value is one word. */
const oneWord =
  /^((?:< )?(?:x-seraph-loginreason|x-a[a-z]{3,20}|x-failure-category|atl-traceid|retry-after|content-(?:type|length)|server): \S{1,200}) /gim;
const oneLine = 200;

/** Chats and forms put all lines of what they are given into one. Linear in the text. */
export function broken(text: string): string {
  return text.length < oneLine || text.trim().includes('\n') || /^\s{0,8}[{[]/.test(text)
    ? text
    : text.replace(beginsLine, '\n').replace(oneWord, '$1\n');
}
