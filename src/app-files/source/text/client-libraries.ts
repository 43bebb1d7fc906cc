import { nameOf, type Operation, type OperationsTable } from '../../../jira-facts/index.ts';
import { atlassianSdk } from '../clients/atlassian-sdk.ts';
import { byDocumentedName } from '../clients/documented-names.ts';
import { goAtlassian } from '../clients/go-atlassian.ts';
import { goJira } from '../clients/go-jira.ts';
import { javaClient } from '../clients/java-client.ts';
import { jiraRuby } from '../clients/jira-ruby.ts';
import { phpClient } from '../clients/php-client.ts';
import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { push } from '../push.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { isNoCall, lineBefore } from './literals.ts';
import { lastWord } from './words.ts';

/** A client library: what goes through it bears no address, and is known by the names of its methods. */
interface ClientLibrary {
  readonly name: string;
  /** What a file says that uses it. */
  readonly mark: string | RegExp;
  readonly endings: RegExp;
  readonly methods: ReadonlyMap<string, string>;
  /** Its clients are used in files that do not name it. */
  readonly isHandedOn?: true;
  /** What some file says where the app uses its client for version 3 of the API, not 2. */
  readonly ofVersion3?: string;
}

const jvm = /\.(?:java|kt|kts|groovy|scala)$/;

