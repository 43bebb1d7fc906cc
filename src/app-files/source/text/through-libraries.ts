import type { Operation, OperationsTable } from '../../../jira-facts/index.ts';
import { clientCall, type FoundCall, type ScanFindings, type UnresolvedCall } from '../found.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { chainBefore, keyOf, kindsOf } from './called-on.ts';
import { type ClientLibrary, clientLibraries } from './client-libraries.ts';
import { isNoCall, lineBefore } from './literals.ts';

/** Where a file says that it uses a library; -1: nowhere but in a remark. */
const markIn = (text: string, mark: ClientLibrary['mark']): number => {
  const at = typeof mark === 'string' ? text.indexOf(mark) : text.search(mark);
  return at >= 0 && /^\s*(?:\/\/|\*|#)/.test(lineBefore(text, at)) ? -1 : at;
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
    if (operation !== null) calls.push(clientCall({ file, line: lineOf(start) }, operation));
    else if (
      text[start + method.length] === '(' &&
      isService(kind, holder, outer) &&
      ways.some((key) => services.has(key.slice(0, key.lastIndexOf('.'))))
    )
      unresolved.push({
        file,
        line: lineOf(start),
        why: `what ${holder}.${method} of ${library} calls is not known here`,
      });
  }
  return { calls, unresolved };
};

/** The calls that go through client libraries; a library that none was found of is told, at the first file that uses it. */
export const throughLibraries = (
  files: readonly SourceFile[],
  table: OperationsTable,
): ScanFindings & { readonly silent: readonly UnresolvedCall[] } => {
  const silent: UnresolvedCall[] = [];
  const found = clientLibraries(files, table).flatMap((library): ScanFindings[] => {
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
