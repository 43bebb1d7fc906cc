import { push } from '../push.ts';
import { lastWord } from './words.ts';

/** The plain name of a client, a service or a resource: `getIssueClient`, `IssueRestClient`, `issueService`, `issuesApi` → `issue`, `issues`. */
const plain = (name: string): string =>
  name
    .replace(/^_{0,2}get(?=[A-Z])|^_/, '')
    .replace(/(?:Rest)?Client$|Service$|Api$/, '')
    .toLowerCase();

/** A method without what says how it is sent. */
const bareMethod = (name: string): string => name.replace(/(?:WithContext|WithOptions|Async)$/, '');

/** A method with what it is called on, as tables have them: `issue.getIssue`. */
export const keyOf = (parts: readonly string[]): string =>
  [...parts.slice(0, -1).map(plain), bareMethod(parts.at(-1) ?? '')].join('.');

/** The names that a call goes through, the last first: `cl.getIssueClient().getIssue` → getIssue, getIssueClient, cl. */
export const chainBefore = (text: string, end: number): string[] => {
  const names: string[] = [];
  let at = end;
  while (names.length < 5) {
    const name = lastWord(text.slice(Math.max(0, at - 80), at));
    if (name === '' || !text.endsWith(name, at)) return names;
    names.push(name);
    at -= name.length;
    const dot = /(?:\?\.|!\.|\.|->|&\.)\s{0,40}$/.exec(text.slice(Math.max(0, at - 42), at))?.[0];
    if (dot === undefined) return names;
    at -= dot.length;
    while (/\s/.test(text[at - 1] ?? '')) at -= 1;
    at = text[at - 1] === ')' ? openingOf(text, at - 1) : at;
  }
  return names;
};

/** Where the bracket opens that closes at a place. */
const openingOf = (text: string, close: number): number => {
  let depth = 0;
  for (let at = close; at >= 0 && close - at < 400; at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return close;
};

/**
 * What a name of a file is declared as, or made by, before a place: `IssueRestClient cl`, `$s = new IssueService(…)`, `i = jira.CreateIssue(…)`;
 * the same name is often given something else further on.
 */
export const kindsOf = (text: string): ((name: string, place: number) => string | undefined) => {
  const kinds = new Map<string, { readonly kind: string; readonly at: number }[]>();
  for (const { 1: kind = '', 2: name = '', index } of text.matchAll(
    /\b([A-Z]\w{2,60})\s{1,4}\$?([a-z_]\w{0,60})\s{0,4}[;,)=]/g,
  ))
    push(kinds, name, { kind, at: index });
  const declared = new Set(kinds.keys());
  for (const { 1: name = '', 2: value = '', index } of text.matchAll(
    /(?<!\w)(\w{1,60})\s{0,4}:?=(?![=>])([^;\n]{1,200})/g,
  )) {
    // `s.types = client.Issue.Type`: a service that is kept.
    const maker =
      keptService(value) ??
      /^\s{0,4}(?:await\s{1,4})?new\s{1,4}(\w{1,60})/.exec(value) ??
      // `app(IssueService::class)`: a container is asked for it.
      /\((\w{1,60})::class[,)]/.exec(value) ??
      // What a function gives back is what the name is declared as.
      (declared.has(name) ? null : /\b(\w{1,60})\([^()]{0,120}\)\s{0,4}$/.exec(value));
    if (maker?.[1] !== undefined) push(kinds, name, { kind: maker[1], at: index });
  }
  for (const given of kinds.values()) given.sort((a, b) => a.at - b.at);
  return (name, place) => {
    const given = kinds.get(name) ?? [];
    return (given.findLast(({ at }) => at < place) ?? given[0])?.kind;
  };
};

/** The services at the end of a chain of names: `client.Issue.Type` → `Issue.Type`. */
const keptService = (value: string): readonly [string, string] | null => {
  const names = /^\s{0,4}([\w.]{1,120})\s{0,4}$/.exec(value)?.[1]?.split('.') ?? [];
  const services = names.filter((name, index) => index > 0 && /^[A-Z]/.test(name));
  return services.length > 0 ? ['', services.join('.')] : null;
};
