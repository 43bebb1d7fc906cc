import type { core } from 'zod/mini';

/** `exchanges[0].request.url: expected string` from the first issue of a schema. */
export function firstFault({ issues }: core.$ZodError): string {
  const issue = issues[0];
  if (issue === undefined) return 'does not have the expected form';
  let path = '';
  for (const part of issue.path)
    path += typeof part === 'number' ? `[${part}]` : `${path === '' ? '' : '.'}${String(part).slice(0, 60)}`;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return `${path === '' ? 'the top level' : path}: ${whatWasExpected(issue)}${more}`;
}

/** In words of our own: those of the library come with its languages, which a short run need not load. */
function whatWasExpected(issue: core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected one of ${issue.values.map(String).join(', ')}`;
  return 'does not have the expected form';
}

/** `line 3, column 14` of a place in a text. */
function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line ${line}, column ${at - before.lastIndexOf('\n')}`;
}

/** A value of JSON where a text may hold none; null then. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Parses JSON; the problem names the place and repeats nothing of the text. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const at = position === undefined ? text.length : Number(position);
    const why =
      at >= text.trimEnd().length || /end of JSON|Unterminated/i.test(message)
        ? 'it ends too early'
        : 'it is not valid JSON';
    return { ok: false, problem: `${lineAndColumn(text, at)}: ${why}` };
  }
}
