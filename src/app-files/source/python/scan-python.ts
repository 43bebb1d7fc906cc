import type { OperationsTable } from '../../../jira-facts/index.ts';
import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { type PathReader, restPathOf, shown } from '../rest-path.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { atlassianPythonApi } from './clients/atlassian-python-api.ts';
import { ofThing, pycontribs } from './clients/pycontribs.ts';
import { type PythonEnv, PythonEvaluator, type PythonTexts } from './evaluate-python.ts';
import { type PythonCall, type PythonFunction, type PythonModule, readPython } from './read-python.ts';

interface PythonFile {
  readonly path: string;
  readonly module: PythonModule;
  readonly lineOf: (offset: number) => number;
}

/** A call to be told at a place, read in what its function was given. */
interface Looking {
  readonly file: PythonFile;
  readonly call: PythonCall;
  readonly env: PythonEnv;
  readonly at: { readonly file: string; readonly line: number };
  readonly depth: number;
}

const verbs: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  delete: 'DELETE',
  patch: 'PATCH',
  head: 'GET',
};
const senders =
  /^(?:request|fetch|_?send|_?call|_?api|_?do_request|urlopen|Request|make_request|_?make_request|_?request|open)$/;
const notClients =
  /^(?:os\.environ|os|dict|config|cache|params|headers|data|kwargs|settings|app|router|self\.cache|redis)$/;
const deepestWrapper = 4;

/** Files of Python that can matter. */
const matters = (text: string): boolean =>
  text.includes('rest/') ||
  text.includes('/rest') ||
  /from (?:jira|atlassian)\b|import (?:jira|atlassian)\b/.test(text);

/** Finds the calls of Jira's REST API in Python: requests and its kin, the app's own wrappers, two public clients. */
export const scanPython = (
  files: readonly SourceFile[],
  table: OperationsTable,
  paths: PathReader,
): ScanFindings => {
  const relevant = files.some(({ text }) => matters(text)) ? files : [];
  const read = relevant.map(
    ({ path, text }): PythonFile => ({ path, module: readPython(text), lineOf: lineFinder(text) }),
  );
  return new PythonScan(read, table, paths).run();
};

class PythonScan {
  private readonly calls = new Map<string, FoundCall>();
  private readonly unresolved = new Map<string, UnresolvedCall>();
  private readonly evaluator: PythonEvaluator;
  private readonly files: readonly PythonFile[];
  private readonly table: OperationsTable;
  private readonly paths: PathReader;
  /** The public clients that some file of the app imports. */
  private readonly clients: readonly ClientMethods[];
  private readonly ownFunctions: ReadonlySet<string>;

  constructor(files: readonly PythonFile[], table: OperationsTable, paths: PathReader) {
    this.files = files;
    this.table = table;
    this.paths = paths;
    const imported = files.map(({ module }) => clientMethods(module));
    this.clients = [...new Set(imported)].filter((methods) => methods !== null);
    this.ownFunctions = new Set(files.flatMap(({ module }) => module.functions.map(({ name }) => name)));
    this.evaluator = new PythonEvaluator(files.map(({ module }) => module));
  }

  run(): ScanFindings {
    for (const file of this.files)
      for (const call of file.module.calls) {
        const at = { file: file.path, line: file.lineOf(call.node.from) };
        if (this.byClient(file, call, at)) continue;
        this.look({ file, call, env: new Map(), at, depth: 0 });
      }
    return { calls: [...this.calls.values()], unresolved: [...this.unresolved.values()] };
  }

  /** Methods of the public clients, in files that import one. */
  private byClient({ module }: PythonFile, call: PythonCall, at: Looking['at']): boolean {
    const here = clientMethods(module);
    const methods = here ?? this.handedOn(call);
    if (methods === null) return false;
    const own =
      isOnClient(module, call) && Object.hasOwn(methods, call.name) ? methods[call.name] : undefined;
    const name = own ?? (here === pycontribs ? onThing(module, call) : null);
    const operation = name === null ? null : this.table.named(name);
    if (operation === null) return false;
    this.add({ ...at, method: operation.method, path: operation.path, operation, by: 'client-method' });
    return true;
  }

  /** A client made in one file is used in others, which need not import it: its methods are told by their names, unless they are the app's own. */
  private handedOn({ name, receiver }: PythonCall): ClientMethods | null {
    if (!name.includes('_') || receiver === '' || /^(?:self|cls|super\(\))$/.test(receiver)) return null;
    const named = /(?:^|\.)_?(?:jira|client|jira_?client)$/i.test(receiver);
    if (!named && this.ownFunctions.has(name)) return null;
    return this.clients.find((methods) => Object.hasOwn(methods, name)) ?? null;
  }

  private look(looking: Looking): void {
    const { file, call, env } = looking;
    const parameters = call.inside?.parameters.map(({ name }) => name) ?? [];
    const texts = (node: PythonCall['args'][number]['value']): PythonTexts =>
      this.evaluator.texts(node, file.module, env, parameters);
    const places = call.args.filter(({ name }) => name === null).map(({ value }) => value);
    const keyed = (name: string) => call.args.find((argument) => argument.name === name)?.value;
    const verb = Object.hasOwn(verbs, call.name) ? (verbs[call.name] ?? null) : null;
    if (verb !== null && !notClients.test(call.receiver)) {
      const address = keyed('url') ?? places[0];
      if (address) this.emit(looking, { texts: [verb], open: new Set() }, texts(address));
      return;
    }
    if (!senders.test(call.name)) return;
    const stated = keyed('method');
    const [first, second] = places;
    const leading = first ? texts(first) : null;
    const isVerb =
      leading?.texts.every((text) => /^[A-Za-z]{3,6}$/.test(text)) || (leading?.open.size ?? 0) > 0;
    const address = keyed('url') ?? (second && isVerb ? second : first);
    if (!address) return;
    const method = stated
      ? texts(stated)
      : second && isVerb && leading
        ? leading
        : { texts: ['GET'], open: new Set<string>() };
    this.emit(looking, method, texts(address));
  }

