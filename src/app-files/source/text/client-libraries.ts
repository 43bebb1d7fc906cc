import type { OperationsTable } from '../../../jira-facts/index.ts';
import { atlassianSdk } from '../clients/atlassian-sdk.ts';
import { goAtlassian } from '../clients/go-atlassian.ts';
import { goJira } from '../clients/go-jira.ts';
import { javaClient } from '../clients/java-client.ts';
import { jiraRuby } from '../clients/jira-ruby.ts';
import { phpClient } from '../clients/php-client.ts';
import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { isNoCall, lineBefore } from './literals.ts';
import { lastWord } from './words.ts';

/** A client library: what goes through it bears no address, and is known by the names of its methods. */
interface ClientLibrary {
  readonly name: string;
  /** What a file says that uses it. */
  readonly mark: string;
  readonly endings: RegExp;
  readonly methods: ReadonlyMap<string, string>;
  /** Its clients are used in files that do not name it. */
  readonly isHandedOn?: true;
}

const jvm = /\.(?:java|kt|kts|groovy|scala)$/;

const clientLibraries: readonly ClientLibrary[] = [
  { name: 'go-jira', mark: '/andygrunwald/go-jira', endings: /\.go$/, methods: goJira },
  { name: 'go-atlassian', mark: '/ctreminiom/go-atlassian', endings: /\.go$/, methods: goAtlassian },
  {
    name: 'the Jira REST Java Client',
    mark: 'com.atlassian.jira.rest.client',
    endings: jvm,
    methods: javaClient,
  },
  { name: 'php-jira-rest-client', mark: 'JiraRestApi\\', endings: /\.php$/, methods: phpClient },
  { name: 'Atlassian.SDK', mark: 'using Atlassian.Jira', endings: /\.cs$/, methods: atlassianSdk },
  { name: 'jira-ruby', mark: 'JIRA::Client', endings: /\.rb$/, methods: jiraRuby, isHandedOn: true },
  { name: 'Dapplo.Jira', mark: 'using Dapplo.Jira', endings: /\.cs$/, methods: new Map() },
];

const uses = (text: string, mark: string): boolean => {
  const at = text.indexOf(mark);
  return at >= 0 && !/^\s*(?:\/\/|\*|#)/.test(lineBefore(text, at));
};

/** The plain name of a client, a service or a resource: `getIssueClient`, `IssueRestClient`, `issueService` → `issue`. */
const plain = (name: string): string => {
  const short = name.replace(/^_{0,2}get(?=[A-Z])|^_/, '').replace(/(?:Rest)?Client$|Service$/, '');
  return short.charAt(0).toLowerCase() + short.slice(1);
};

/** A method without what says how it is sent. */
const bareMethod = (name: string): string => name.replace(/(?:WithContext|WithOptions|Async)$/, '');

const keyOf = (parts: readonly string[]): string =>
  [...parts.slice(0, -1).map(plain), bareMethod(parts.at(-1) ?? '')].join('.');

/** The names that a call goes through, the last first: `cl.getIssueClient().getIssue` → getIssue, getIssueClient, cl. */
const chainBefore = (text: string, end: number): string[] => {
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

/** What the names of a file are declared as, or made by: `IssueRestClient cl`, `$s = new IssueService(…)`, `i = jira.CreateIssue(…)`. */
const kindsOf = (text: string): ReadonlyMap<string, string> => {
  const kinds = new Map<string, string>();
  for (const [, type = '', name = ''] of text.matchAll(
    /\b([A-Z]\w{2,60})\s{1,4}\$?([a-z_]\w{0,60})\s{0,4}[;,)=]/g,
  ))
    kinds.set(name, type);
  for (const [, name = '', value = ''] of text.matchAll(
    /(?<!\w)(\w{1,60})\s{0,4}:?=(?![=>])([^;\n]{1,200})/g,
  )) {
    // `s.types = client.Issue.Type`: a service that is kept.
    const maker =
      keptService(value) ??
      /^\s{0,4}(?:await\s{1,4})?new\s{1,4}(\w{1,60})/.exec(value) ??
      /\b(\w{1,60})\([^()]{0,120}\)\s{0,4}$/.exec(value);
    if (maker?.[1] !== undefined) kinds.set(name, maker[1]);
  }
  return kinds;
};

/** The services at the end of a chain of names: `client.Issue.Type` → `Issue.Type`. */
const keptService = (value: string): readonly [string, string] | null => {
  const names = /^\s{0,4}([\w.]{1,120})\s{0,4}$/.exec(value)?.[1]?.split('.') ?? [];
  const services = names.filter((name, index) => index > 0 && /^[A-Z]/.test(name));
  return services.length > 0 ? ['', services.join('.')] : null;
};

const member = /(?:\.|->)\s{0,40}([A-Za-z_]\w{1,60}[!]?)/g;

/** The methods of a library, as calls are held against them. */
interface Methods {
  readonly byKey: ReadonlyMap<string, string>;
  /** What they are called behind the last dot. */
  readonly lasts: ReadonlySet<string>;
}

const methodsOf = ({ methods }: ClientLibrary): Methods => {
  const byKey = new Map([...methods].map(([name, operation]) => [keyOf(name.split('.')), operation]));
  return { byKey, lasts: new Set([...byKey.keys()].map((key) => key.slice(key.lastIndexOf('.') + 1))) };
};

/** The calls of one file through a library. */
const callsIn = (
  { path: file, text }: SourceFile,
  { byKey, lasts }: Methods,
  table: OperationsTable,
): FoundCall[] => {
  const lineOf = lineFinder(text);
  const kinds = kindsOf(text);
  return [...text.matchAll(member)].flatMap(({ 0: whole, 1: method = '', index }) => {
    const start = index + whole.length - method.length;
    if (!lasts.has(bareMethod(method)) || isNoCall(text, start)) return [];
    const [last = '', holder = '', ...outer] = chainBefore(text, start + method.length);
    const kind = kinds.get(holder);
    const name = [
      ...(kind === undefined ? [] : [[...kind.split('.'), last]]),
      [...outer.slice(0, 2).reverse(), holder, last],
      [...outer.slice(0, 1).reverse(), holder, last],
      [holder, last],
    ]
      .map((parts) => byKey.get(keyOf(parts)))
      .find((one) => one !== undefined);
    const operation = name === undefined ? null : table.named(name);
    return operation === null
      ? []
      : [
          {
            method: operation.method,
            path: operation.path,
            file,
            line: lineOf(start),
            operation,
            by: 'client-method',
          },
        ];
  });
};

/** The calls that go through client libraries; a library that none was found of is told, at the first file that uses it. */
export const throughLibraries = (files: readonly SourceFile[], table: OperationsTable): ScanFindings => {
  const found = clientLibraries.map((library) => {
    const { name, mark, endings, isHandedOn } = library;
    const own = files.filter(({ path }) => endings.test(path));
    const using = own.filter(({ text }) => uses(text, mark));
    const [first] = using;
    if (first === undefined) return { calls: [], unresolved: [] };
    const methods = methodsOf(library);
    const calls = (isHandedOn ? own : using).flatMap((file) => callsIn(file, methods, table));
    const line = lineFinder(first.text)(first.text.indexOf(mark));
    const why = `${name} is used, and no call through it was recognised`;
    const unresolved: UnresolvedCall[] = calls.length > 0 ? [] : [{ file: first.path, line, why }];
    return { calls, unresolved };
  });
  return {
    calls: found.flatMap(({ calls }) => calls),
    unresolved: found.flatMap(({ unresolved }) => unresolved),
  };
};