const clientLibraries: readonly ClientLibrary[] = [
  { name: 'go-jira', mark: '/andygrunwald/go-jira', endings: /\.go$/, methods: goJira },
  {
    name: 'go-atlassian',
    mark: '/ctreminiom/go-atlassian',
    endings: /\.go$/,
    methods: goAtlassian,
    ofVersion3: '/jira/v3"',
  },
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

/** What tools make of Atlassian's documents: a class for each group of operations, with their ids for methods. */
const generatedClient = (table: OperationsTable): ClientLibrary => {
  const groups = new Set(
    table.all.flatMap(({ group }) =>
      group ? group.replace(/(?:^|[^A-Za-z]+)([a-z]?)/g, (_, letter: string) => letter.toUpperCase()) : [],
    ),
  );
  const inPackage = '[\\w.]{0,120}';
  return {
    name: 'a client made of the documents',
    // Bounded: it is put together for each scan, where no house rule sees how long it takes.
    mark: new RegExp(
      `^import ${inPackage}(?:jira|atlassian)${inPackage}\\.(?:${[...groups].join('|')})Api\\b`,
      'm',
    ),
    endings: jvm,
    methods: new Map([...byDocumentedName(table)].map(([key, operation]) => [key, nameOf(operation)])),
    isHandedOn: true,
  };
};

/** Where a file says that it uses a library; -1: nowhere but in a remark. */
const markIn = (text: string, mark: ClientLibrary['mark']): number => {
  const at = typeof mark === 'string' ? text.indexOf(mark) : text.search(mark);
  return at >= 0 && /^\s*(?:\/\/|\*|#)/.test(lineBefore(text, at)) ? -1 : at;
};

/** The plain name of a client, a service or a resource: `getIssueClient`, `IssueRestClient`, `issueService`, `issuesApi` → `issue`, `issues`. */
const plain = (name: string): string =>
  name
    .replace(/^_{0,2}get(?=[A-Z])|^_/, '')
    .replace(/(?:Rest)?Client$|Service$|Api$/, '')
    .toLowerCase();

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

/**
 * What a name of a file is declared as, or made by, before a place: `IssueRestClient cl`, `$s = new IssueService(…)`, `i = jira.CreateIssue(…)`;
 * the same name is often given something else further on.
 */
const kindsOf = (text: string): ((name: string, place: number) => string | undefined) => {
  const kinds = new Map<string, { readonly kind: string; readonly at: number }[]>();
  for (const { 1: kind = '', 2: name = '', index } of text.matchAll(
    /\b([A-Z]\w{2,60})\s{1,4}\$?([a-z_]\w{0,60})\s{0,4}[;,)=]/g,
  ))
    push(kinds, name, { kind, at: index });
  for (const { 1: name = '', 2: value = '', index } of text.matchAll(
    /(?<!\w)(\w{1,60})\s{0,4}:?=(?![=>])([^;\n]{1,200})/g,
  )) {
    // `s.types = client.Issue.Type`: a service that is kept.
    const maker =
      keptService(value) ??
      /^\s{0,4}(?:await\s{1,4})?new\s{1,4}(\w{1,60})/.exec(value) ??
      /\b(\w{1,60})\([^()]{0,120}\)\s{0,4}$/.exec(value);
    if (maker?.[1] !== undefined) push(kinds, name, { kind: maker[1], at: index });
  }
  return (name, place) => {
    const given = [...(kinds.get(name) ?? [])].sort((a, b) => a.at - b.at);
    return (given.findLast(({ at }) => at < place) ?? given[0])?.kind;
  };
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
  /** What they are called on: `issue`, `issue.comment`. */
  readonly services: ReadonlySet<string>;
}

const methodsOf = ({ methods }: ClientLibrary): Methods => {
  const byKey = new Map([...methods].map(([name, operation]) => [keyOf(name.split('.')), operation]));
  const services = new Set([...byKey.keys()].map((key) => key.slice(0, key.lastIndexOf('.'))));
  // What is called after Jira may be a class of the app's own.
  services.delete('jira');
  return { byKey, services };
};

/** Whether a name can only be a service of a client: `issueClient`, `jira.Issue`; `client.User` may be anybody's. */
const isService = (kind: string | undefined, holder: string, outer: readonly string[]): boolean =>
  /(?:Client|Service|Api)$/.test(kind ?? holder) ||
  (/^[A-Z]/.test(holder) && outer.some((name) => /jira|atlassian/i.test(name)));

/** The calls of one file through a library; of a method of its services that is not known, that it is called. */
const callsIn = (
  { path: file, text }: SourceFile,
  { byKey, services }: Methods,
  { name: library }: ClientLibrary,
  named: (operation: string) => Operation | null,
): ScanFindings => {
  const lineOf = lineFinder(text);
  const kindOf = kindsOf(text);
  const calls: FoundCall[] = [];
  const unresolved: UnresolvedCall[] = [];
  for (const { 0: whole, 1: method = '', index } of text.matchAll(member)) {
    const start = index + whole.length - method.length;
    const [last = '', holder = '', ...outer] = chainBefore(text, start + method.length);
    if (holder === '' || isNoCall(text, start)) continue;
    const kind = kindOf(holder, start);
    const ways = [
      ...(kind === undefined ? [] : [[...kind.split('.'), last]]),
      [...outer.slice(0, 2).reverse(), holder, last],
      [...outer.slice(0, 1).reverse(), holder, last],
      [holder, last],
    ].map(keyOf);
    const known = ways.find((key) => byKey.has(key));
    const operation = known === undefined ? null : named(byKey.get(known) ?? '');
    const line = lineOf(start);
    if (operation !== null)
      calls.push({
        method: operation.method,
        path: operation.path,
        file,
        line,
        operation,
        by: 'client-method',
      });
    else if (
      text[start + method.length] === '(' &&
      isService(kind, holder, outer) &&
      ways.some((key) => services.has(key.slice(0, key.lastIndexOf('.'))))
    )
      unresolved.push({ file, line, why: `what ${holder}.${method} of ${library} calls is not known here` });
  }
  return { calls, unresolved };
};

/** The calls that go through client libraries; a library that none was found of is told, at the first file that uses it. */
export const throughLibraries = (
  files: readonly SourceFile[],
  table: OperationsTable,
): ScanFindings & { readonly silent: readonly UnresolvedCall[] } => {
  const silent: UnresolvedCall[] = [];
  const found = [...clientLibraries, generatedClient(table)].flatMap((library): ScanFindings[] => {
    const { name, mark, endings, isHandedOn, ofVersion3 } = library;
    const own = files.filter(({ path }) => endings.test(path));
    const using = own.filter(({ text }) => markIn(text, mark) >= 0);
    const [first] = using;
    if (first === undefined) return [];
    const methods = methodsOf(library);
    const isOf3 = ofVersion3 !== undefined && own.some(({ text }) => text.includes(ofVersion3));
    const named = (operation: string): Operation | null =>
      (isOf3 ? table.named(operation.replace('/api/2/', '/api/3/')) : null) ?? table.named(operation);
    const parts = using.map((file) => callsIn(file, methods, library, named));
    if (isHandedOn)
      for (const file of own)
        if (!using.includes(file))
          parts.push({ calls: callsIn(file, methods, library, named).calls, unresolved: [] });
    if (parts.some(({ calls, unresolved }) => calls.length + unresolved.length > 0)) return parts;
    const line = lineFinder(first.text)(markIn(first.text, mark));
    const why = `${name} is used, and no call through it was recognised`;
    silent.push({ file: first.path, line, why });
    return [];
  });
  return {
    calls: found.flatMap(({ calls }) => calls),
    unresolved: found.flatMap(({ unresolved }) => unresolved),
    silent,
  };
};
