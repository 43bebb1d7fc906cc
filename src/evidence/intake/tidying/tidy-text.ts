import { withoutPrefixes } from './line-prefixes.ts';

/** Colours, line ends, borders of boxes, marks of mails and logs before each line, and what a page made of quotes and brackets. */
export function tidy(text: string): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal was told is no text
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '');
  return unbroken(
    withoutBox(withoutPrefixes(singleSpaced(straight(unescaped(spread(fromContainers(withoutBox(plain)))))))),
  );
}

/** Marks of code in Markdown are no text, and an address that was broken off from its method belongs to it. */
const unbroken = (text: string): string =>
  text
    .replace(/^[ \t]{0,8}`{3,9}[\w-]{0,20}[ \t]{0,8}$/gm, '')
    .replace(/\b(GET|POST|PUT|PATCH|DELETE) ?\n[ \t]{0,8}(?=https?:\/\/|\/rest\/|\/ex\/jira\/)/g, '$1 ');

const withoutBox = (text: string): string =>
  (/^[.'+]-{6,200}[.'+]$/m.test(text) ? text.replace(/^\| (.{0,4000}?) {0,200}\|$/gm, '$1') : text).replace(
    /^│ ?/gm,
    '',
  );

/** A form that puts an empty line behind each line it was given. */
function singleSpaced(text: string): string {
  const lines = text.split('\n');
  return lines.length > 6 && lines.every((line, at) => at % 2 === 0 || line.trim() === '')
    ? lines.filter((_line, at) => at % 2 === 0).join('\n')
    : text;
}

/** A line of Docker's own log: `{"log":"…\n","stream":"stderr","time":"…"}`. */
const contained = /^\s{0,8}\{"log":("(?:[^"\\]|\\.){0,65536}"),"(?:stream|attrs|time)":/;

function fromContainers(text: string): string {
  if (!contained.test(text)) return text;
  return text
    .split('\n')
    .map((line) => {
      const log = contained.exec(line)?.[1];
      return log === undefined ? line : printed(log).replace(/\n$/, '');
    })
    .join('\n');
}

function printed(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

/** A head that a logger wrote on one line, its line ends as `\r\n`. */
const headOnOneLine = /HTTP\/\d(?:\.\d)?(?: \d{3}[^"\\\n]{0,60})?\\r\\n[\w-]{1,80}:/;

function spread(text: string): string {
  if (!headOnOneLine.test(text)) return text;
  return text
    .split('\n')
    .map((line) =>
      headOnOneLine.test(line) && !/^\s{0,8}(?:\{|(?:send|reply): |<- |-> )/.test(line)
        ? line
            .replace(/^.{0,300}?(?="?(?:Request|Response):\\n)/, '')
            .replace(/^"?(?:Request|Response):\\n/, '')
            .replaceAll('\\r\\n', '\n')
            .replaceAll('\\n', '\n')
        : line,
    )
    .join('\n');
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
