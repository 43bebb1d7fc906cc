import type { OperationsTable } from '../../../jira-facts/index.ts';
import { clientCall, type FoundCall, type ScanFindings, type UnresolvedCall } from '../found.ts';
import { callRead, type PathReader } from '../path-reader.ts';
import { restPathOf, shown } from '../rest-path.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { isReached } from './branches.ts';
import { PythonCallers } from './callers.ts';
import { ClientCalls } from './client-calls.ts';
import { type PythonEnv, PythonEvaluator } from './evaluate-python.ts';
import type { PythonCall, PythonFunction, PythonModule } from './module.ts';
import type { PythonTexts } from './python-texts.ts';
import { readPython } from './read-python.ts';
import { readByName, readRequest } from './read-request.ts';
import type { SyntaxNode } from './syntax.ts';
import { unusedClients } from './unused-clients.ts';

interface PythonFile {
  readonly path: string;
  readonly module: PythonModule;
  readonly lineOf: (offset: number) => number;
}

/** A function on the way to a request, and the call that reaches it. */
interface Step {
  readonly fn: PythonFunction;
  readonly module: PythonModule;
  readonly call: PythonCall;
}

/** A call to be told at a place, read in what the functions around it were given: the inmost first. */
interface Looking {
  readonly module: PythonModule;
  readonly call: PythonCall;
  readonly through: readonly Step[];
  readonly at: { readonly file: string; readonly line: number };
}

const deepestWrapper = 4;
/** Ways through wrappers that are looked at in one scan: hostile files end. */
const mostWays = 20_000;

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
  const { calls, unresolved } = new PythonScan(read, table, paths).run();
  const usesClient = calls.some(({ by }) => by === 'client-method');
  return { calls, unresolved: usesClient ? unresolved : [...unresolved, ...unusedClients(files)] };
};

class PythonScan {
  private readonly calls = new Map<string, FoundCall>();
  private readonly unresolved = new Map<string, UnresolvedCall>();
  /** Lines that a call was read on. */
  private readonly placed = new Set<string>();
  private ways = 0;
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
        if (this.byClient(module, call, at)) continue;
        if (this.clients.isUnknown(module, call))
          this.note({ at }, `what the method ${call.name} of the client calls is not known here`);
        this.look({ module, call, through: [], at }, readRequest);
      }
    for (const { module } of this.files)
      for (const call of module.calls)
        this.look({ module, call, through: [], at: this.placeOf(module, call) }, readByName);
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
    this.add(clientCall(at, operation));
    return true;
  }

  private look(looking: Looking, read: typeof readRequest): void {
    const { module, call, through } = looking;
    // The function itself says how it sends; only if it could not be followed, its name counts.
    if (read === readByName && this.placed.has(keyOf(looking.at))) return;
    const env = this.envOf(through);
    const texts = (node: SyntaxNode): PythonTexts =>
      this.evaluator.texts(node, { module, fn: call.inside }, env);
    const request = read(call, texts);
    if (request === null || !isReached(call.node, module.text, texts)) return;
    this.emit(looking, request.method, request.address, read);
  }

  /** Parameters bound from the outermost call inwards. */
  private envOf(through: readonly Step[]): PythonEnv {
    return through.reduceRight<PythonEnv>(
      (env, { fn, module, call }) => this.evaluator.bind(fn, call, { module, fn: call.inside }, env),
      new Map(),
    );
  }

  private emit(looking: Looking, method: PythonTexts, address: PythonTexts, read: typeof readRequest): void {
    const open = new Set([...method.open, ...address.open]);
    const waits =
      method.open.size > 0 || address.texts.some((text) => this.isOpen(text, address.open.size > 0));
    if (open.size > 0 && waits && this.throughCallers(looking, read)) return;
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

  private note({ at }: Pick<Looking, 'at'>, why: string): void {
    this.unresolved.set(`${at.file}:${at.line}`, { ...at, why });
  }

  /** A path that a parameter decides. */
  private isOpen(text: string, hasParameters: boolean): boolean {
    if (!hasParameters) return false;
    const path = restPathOf(text, this.paths.families);
    return path === null || (path.isJira && this.paths.methodsAt(path.path).length === 0);
  }

  /** What the function around a call is given by those that call it; false: nobody does. */
  private throughCallers({ module, call, through }: Looking, read: typeof readRequest): boolean {
    const outmost = through.at(-1)?.call ?? call;
    const fn = outmost.inside;
    if (fn === null || through.length >= deepestWrapper) return false;
    let found = false;
    for (const caller of this.callers.of(fn)) {
      if (caller.call === call || through.some((step) => step.call === caller.call)) continue;
      found = true;
      this.ways += 1;
      if (this.ways > mostWays) break;
      const at = this.placeOf(caller.module, caller.call);
      this.look({ module, call, through: [...through, { fn, ...caller }], at }, read);
    }
    return found;
  }

  private add(call: FoundCall): void {
    this.placed.add(keyOf(call));
    this.calls.set(`${call.file}:${call.line} ${call.method} ${call.operation?.path ?? call.path}`, call);
  }
}

const keyOf = ({ file, line }: Looking['at']): string => `${file}:${line}`;
