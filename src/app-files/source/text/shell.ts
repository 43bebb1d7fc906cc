import { methodOfCurl } from '../curl-command.ts';
import type { Span } from './calls.ts';
import type { TextFile } from './text-file.ts';

/** A command longer than that is none that a person wrote. */
const longest = 2_000;

/** A method that a command keeps in a variable. */
const methodInVariable = /(?:-X|--request)[ =]?["']?\$/;

/** Where the command ends, or begins, that a place stands in: at a line's end, unless it goes on. */
const edgeOf = (text: string, from: number, step: 1 | -1): number => {
  let at = from;
  while (at > 0 && at < text.length && Math.abs(at - from) < longest) {
    if (
      text[step < 0 ? at - 1 : at] === '\n' &&
      !/[\\`|]\s{0,4}$/.test(text.slice(Math.max(0, at - 6), step < 0 ? at - 1 : at))
    )
      break;
    at += step;
  }
  return at;
};

/** The text of a function of the shell, by its name; null: there is none. */
const bodyOf = (text: string, name: string): string | null => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const header = /^\s{0,4}\(\)\s{0,20}\{/.exec(text.slice(at + name.length, at + name.length + 40));
    if (header === null || /\w/.test(text[at - 1] ?? '')) continue;
    const start = at + name.length + header[0].length;
    const end = text.indexOf('\n}', start);
    return text.slice(start, end < 0 ? start + longest : Math.min(end, start + longest));
  }
  return null;
};

/**
 * The method of the command that an address is an argument of: of curl, of a function that runs curl, of PowerShell's own; null: it is none
 * of them, or states its method in a variable.
 */
export const methodOfCommand = ({ text, path }: TextFile, { start, end }: Span): string | null => {
  const command = text.slice(edgeOf(text, start, -1), edgeOf(text, end, 1));
  if (/\.ps1$/i.test(path))
    return /\bInvoke-(?:RestMethod|WebRequest)\b/i.test(command) && !/-Method\b|\s@\w/i.test(command)
      ? 'GET'
      : null;
  if (!/\.(?:sh|bash)$/i.test(path) || methodInVariable.test(command)) return null;
  if (/\bcurl\s/.test(command)) return methodOfCurl(command);
  const before = text.slice(edgeOf(text, start, -1), start);
  const words = before
    .slice(Math.max(...[...'|;&(`'].map((sign) => before.lastIndexOf(sign))) + 1)
    .trim()
    .split(/\s+/);
  const name = words.find((word) => !/^(?:if|while|until|then|do|else|!)$/.test(word)) ?? '';
  const body = /^[A-Za-z_][\w-]*$/.test(name) ? bodyOf(text, name) : null;
  return body !== null && /\bcurl\s/.test(body) && !methodInVariable.test(body) ? methodOfCurl(body) : null;
};
