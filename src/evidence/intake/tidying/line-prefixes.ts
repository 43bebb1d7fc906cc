const clock =
  '\\[?(?:(?:\\d{4}[-/]\\d\\d[-/]\\d\\d|\\d\\d[-/]\\d\\d[-/]\\d{4})[T ]{1,2})?\\d\\d:\\d\\d:\\d\\d(?:[.,:]\\d{1,9})?\\]?(?:Z|[+-]\\d\\d:?\\d\\d| (?:UTC|GMT|CES?T|[EP][SD]T))?\\]?';
const level =
  '(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|trace|debug|info|notice|warn|warning|error|fatal|critical)';
/** What loggers and collectors write behind the time: a level, a thread, a stream, an id; the name of a logger may tell who calls. */
const behindClock = [
  `\\[?${level}\\]?(?=[\\s:|-]|$)`,
  '\\[(?!\\d{3}\\]|[A-Z]\\w{0,40}: )[^\\]\\n]{1,60}\\]',
  '\\{[\\w.:-]{1,60}\\}',
  'std(?:out|err)(?: [FP])?(?=\\s|$)',
  '\\d\\d[OE]\\+?(?=\\s|$)',
  '\\d{1,7} ---',
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=\\s)',
  '[\\w.-]{1,60}\\[[\\w.-]{1,20}\\](?=:\\s)',
];
const withClock = new RegExp(
  // What is indented behind the time is of the message: `error: [` among the fields of an object.
  `^${clock}(?: (?= {2,40}[a-z])|(?:[ \\t|:-]{1,20}(?:${behindClock.join('|')})){0,6}(?: {0,20}(?:[:-]|\\|(?!.{1,2000}\\|\\s{0,9}$)))?(?: ?##\\[(?:error|warning|debug)\\]|[ \\t]|$))`,
);

/** What mails, CI, containers, tools and editors write before each line of what a program printed. */
const prefixes: readonly RegExp[] = [
  withClock,
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
    const found = prefix ?? sameBefore(rest);
    if (found === null || (ofCurl && found.test('> '))) break;
    lines = lines.map((line) => line.replace(found, ''));
  }
  return withoutIndentation(lines).join('\n');
}

/** A log in the middle of a text, and one whose messages go over several lines, have the time before most lines. */
const standsBefore = (prefix: RegExp, lines: readonly string[]) =>
  prefix === withClock && lines.length > 3
    ? lines.filter((line) => prefix.test(line)).length > lines.length * 0.6
    : lines.every((line) => prefix.test(line));

const token = new RegExp(`\\d{1,20}|${level}|[^]`, 'g');
const isLevel = new RegExp(`^${level}$`);
/** What ends a prefix; a blank alone parts the words of a sentence. */
const upToMark = /^.*(?:[:>\])}#-]\s{1,4}|\|\s{0,4}|\/\/ |\t|(?<=^)[+#])/s;
/** What a line is about. */
const ofCall =
  /https?:|\bHTTP\b|\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|curl)\b|[{[(]\s?["']|^\||fail|status|response|re(?:quest|turn)|[a-z]Error|Exception|code|answer|\bgot\b/i;
const longest = 160;

/** What a logger or an editor writes before each line alike but for its numbers and levels; null where it is nothing. */
function sameBefore(lines: readonly string[]): RegExp | null {
  if (lines.length < 3) return null;
  const [first = [], ...others] = lines.map((line) => line.slice(0, longest).match(token) ?? []);
  const kind = (one = '') => (/^\d/.test(one) ? '0' : isLevel.test(one) ? 'ERROR' : one);
  const end = first.findIndex((one, at) => others.some((line) => kind(line[at]) !== kind(one)));
  const same = first.slice(0, end < 0 ? undefined : end).join('');
  const before = upToMark.exec(same.slice(0, ofCall.exec(same)?.index))?.[0] ?? '';
  if (before.trim() === '') return null;
  const form = (before.match(token) ?? []).map((one) =>
    /^\d/.test(one) ? '\\d{1,20}' : isLevel.test(one) ? level : one.replace(/[^\w\s]/g, '\\$&'),
  );
  return new RegExp(`^${form.join('')}`);
}

/** A block of code in a text is indented as a whole. */
function withoutIndentation(lines: readonly string[]): readonly string[] {
  let depth = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    if (line.trim() !== '') depth = Math.min(depth, line.length - line.trimStart().length);
    if (depth === 0) break;
  }
  return depth === 0 || depth === Number.POSITIVE_INFINITY ? lines : lines.map((line) => line.slice(depth));
}
