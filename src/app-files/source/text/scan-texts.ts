import type { OperationsTable } from '../../../jira-facts/index.ts';
import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { callRead, type PathReader } from '../path-reader.ts';
import { restPathOf, shown } from '../rest-path.ts';
import type { SourceFile } from '../source-file.ts';
import { throughLibraries } from './client-libraries.ts';
import { AddressFollower, type Followed } from './follow-address.ts';
import { isNoCall, literalsOf } from './literals.ts';
import { TextFile } from './text-file.ts';

const judged = (
  { file: { path: file }, file: source, start, address, method: stated }: Followed,
  paths: PathReader,
): FoundCall | UnresolvedCall | null => {
  const path = restPathOf(address, paths.families);
  if (!path?.isJira || path.isShort) return null;
  const line = source.lineOf(start);
  const isBase = path.path.split('/').length <= 4 && paths.methodsAt(path.path).length === 0;
  if (isBase)
    return { file, line, why: `${shown(path.path)} is a base address: what is put behind it was not found` };
  const isBeginning = address.endsWith('/');
  const known = stated !== null ? [stated] : isBeginning ? [] : paths.methodsAt(path.path);
  const [method, ...others] = known;
  const reading = method === undefined ? null : paths.read(method, path.path);
  if (method === undefined || reading === null || others.length > 0 || reading.kind === 'open')
    return {
      file,
      line,
      why: `${shown(path.path)} was read as text: its ${method && others.length === 0 ? 'rest' : 'method'} is not known`,
    };
  return callRead({ file, line }, method, reading, 'text');
};

const mayAddress = (text: string): boolean =>
  text.includes('rest/') || text.includes('api.atlassian.com/jira/');

/** Finds addresses in the string literals of languages that are not parsed, and follows them by their names; each call found is marked so. */
export const scanTexts = (
  files: readonly SourceFile[],
  table: OperationsTable,
  paths: PathReader,
): ScanFindings => {
  const through = throughLibraries(files, table);
  const calls: FoundCall[] = [...through.calls];
  const unresolved: UnresolvedCall[] = [];
  const told = new Set<string>();
  const isKnown = (method: string, address: string): boolean => {
    const path = restPathOf(address, paths.families);
    return path?.isJira === true && !path.isShort && paths.read(method, path.path).kind === 'known';
  };
  const endingOf = (path: string): string => path.slice(path.lastIndexOf('.'));
  for (const ending of new Set(files.map(({ path }) => endingOf(path)))) {
    const all = files.filter(({ path }) => endingOf(path) === ending);
    if (!all.some(({ text }) => mayAddress(text))) continue;
    const read = all.map((file) => new TextFile(file));
    const follower = new AddressFollower(read, isKnown);
    for (const file of read.filter(({ text }) => mayAddress(text)))
      for (const literal of literalsOf(file.text)) {
        if (!mayAddress(literal.text) || isNoCall(file.text, literal.start)) continue;
        if (restPathOf(literal.text, paths.families) === null) continue;
        for (const followed of follower.follow(file, literal, literal.text)) {
          const one = judged(followed, paths);
          const key = JSON.stringify(one);
          if (one === null || told.has(key)) continue;
          told.add(key);
          if ('why' in one) unresolved.push(one);
          else calls.push(one);
        }
      }
  }
  // What a library only sends for the app is found by its address.
  const silent = through.unresolved.filter(({ file }) => !calls.some((call) => call.file === file));
  return { calls, unresolved: [...silent, ...unresolved] };
};