  private emit(looking: Looking, method: PythonTexts, address: PythonTexts): void {
    const open = new Set([...method.open, ...address.open]);
    const waits =
      method.open.size > 0 || address.texts.some((text) => this.isOpen(text, address.open.size > 0));
    if (open.size > 0 && waits && looking.call.inside && looking.depth < deepestWrapper) {
      if (this.throughCallers(looking, looking.call.inside)) return;
    }
    for (const text of address.texts) {
      const path = restPathOf(text, this.paths.families);
      if (!path?.isJira || path.isShort) continue;
      for (const verb of method.texts.map((one) => one.toUpperCase()))
        if (!/^[A-Z]{3,6}$/.test(verb))
          this.note(looking, `the method of ${shown(path.path)} is only known at run time`);
        else this.told(looking, verb, path.path);
    }
  }

  private told({ at }: Looking, method: string, path: string): void {
    const reading = this.paths.read(method, path);
    if (reading.kind === 'open') {
      this.unresolved.set(`${at.file}:${at.line}`, {
        ...at,
        why: `which operation ${method} ${shown(path)} is, is only known at run time`,
      });
      return;
    }
    const operation = reading.kind === 'known' ? reading.operation : null;
    this.add({ ...at, method, path: shown(reading.path), operation, by: 'syntax' });
  }

  private note({ at }: Looking, why: string): void {
    this.unresolved.set(`${at.file}:${at.line}`, { ...at, why });
  }

  /** A path that a parameter decides. */
  private isOpen(text: string, hasParameters: boolean): boolean {
    if (!hasParameters) return false;
    const path = restPathOf(text, this.paths.families);
    return path === null || (path.isJira && this.paths.methodsAt(path.path).length === 0);
  }

  private throughCallers({ file, call, env, depth }: Looking, fn: PythonFunction): boolean {
    let found = false;
    for (const other of this.files)
      for (const caller of other.module.calls) {
        if (caller.name !== fn.name || caller === call || (fn.isMethod && caller.receiver === '')) continue;
        found = true;
        const parameters = caller.inside?.parameters.map(({ name }) => name) ?? [];
        const bound = this.evaluator.bind(fn, caller, other.module, new Map(), parameters);
        const waiting = [...bound.values()].some(({ open }) => open.size > 0);
        const at = { file: other.path, line: other.lineOf(caller.node.from) };
        const before = this.calls.size;
        this.look({ file, call, env: new Map([...env, ...bound]), at, depth: deepestWrapper });
        // Nothing is known yet: the caller passes on what it was given itself.
        if (this.calls.size === before && waiting && caller.inside && depth + 1 < deepestWrapper)
          this.through(file, call, fn, other, caller, caller.inside, depth + 1);
      }
    return found;
  }

  /** One function further out: the caller's own parameters are bound by its callers first. */
  private through(
    file: PythonFile,
    call: PythonCall,
    fn: PythonFunction,
    middle: PythonFile,
    caller: PythonCall,
    outer: PythonFunction,
    depth: number,
  ): void {
    for (const other of this.files)
      for (const outmost of other.module.calls) {
        if (outmost.name !== outer.name || outmost === caller || depth > deepestWrapper) continue;
        const given = this.evaluator.bind(outer, outmost, other.module, new Map(), []);
        const bound = this.evaluator.bind(fn, caller, middle.module, given, []);
        const at = { file: other.path, line: other.lineOf(outmost.node.from) };
        this.look({ file, call, env: bound, at, depth: deepestWrapper });
      }
  }

  private add(call: FoundCall): void {
    this.calls.set(`${call.file}:${call.line} ${call.method} ${call.operation?.path ?? call.path}`, call);
  }
}

type ClientMethods = Readonly<Record<string, string>>;

/** Methods of the public client that a file imports. */
function clientMethods({ imports }: PythonModule): ClientMethods | null {
  if (imports.has('atlassian')) return atlassianPythonApi;
  return imports.has('jira') ? pycontribs : null;
}

/** By what the client is called everywhere; a class that has such a method itself calls its own. */
function isOnClient({ functions }: PythonModule, { name, receiver }: PythonCall): boolean {
  if (receiver === 'self' && functions.some((fn) => fn.name === name)) return false;
  return /jira|client|conn|self/i.test(receiver);
}

/** `issue.update(…)`, where an `issue` of this file is what `client.issue(…)` gave. */
function onThing(module: PythonModule, { name, receiver }: PythonCall): string | null {
  for (const { from, to } of module.values.get(receiver.replace(/^(?:self|cls)\./, '')) ?? []) {
    const maker = module.calls.find(({ node }) => node.from === from && node.to === to);
    const operation = maker && isOnClient(module, maker) ? ofThing(name, maker.name) : null;
    if (operation !== null) return operation;
  }
  return null;
}
