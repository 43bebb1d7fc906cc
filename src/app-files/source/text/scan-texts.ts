import type { OperationsTable } from '../../../jira-facts/index.ts';
import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { callRead, type PathReader } from '../path-reader.ts';
import { hole, restPathOf, shown } from '../rest-path.ts';
import { folderOf, type SourceFile } from '../source-file.ts';
import { callAround } from './calls.ts';
import { addsSegment } from './expressions.ts';
import { AddressFollower, type Followed } from './follow-address.ts';
import { isSent } from './is-sent.ts';
import { isNoCall } from './literals.ts';
import { TextFile } from './text-file.ts';
import { throughLibraries } from './through-libraries.ts';

const judged = (
  { file: { path: file }, file: source, start, address, method: stated }: Followed,
  paths: PathReader,
): FoundCall | UnresolvedCall | null => {
  const path = restPathOf(address, paths.families);
  if (!path?.isJira) return null;
  if (path.isShort && (stated === null || paths.read(stated, path.path).kind !== 'known')) return null;
  const line = source.lineOf(start);
  if (paths.isRoot(path))
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
  /rest\/|api\.atlassian\.com\/jira\/|(?:^|["'/])(?:api\/[23]|agile\/1\.0)\//.test(text);

/** The roots of the API in a file of settings, the last thing on their line: `jira.url: https://…/rest/api/3`. */
const basesIn = (source: SourceFile): Followed[] => {
  const file = new TextFile(source);
  return [...source.text.matchAll(/\/rest\/(?:api\/(?:2|3|latest)|agile\/1\.0)(?=["',\s]|$)/g)].map(
    ({ 0: address, index }) => ({
      file,
      start: index,
      end: index + address.length,
      address,
      method: null,
    }),
  );
};

/** Finds addresses in the string literals of languages that are not parsed, and follows them by their names; each call found is marked so. */
export const scanTexts = (
  files: readonly SourceFile[],
  settings: readonly SourceFile[],
  table: OperationsTable,
  paths: PathReader,
): ScanFindings => {
  const through = throughLibraries(files, table);
  const calls: FoundCall[] = [...through.calls];
  const unresolved: UnresolvedCall[] = [...through.unresolved];
  const told = new Set<string>();
  const isKnown = (method: string, address: string): boolean => {
    const path = restPathOf(address, paths.families);
    return path?.isJira === true && paths.read(method, path.path).kind === 'known';
  };
  const isRoot = (address: string): boolean => {
    const path = restPathOf(address, paths.families);
    return path !== null && paths.isRoot(path);
  };
  const isKnownAt = (path: string): boolean =>
    paths.methodsAt(path.endsWith('/') ? path + hole('value') : path).length > 0;
  /**
   * Calls of a client that is given its base once, `newClient(site + "/rest/api/3")`: what is put behind it stands in the same file, or in
   * those of the folder and of Jira.
   */
  const behindBase = (
    { file, start, address }: Followed,
    all: readonly TextFile[],
    follower: AddressFollower,
  ): Followed[] => {
    const path = restPathOf(address, paths.families);
    const hasSlash = address.endsWith('/');
    if (path === null || !paths.isRoot(path)) return [];
    const isGiven = !hasSlash || callAround(file.text, start) !== null;
    const folder = folderOf(file.path);
    return all.flatMap((other) => {
      const isNear = other === file || other.path.startsWith(folder) || /jira/i.test(other.path);
      return (isNear ? other.literals : []).flatMap((literal) => {
        const isWhole =
          isGiven &&
          (other === file || !hasSlash) &&
          ((hasSlash ? /^[a-z]\w*\//i : /^\/[a-z]/i).test(literal.text) ||
            (/^[a-z]\w*$/i.test(literal.text) && addsSegment(other.text, literal.start)));
        const isPath = isWhole || (/^[a-z]\w*(?:\/|\?|$)/i.test(literal.text) && isSent(other.text, literal));
        const whole = `${path.path}/${literal.text.replace(/^\//, '')}`;
        if (!isPath || mayAddress(literal.text) || !isKnownAt(whole) || isNoCall(other.text, literal.start))
          return [];
        return follower
          .follow(other, literal, whole)
          .filter(({ method, address: sent }) => method !== null && isKnown(method, sent));
      });
    });
  };
  const tell = (places: readonly Followed[]): void => {
    for (const each of places) {
      const one = judged(each, paths);
      const key = JSON.stringify(one);
      if (one === null || told.has(key)) continue;
      told.add(key);
      if ('why' in one) unresolved.push(one);
      else calls.push(one);
    }
  };
  const bases = settings.flatMap(basesIn);
  const used = new Set<Followed>();
  const endingOf = (path: string): string => path.slice(path.lastIndexOf('.'));
  for (const ending of new Set(files.map(({ path }) => endingOf(path)))) {
    const all = files.filter(({ path }) => endingOf(path) === ending);
    if (bases.length === 0 && !all.some(({ text }) => mayAddress(text))) continue;
    const read = all.map((file) => new TextFile(file));
    const follower = new AddressFollower(read, isKnown, isRoot);
    for (const file of read.filter(({ text }) => mayAddress(text)))
      for (const literal of file.literals) {
        if (!mayAddress(literal.text) || isNoCall(file.text, literal.start)) continue;
        if (restPathOf(literal.text, paths.families) === null) continue;
        for (const one of follower.follow(file, literal, literal.text)) {
          const behind = behindBase(one, read, follower);
          tell(behind.length > 0 ? behind : [one]);
        }
      }
    for (const base of bases) {
      const behind = behindBase(base, read, follower);
      if (behind.length > 0) used.add(base);
      tell(behind);
    }
  }
  tell(bases.filter((base) => !used.has(base)));
  // What a library only sends for the app is found by its address.
  const silent = through.silent.filter(({ file }) => !calls.some((call) => call.file === file));
  return { calls, unresolved: [...silent, ...unresolved] };
};
