import type { OperationsTable } from '../../../jira-facts/index.ts';
import type { FoundCall, ScanFindings, UnresolvedCall } from '../found.ts';
import { callRead, type PathReader } from '../path-reader.ts';
import { restPathOf, shown } from '../rest-path.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { PythonCallers } from './callers.ts';
import { ClientCalls } from './client-calls.ts';
import { type PythonEnv, PythonEvaluator } from './evaluate-python.ts';
import type { PythonTexts } from './python-texts.ts';
import { type PythonCall, type PythonFunction, type PythonModule, readPython } from './read-python.ts';
import { readRequest } from './read-request.ts';

interface PythonFile {
  readonly path: string;
  readonly module: PythonModule;
  readonly lineOf: (offset: number) => number;
}

/** A call to be told at a place, read in what its function was given. */
interface Looking {
  readonly module: PythonModule;
  readonly call: PythonCall;
  readonly env: PythonEnv;
  readonly at: { readonly file: string; readonly line: number };
  readonly depth: number;
}

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
  private readonly callers: PythonCallers;
  private readonly clients: ClientCalls;
  private readonly files: readonly PythonFile[];
  private readonly fileOf: ReadonlyMap<PythonModule, PythonFile>;
  private readonly table: OperationsTable;
  private readonly paths: PathReader;

  constructor(files: readonly PythonFile[], table: OperationsTable, paths: PathReader) {
    this.files = files;
    this.fileOf = new Map(files.map((file) => [file.module, file]));
    this.table = table;
    this.paths = paths;
    const modules = files.map(({ module }) => module);
    this.evaluator = new PythonEvaluator(modules);
    this.callers = new PythonCallers(modules);
    this.clients = new ClientCalls(modules);
  }

  run(): ScanFindings {
    for (const { module } of this.files)
      for (const call of module.calls) {
        const at = this.placeOf(module, call);
        if (!this.byClient(module, call, at)) this.look({ module, call, env: new Map(), at, depth: 0 });
      }
    return { calls: [...this.calls.values()], unresolved: [...this.unresolved.values()] };
  }

  private placeOf(module: PythonModule, { node }: PythonCall): Looking['at'] {
    const file = this.fileOf.get(module);
    return { file: file?.path ?? '', line: file?.lineOf(node.from) ?? 1 };
  }

  private byClient(module: PythonModule, call: PythonCall, at: Looking['at']): boolean {
    const name = this.clients.operationOf(module, call);
    const operation = name === null ? null : this.table.named(name);
    if (operation === null) return false;
    this.add({ ...at, method: operation.method, path: operation.path, operation, by: 'client-method' });
    return true;
  }

  private look(looking: Looking): void {
    const { module, call, env } = looking;
    const request = readRequest(call, (node) => this.evaluator.texts(node, { module, fn: call.inside }, env));
    if (request !== null) this.emit(looking, request.method, request.address);
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

  private told(looking: Looking, method: string, path: string): void {
    const reading = this.paths.read(method, path);
    if (reading.kind === 'open') {
      this.note(looking, `which operation ${method} ${shown(path)} is, is only known at run time`);
      return;
    }
    this.add(callRead(looking.at, method, reading, 'syntax'));
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

  private throughCallers({ module, call, env, depth }: Looking, fn: PythonFunction): boolean {
    let found = false;
    for (const { module: other, call: caller } of this.callers.of(fn)) {
      if (caller === call) continue;
      found = true;
      const bound = this.evaluator.bind(fn, caller, { module: other, fn: caller.inside }, new Map());
      const waiting = [...bound.values()].some(({ open }) => open.size > 0);
      const before = this.calls.size;
      const at = this.placeOf(other, caller);
      this.look({ module, call, env: new Map([...env, ...bound]), at, depth: deepestWrapper });
      // Nothing is known yet: the caller passes on what it was given itself.
      if (this.calls.size === before && waiting && caller.inside && depth + 1 < deepestWrapper)
        this.through({ module, call, env, at, depth }, fn, { module: other, call: caller }, caller.inside);
    }
    return found;
  }

  /** One function further out: the caller's own parameters are bound by its callers first. */
  private through(
    { module, call }: Looking,
    fn: PythonFunction,
    middle: { readonly module: PythonModule; readonly call: PythonCall },
    outer: PythonFunction,
  ): void {
    for (const { module: other, call: outmost } of this.callers.of(outer)) {
      if (outmost === middle.call) continue;
      const given = this.evaluator.bind(outer, outmost, { module: other, fn: null }, new Map());
      const bound = this.evaluator.bind(
        fn,
        middle.call,
        { module: middle.module, fn: middle.call.inside },
        given,
      );
      const at = this.placeOf(other, outmost);
      this.look({ module, call, env: bound, at, depth: deepestWrapper });
    }
  }

  private add(call: FoundCall): void {
    this.calls.set(`${call.file}:${call.line} ${call.method} ${call.operation?.path ?? call.path}`, call);
  }
}
