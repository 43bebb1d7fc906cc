const clock =
  '\\[?(?:(?:\\d{4}[-/]\\d\\d[-/]\\d\\d|\\d\\d[-/]\\d\\d[-/]\\d{4})[T ]{1,2})?\\d\\d:\\d\\d:\\d\\d(?:[.,:]\\d{1,9})?\\]?(?:Z|[+-]\\d\\d:?\\d\\d| (?:UTC|GMT|CES?T|[EP][SD]T))?\\]?';
const level =
  '(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|trace|debug|info|notice|warn|warning|error|fatal|critical)';
/** What loggers and collectors write behind the time: a level, a thread, a stream, an id; the name of a logger may tell who calls. */
const behindClock = [
  `\\[?${level}\\]?(?=[\\s:|-]|$)`,
  '\\[(?!\\d{3}\\])[^\\]\\n]{1,60}\\]',
  '\\{[\\w.:-]{1,60}\\}',
  'std(?:out|err)(?: [FP])?(?=\\s|$)',
  '\\d\\d[OE]\\+?(?=\\s|$)',
  '\\d{1,7} ---',
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=\\s)',
  '[\\w.-]{1,60}\\[[\\w.-]{1,20}\\](?=:\\s)',
];
const withClock = new RegExp(
  `^${clock}(?:[ \\t|:-]{1,20}(?:${behindClock.join('|')})){0,6}(?: {0,20}[:|-])?(?: ?##\\[(?:error|warning|debug)\\]|[ \\t]|$)`,
);

/** What mails, CI, containers, tools and editors write before each line of what a program printed. */
const prefixes: readonly RegExp[] = [
  withClock,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,60} [\w./-]{1,60}(?:\[\d{1,7}\])?: ?/,
  /^[\w.-]{1,40} {0,20}\| ?/,
  /^(?:\[(?:ERROR|WARN|WARNING|INFO|DEBUG|pod\/[\w./-]{1,120})\]|(?:ERROR|WARN|WARNING|INFO|DEBUG)(?= )(?: {0,4}[:|-](?= ))?|##\[(?:error|warning|debug)\]) {0,4}/,
  /^[\w./-]{1,80}\.\w{1,8}:\d{1,7}: ?/,
  /^ {0,6}\d{1,5}(?:: ?| {2}|\t| ?\| ?)/,
  /^[>+•*-](?: |$)/,
  /^>(?=>)/,
  /^>/,
];
const looked = 200;
const mostLayers = 5;
/** `> GET /rest/… HTTP/1.1` is what curl says of a request. */
const verbose = /^> ?[A-Z]{3,10} \S+ HTTP\/\d/m;
const quotedAnswer = /^> ?HTTP\/\d/m;

/** The text without what stands before each of its lines alike; a text of one line keeps it. Linear in the text. */
export function withoutPrefixes(text: string): string {
  const ofCurl = verbose.test(text) && !quotedAnswer.test(text);
  let lines = text.split('\n');
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const seen = lines.slice(0, looked).filter((line) => line.trim() !== '');
    // A mail says before what it quotes who wrote it.
    const rest = seen.length > 3 && /:$|^-- /.test(seen[0] ?? '') ? seen.slice(1) : seen;
    const prefix = prefixes.find((one) => rest.length > 1 && standsBefore(one, rest));
    const name = prefix === undefined ? sameName(rest) : null;
    if ((prefix === undefined && name === null) || (ofCurl && prefix?.test('> '))) break;
    lines = lines.map((line) =>
      prefix === undefined ? withoutName(line, name ?? '') : line.replace(prefix, ''),
    );
  }
  return withoutIndentation(lines).join('\n');
}

/** A log in the middle of a text, and one whose messages go over several lines, have the time before most lines. */
const standsBefore = (prefix: RegExp, lines: readonly string[]) =>
  prefix === withClock && lines.length > 3
    ? lines.filter((line) => prefix.test(line)).length > lines.length * 0.6
    : lines.every((line) => prefix.test(line));

/** The name of a logger or a program before each line, where it is the same on all. */
function sameName(lines: readonly string[]): string | null {
  const name = nameBefore.exec(lines[0] ?? '')?.[0].trimEnd();
  return name !== undefined && lines.length > 2 && lines.every((line) => line.startsWith(name)) ? name : null;
}
const withoutName = (line: string, name: string) =>
  line.startsWith(name) ? line.slice(name.length).replace(/^ /, '') : line;
const nameBefore = /^(?!\w*(?:Error|Exception)|curl|https?\b|[A-Z]{3,7}\b)[A-Za-z][\w.$-]{1,80} {0,20}[:|-] /;

/** A block of code in a text is indented as a whole. */
function withoutIndentation(lines: readonly string[]): readonly string[] {
  let depth = Number.POSITIVE_INFINITY;
  for (const line of lines)
    if (line.trim() !== '') depth = Math.min(depth, line.length - line.trimStart().length);
  return depth === 0 || depth === Number.POSITIVE_INFINITY ? lines : lines.map((line) => line.slice(depth));
}
