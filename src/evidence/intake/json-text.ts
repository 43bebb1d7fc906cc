import type { z } from 'zod';

/** `exchanges[0].request.url: expected string` from the first issue of a schema. */
export function placeOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'does not have the expected form';
  let path = '';
  for (const part of issue.path)
    path += typeof part === 'number' ? `[${part}]` : `${path === '' ? '' : '.'}${String(part).slice(0, 60)}`;
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  return `${path === '' ? 'the top level' : path}: ${issue.message.slice(0, 160)}${more}`;
}

/** `line 3, column 14` of a place in a text. */
export function lineAndColumn(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line ${line}, column ${at - before.lastIndexOf('\n')}`;
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
