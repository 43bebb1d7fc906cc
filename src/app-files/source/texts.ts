import type { FoundCall, ScanFindings, UnresolvedCall } from './found.ts';
import { type PathReader, restPathOf, shown } from './rest-path.ts';
import { lineFinder, type SourceFile } from './source-file.ts';

interface Literal {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const longest = 800;

/** Where the literal that starts with a quote ends; -1 when it does not on its line. */
const endOf = (text: string, start: number): number => {
  const quote = text[start];
  for (let at = start + 1; at < text.length && at - start <= longest; at += 1) {
    if (text[at] === quote) return at;
    if (text[at] === '\n') return -1;
    if (text[at] === '\\') at += 1;
  }
  return -1;
};

/** Texts in quotes, of one line each. */
const literalsOf = (text: string): Literal[] => {
  const literals: Literal[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '"' && text[at] !== "'" && text[at] !== '`') continue;
    const end = endOf(text, at);
    if (end < 0) continue;
    literals.push({ text: text.slice(at + 1, end), start: at, end: end + 1 });
    at = end;
  }
  return literals;
};

/** A word that says a method: `GET`, `HttpMethod.PUT`, `NewPostRequest(`, `.delete(`. */
const upper = /^(GET|POST|PUT|DELETE|PATCH)$/;
const camel =
  /^(?:New|new|do|send|http|make|async)?(Get|Post|Put|Delete|Patch)(?:Request|Async|ForObject|ForEntity|Json|JSON|From)?$/;
const lower = /^(get|post|put|delete|patch)$/;
const farthest = 160;

/** Text before and behind, of the same statement. */
const around = (text: string, { start, end }: Literal): string[] => {
  const before = text.slice(Math.max(0, start - farthest), start);
  const behind = text.slice(end, end + farthest);
  const from = Math.max(before.lastIndexOf(';'), before.lastIndexOf('\n\n'), before.lastIndexOf('}'));
  const to = behind.search(/[;}]|\n\n/);
  return [before.slice(from + 1), to < 0 ? behind : behind.slice(0, to)];
};

const methodNear = (text: string, literal: Literal): string | null => {
  for (const part of around(text, literal))
    for (const { 0: word, index } of part.matchAll(/[A-Za-z]+/g)) {
      const calls = /^[(<]/.test(part.slice(index + word.length).trimStart());
      const found =
        upper.exec(word) ??
        (calls ? camel.exec(word) : null) ??
        (part[index - 1] === '.' ? lower.exec(word) : null);
      if (found) return (found[1] ?? '').toUpperCase();
    }
  return null;
};

/** Placeholders of other languages: `#{key}`, `${key}`, `$key`, `{key}`, `%s`, `" + key + "`. */
const plain = (address: string): string =>
  address.replace(/#\{[^{}]*\}/g, '{value}').replace(/\\\(([^()]*)\)/g, '{value}');

/** The line that a place stands on, up to it. */
const lineBefore = (text: string, start: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 400), start);

/** What nobody sends: a remark, or an address that another one is compared with, as the routes of a test server are. */
const isNoCall = (text: string, { start }: Literal): boolean => {
  const before = lineBefore(text, start);
  return (
    /^\s*(?:\/\/|\*|#(?!\{))/.test(before) ||
    /(?:[=!]==?\s*|\b(?:HasPrefix|HasSuffix|HandleFunc|[sS]tartsWith|[eE]ndsWith|start_with\?|str_starts_with|[cC]ontains)\s*\([^()"'`]{0,120})$/.test(
      before,
    )
  );
};

/** Client libraries of languages that are not parsed: what goes through them bears no address. */
const clientLibraries: readonly { readonly mark: string; readonly name: string }[] = [
  { mark: '/andygrunwald/go-jira', name: 'go-jira' },
  { mark: '/ctreminiom/go-atlassian', name: 'go-atlassian' },
  { mark: 'com.atlassian.jira.rest.client', name: 'the Jira REST Java Client' },
  { mark: 'JiraRestApi\\', name: 'php-jira-rest-client' },
  { mark: 'using Atlassian.Jira', name: 'Atlassian.SDK' },
  { mark: 'using Dapplo.Jira', name: 'Dapplo.Jira' },
  { mark: 'JIRA::Client', name: 'jira-ruby' },
];

/** One line a library and file; a path of the module file itself is no use of it. */
const throughLibraries = ({ path: file, text }: SourceFile): UnresolvedCall[] =>
  clientLibraries.flatMap(({ mark, name }) => {
    const at = text.indexOf(mark);
    if (at < 0 || /^\s*(?:\/\/|\*|#)/.test(lineBefore(text, at))) return [];
    return [
      {
        file,
        line: lineFinder(text)(at),
        why: `what is called through ${name} is not read, only addresses are`,
      },
    ];
  });

/** Finds addresses in the string literals of a language that is not parsed; each call found is marked so. */
export const scanTexts = (files: readonly SourceFile[], paths: PathReader): ScanFindings => {
  const calls: FoundCall[] = [];
  const unresolved: UnresolvedCall[] = [];
  for (const source of files) {
    const { path: file, text } = source;
    unresolved.push(...throughLibraries(source));
    if (!text.includes('rest/')) continue;
    const lineOf = lineFinder(text);
    for (const literal of literalsOf(text)) {
      const address = literal.text.includes('rest/') ? restPathOf(plain(literal.text), paths.families) : null;
      if (!address?.isJira || address.isShort || isNoCall(text, literal)) continue;
      const line = lineOf(literal.start);
      const method = methodNear(text, literal);
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
