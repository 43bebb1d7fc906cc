const time = '\\d{4}-\\d\\d-\\d\\dT[\\d:.]{8,20}(?:Z|[+-]\\d\\d:?\\d\\d)?';

/** What mails, CI, containers and loggers write before each line of what a program printed. */
const prefixes: readonly RegExp[] = [
  new RegExp(`^${time} std(?:out|err) [FP] ?`),
  new RegExp(`^\\[?${time}\\]? ?`),
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?\]?(?:Z|[+-]\d\d:?\d\d| [A-Z]{2,4})?\s{1,3}(?:\[[^\]\n]{1,60}\]\s{1,3}){0,2}\[?(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\]?\s{1,3}(?:\[[^\]\n]{1,60}\]\s{1,3}){0,2}(?:[\w.$-]{1,80}\s{0,3}[-:>] ?)?/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d [\w.-]{1,60} [\w./-]{1,60}(?:\[\d{1,7}\])?: ?/,
  /^[\w.-]{1,40} {0,20}\| ?/,
  /^\[(?:ERROR|WARN|WARNING|INFO|DEBUG)\] ?/,
  /^ {0,6}\d{1,5}(?:: ?| {2}|\t| ?\| ?)/,
  /^> ?/,
];
/** A log in the middle of a text has the time before nearly each line. */
const times: readonly RegExp[] = [
  new RegExp(`^\\[?${time}\\]? ?`),
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,:]\d{1,9})?\]?(?:Z|[+-]\d\d:?\d\d)? ?/,
];
const looked = 200;
const mostLayers = 3;
/** `> GET /rest/… HTTP/1.1` is what curl says of a request. */
const verbose = /^> ?[A-Z]{3,10} \S+ HTTP\/\d/m;
const quotedAnswer = /^> ?HTTP\/\d/m;

/** The text without what stands before each of its lines alike; a text of one line keeps it. Linear in the text. */
export function withoutPrefixes(text: string): string {
  let lines = text.split('\n');
  for (let layer = 0; layer < mostLayers; layer += 1) {
    const seen = lines.slice(0, looked).filter((line) => line.trim() !== '');
    // A mail says before what it quotes who wrote it.
    const rest = seen.length > 3 && seen[0]?.endsWith(':') === true ? seen.slice(1) : seen;
    const prefix = prefixes.find((one) => rest.length > 1 && rest.every((line) => one.test(line)));
    if (prefix === undefined || (prefix.test('> ') && verbose.test(text) && !quotedAnswer.test(text))) break;
    lines = lines.map((line) => line.replace(prefix, ''));
  }
  const filled = lines.slice(0, looked).filter((line) => line.trim() !== '');
  const clock = times.find(
    (one) => filled.length > 3 && filled.filter((line) => one.test(line)).length > filled.length * 0.6,
  );
  if (clock !== undefined) lines = lines.map((line) => line.replace(clock, ''));
  return withoutIndentation(lines).join('\n');
}

/** A block of code in a text is indented as a whole. */
function withoutIndentation(lines: readonly string[]): readonly string[] {
  let depth = Number.POSITIVE_INFINITY;
  for (const line of lines)
    if (line.trim() !== '') depth = Math.min(depth, line.length - line.trimStart().length);
  return depth === 0 || depth === Number.POSITIVE_INFINITY ? lines : lines.map((line) => line.slice(depth));
}
