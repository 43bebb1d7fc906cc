import { headerOf } from '../values/index.ts';
import { basicOf, type Command, joinedLines } from './command.ts';
import { promptForm } from './prompt.ts';

/** A command line of curl, behind the prompt of a shell or of a CI. */
export const commandLine = new RegExp(`^\\s{0,12}(?:${promptForm})?(?:\\S{0,20}\\$\\s)?curl(?:\\.exe)?\\s`);

/** The command that a part of a text begins with, its continued lines joined; null where it begins with none. */
export function readCommand(part: readonly string[]): Command | null {
  if (!commandLine.test(part[0] ?? '')) return null;
  const { line: whole, lines } = joinedLines(part, /[\\^`]\s{0,4}$/, isOpen);
  let line = whole;
  const written = writtenBehind.exec(line);
  const outcome = toOutcome(written) ?? toOutcome(writtenBelow.exec(part[lines] ?? ''));
  if (written !== null) line = line.slice(0, written.index);
  const headers: Record<string, string> = {};
  for (const found of line.matchAll(
    /(?:-H|--header)[\s=]{1,4}(?:"([A-Za-z0-9-]{1,60}):\s?([^"]{0,8000})"|'([A-Za-z0-9-]{1,60}):\s?([^']{0,8000})'|([A-Za-z0-9-]{1,60}):\s?((?:Basic|Bearer|JWT|OAuth)\s\S{1,8000}|\S{1,8000}))/g,
  )) {
    const name = found[1] ?? found[3] ?? found[5];
    if (name !== undefined && name !== '__proto__') headers[name] = found[2] ?? found[4] ?? found[6] ?? '';
  }
  const made = headerOf(headers, 'authorization') ?? '';
  if (/base64/.test(made)) headers.Authorization = `Basic ***${mayBreak(made) ? ' (line end)' : ''}`;
  const user = /(?:^|\s)(?:-u|--user)[\s=]{1,4}(?:"([^"]{0,2000})"|'([^']{0,2000})'|(\S{1,2000}))/.exec(line);
  if (user && headerOf(headers, 'authorization') === undefined)
    headers.Authorization = basicOf(user[1] ?? user[2] ?? user[3] ?? '');
  const cookie =
    /\s(?:-b|--cookie)[\s=]{1,4}(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s"']{1,2000}=\S{0,2000}))/.exec(
      line,
    );
  if (cookie && headerOf(headers, 'cookie') === undefined)
    headers.Cookie = cookie[1] ?? cookie[2] ?? cookie[3] ?? '***';
  const sent =
    /\s(?:-d|--data[a-z-]{0,12}|--json)[\s=]{1,4}(?:"((?:[^"\\]|\\.){0,8000})"|'([^']{0,8000})'|(\S{1,8000}))/.exec(
      line,
    );
  const method =
    /(?:\s-X|--request)[\s=]{0,4}["']?([A-Za-z]{3,8})/.exec(line)?.[1] ??
    (sent || /\s(?:-F|--form)\s/.test(line) ? 'POST' : 'GET');
  return {
    url:
      /(https?:\/\/[^\s"'\\]{1,4096})/.exec(line)?.[1] ??
      /\s["']?(\/(?:rest|ex\/jira|oauth\/token|gateway\/api|_edge)\/[^\s"'\\]{1,4096})/.exec(line)?.[1] ??
      /\s["']?([\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\/[^\s"']{1,2000})/.exec(line)?.[1],
    method: method.toUpperCase(),
    headers,
    body: sent?.[1] ?? sent?.[2] ?? sent?.[3] ?? null,
    lines,
    outcome,
    keptIn: /\s(?:-[a-zA-Z]{0,6}o|--output)[\s=]["']?([^\s"']{1,400})/.exec(line)?.[1],
  };
}

/** What a person writes behind a command, or below it in a comment: `-> 401 Client must be …`, `# HTTP 200`. */
const writtenBehind = /(?<=\s)(?:->|=>|→|#)\s{1,3}(?:HTTP(?:\/\d(?:\.\d)?)? )?([2-5]\d\d)(?= |$)/;
const writtenBelow =
  /^\s{0,4}(?:#|\/\/)\s{0,3}(?:(?:->|=>|→|[a-z]{2,12}:?)\s{1,3})?(?:HTTP(?:\/\d(?:\.\d)?)?:? )?([2-5]\d\d)(?![\w.-])/i;

const toOutcome = (written: RegExpExecArray | null): Command['outcome'] =>
  written === null
    ? null
    : { status: Number(written[1]), said: written.input.slice(written.index + written[0].length).trim() };

/** `echo` adds a line end, and GNU's base64 wraps what is longer than 57 bytes, as any pair with a token of today. */
const mayBreak = (command: string) =>
  !/base64\s[^|)]{0,40}(?:-w|--wrap|-b)|tr -d/.test(command) || /echo (?!-n)/.test(command);

/** A quote is not closed, or a mail broke the line before the address. */
function isOpen(line: string, below: string): boolean {
  if (line.length > 4_000) return false;
  return (
    line.split("'").length % 2 === 0 ||
    (!/https?:\/\//.test(line) && /^\s{0,8}["']?(?:https?:\/\/|-\w\s|--\w)/.test(below))
  );
}
