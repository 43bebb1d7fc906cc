import type { FoundCall, ScanFindings, UnresolvedCall } from './found.ts';
import { type PathReader, restPathOf, shown } from './rest-path.ts';
import { lineFinder, type SourceFile } from './source-file.ts';

/** A text in quotes that holds a path; long enough for any address. */
const quoted = /(["'`])((?:(?!\1)[^\\\n]|\\.){0,400}?rest\/(?:(?!\1)[^\\\n]|\\.){0,400})\1/g;
/** Names of functions and constants that say a method, next to the text. */
const verb =
  /\b(?:Http)?(?:Method)?[.:_]?(GET|POST|PUT|DELETE|PATCH)\b|\b(?:New|new|do|send|http|make|async)?(Get|Post|Put|Delete|Patch)(?:Request|Async|ForObject|ForEntity|Json|JSON|_async|From|Mapping)?\s*[(<]|\.(get|post|put|delete|patch)\s*[(<]?|(?:^|\s)-X\s*['"]?(GET|POST|PUT|DELETE|PATCH)\b/;
const farthest = 160;

/** Text before and behind, on the lines of the same statement. */
const around = (text: string, start: number, end: number): string[] => {
  const before = text.slice(Math.max(0, start - farthest), start);
  const behind = text.slice(end, end + farthest);
  const from = Math.max(before.lastIndexOf(';'), before.lastIndexOf('\n\n'), before.lastIndexOf('}'));
  const to = behind.search(/[;}]|\n\n/);
  return [before.slice(from + 1), to < 0 ? behind : behind.slice(0, to)];
};

const methodNear = (text: string, start: number, end: number): string | null => {
  for (const part of around(text, start, end)) {
    const found = verb.exec(part);
    if (found) return (found[1] ?? found[2] ?? found[3] ?? found[4])?.toUpperCase() ?? null;
  }
  return null;
};

/** Placeholders of other languages: `#{key}`, `${key}`, `$key`, `{key}`, `%s`, `" + key + "`. */
const plain = (address: string): string =>
  address.replace(/#\{[^{}]*\}/g, '{value}').replace(/\\\(([^()]*)\)/g, '{value}');

/** Finds addresses in the string literals of a language that is not parsed; each call found is marked so. */
export const scanTexts = (files: readonly SourceFile[], paths: PathReader): ScanFindings => {
  const calls: FoundCall[] = [];
  const unresolved: UnresolvedCall[] = [];
  for (const { path: file, text } of files) {
    if (!text.includes('rest/')) continue;
    const lineOf = lineFinder(text);
    for (const match of text.matchAll(quoted)) {
      const address = restPathOf(plain(match[2] ?? ''), paths.families);
      if (!address?.isJira) continue;
      const line = lineOf(match.index);
      const method = methodNear(text, match.index, match.index + match[0].length);
      const known = method === null ? paths.methodsAt(address.path) : [method];
      const [only, ...others] = known;
      const reading = only === undefined ? null : paths.read(only, address.path);
      if (only === undefined || reading === null || others.length > 0 || reading.kind === 'open')
        unresolved.push({
          file,
          line,
          why: `${shown(address.path)} was read as text: its ${only && others.length === 0 ? 'rest' : 'method'} is not known`,
        });
      else
        calls.push({
          file,
          line,
          method: only,
          path: shown(reading.path),
          operation: reading.kind === 'known' ? reading.operation : null,
          by: 'text',
        });
    }
  }
  return { calls, unresolved };
};
