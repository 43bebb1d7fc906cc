import type { Operation, OperationsTable } from '../../../jira-facts/index.ts';
import { clientCall, type ScanFindings } from '../found.ts';
import type { PathReader } from '../path-reader.ts';
import { isOfConfluence, restPathOf } from '../rest-path.ts';
import type { SourceFile } from '../source-file.ts';
import { BehindBases } from './behind-bases.ts';
import { isReached } from './branches.ts';
import { CallChains } from './call-chains.ts';
import { Callers } from './callers.ts';
import { Evaluator } from './evaluation/index.ts';
import { importsAny, mattersIn, usesName } from './files-that-matter.ts';
import { forgePropertyOperations } from './forge-properties.ts';
import { FoundCalls, placed } from './found-calls.ts';
import { jiraClientMethods, jiraJsMethods } from './jira-js.ts';
import { AddressJudge, addAll } from './judge-address.ts';
import { leftOver } from './left-over.ts';
import { type Func, keyOfSites, type Site } from './module.ts';
import { rootsOf } from './named-roots.ts';
import { type Project, projectOf } from './project.ts';
import { statesLogin } from './request-parts.ts';
import { type Request, RequestReader } from './requests.ts';
import { unknownClients } from './unknown-clients.ts';
import type { Env } from './value.ts';

/** Functions that wrap functions that wrap …: as far as a call is followed outwards. */
const longestChain = 6;
/** Ways into one wrapper that are looked at. */
const mostCallers = 2_000;

/** A request inside of functions, to be read with what their callers give: inner call first. */
interface Wrapped {
  readonly site: Site;
  readonly through: readonly Site[];
  readonly fn: Func;
  /** Some caller on the way was found by its name alone. */
  readonly guessed: boolean;
}

/** Finds the calls of Jira's REST API in JavaScript and TypeScript. Never throws for what the files hold. */
export const scanJavaScript = (
  files: readonly SourceFile[],
  table: OperationsTable,
  paths: PathReader,
): ScanFindings => new JavaScriptScan(projectOf(files), table, paths).run();

class JavaScriptScan {
  private readonly evaluator: Evaluator;
  private readonly requests: RequestReader;
  private readonly callers: Callers;
  private readonly found = new FoundCalls();
  private readonly judge: AddressJudge;
  private readonly chains: CallChains;
  private readonly behindBases: BehindBases;
  private readonly queue: Wrapped[] = [];
  private readonly followed = new Set<string>();
  /** Calls of the app's own functions that look like requests themselves. */
  private readonly own: { readonly site: Site; readonly request: Request }[] = [];
  private readonly project: Project;
  private readonly table: OperationsTable;
  private readonly paths: PathReader;

  constructor(project: Project, table: OperationsTable, paths: PathReader) {
    this.project = project;
    this.table = table;
    this.paths = paths;
    this.evaluator = new Evaluator(project);
    this.requests = new RequestReader(this.evaluator);
    this.callers = new Callers(project, this.evaluator);
    this.judge = new AddressJudge(paths, this.found);
    this.chains = new CallChains(this.evaluator);
    this.behindBases = new BehindBases(paths, this.found);
  }

  run(): ScanFindings {
    const ofJiraJs = jiraJsMethods(this.table);
    const ofJiraClient = jiraClientMethods(this.table, this.project.mentions('jira-client'));
    const propertiesOf = forgePropertyOperations(this.table);
    const modules = this.project.parse(mattersIn(this.table));
    // Files that take addresses from those, and files that take them from there.
    for (let round = 0; round < 2; round += 1) modules.push(...this.project.parse(importsAny(modules)));
    // And those that put something behind a root by the name that it has there.
    const roots = rootsOf(modules, this.evaluator, this.paths);
    const names = [...roots.named.keys()];
    modules.push(...this.project.parse((text) => names.some((name) => usesName(text, name))));
    // Those that are read on the way are looked at as well, also while callers are followed: wrappers hold no address.
    for (let looked = 0; looked < this.project.modules.length; ) {
      for (; looked < this.project.modules.length; looked += 1)
        for (const site of this.project.modules[looked]?.sites ?? []) {
          const operation = ofJiraClient(site) ?? ofJiraJs(site);
          const meant = operation === null ? propertiesOf(site) : [operation];
          if (meant.length > 0 && !this.callers.isOwn(site))
            for (const each of meant) this.byMethod(site, each);
          else this.look(site, site, null, { through: [], guessed: false });
        }
      for (let next = this.queue.shift(); next; next = this.queue.shift()) this.throughCallers(next);
    }
    for (const { site, request } of this.own) this.byItsName(site, request);
    for (const module of modules)
      for (const spec of module.specs)
        for (const value of this.evaluator.values(spec, null)) {
          const request = this.requests.readSpec(value);
          if (request) this.judge.spec(request, module, spec.node.start);
        }
    this.behindBases.tell(roots);
    for (const left of leftOver(this.project, modules, this.evaluator, this.paths, this.found.shapes))
      this.found.addUnresolved(left);
    for (const client of unknownClients(this.project)) this.found.addUnresolved(client);
    for (const file of this.project.unreadable)
      this.found.addUnresolved({ file, line: 1, why: 'the file cannot be parsed' });
    return this.found.all();
  }

  private byMethod(site: Site, operation: Operation): void {
    this.found.add(clientCall(placed(site), operation));
  }

  /** Reads `site` in `env`; what is found is told at `at`, the outermost call that was needed to know it. */
  private look(
    site: Site,
    at: Site,
    env: Env | null,
    { through, guessed }: Pick<Wrapped, 'through' | 'guessed'>,
  ): void {
    const request = this.requests.read(site, env);
    if (request === null || !isReached(site, env, this.evaluator)) return;
    if (!request.certain && this.callers.isOwn(site)) {
      // The function itself says how it sends; only if it cannot be followed, its name counts.
      if (through.length === 0) this.own.push({ site, request });
      return;
    }
    const waiting = new Set<Func>();
    if (!request.certain && statesLogin(this.evaluator, site, env)) this.found.noteCredential(at);
    for (const address of request.addresses) {
      const path = restPathOf(address.text, this.paths.families);
      if (path?.isJira && this.judge.counts(path, request))
        this.judge.onJira(path.path, request, address, at, waiting);
      else if ((path === null || path.isShort) && address.params.size > 0) addAll(waiting, address);
      else if (path === null && !request.certain) this.behindBases.note(address.text, request, at);
      else if (request.certain && !guessed && !isOfConfluence(path?.path ?? address.text))
        this.judge.elsewhere(address, request, at);
    }
    if (request.certain && !guessed && request.addresses.length === 0)
      this.found.addUnresolved({ ...placed(at), why: 'the address is no text that can be read' });
    for (const fn of waiting)
      if (this.isNew(site, fn, request, guessed)) this.wait({ site, through, fn, guessed }, request, at);
  }

  /** Many chains of calls may come to one function with the same address: it is followed outwards once. */
  private isNew(site: Site, { module, node }: Func, request: Request, guessed: boolean): boolean {
    const texts = request.addresses.map(({ text }) => text);
    const key = [keyOfSites([site]), module.path, node.start, guessed, request.methods.known, texts].join(
      '\n',
    );
    const isNew = !this.followed.has(key);
    this.followed.add(key);
    return isNew;
  }

  private wait(wrapped: Wrapped, request: Request, at: Site): void {
    if (wrapped.through.length < longestChain) this.queue.push(wrapped);
    else if (request.certain && !wrapped.guessed)
      this.found.addUnresolved({
        ...placed(at),
        why: 'too many functions stand between the address and the call',
      });
  }

  private throughCallers({ site, through, fn, guessed }: Wrapped): void {
    const callers = this.callers.of(fn).slice(0, mostCallers);
    let seen = 0;
    for (const { site: caller, guessed: byName, isHandedOn } of callers) {
      if (caller === site || through.includes(caller)) continue;
      seen += 1;
      const outward = this.chains.outwards(through, fn, caller);
      const at = isHandedOn ? (through.at(-1) ?? site) : caller;
      this.look(site, at, this.chains.envOf(outward), {
        through: outward,
        guessed: guessed || byName,
      });
    }
    if (seen === 0 && !guessed) this.nobodyCalls(site, fn, through);
  }

  private nobodyCalls(site: Site, fn: Func, through: readonly Site[]): void {
    const outer = this.chains.envOf(through);
    const plain = this.requests.read(site, outer);
    // Whoever calls it may leave out what has a default: then the default decides the method.
    const request =
      plain && plain.methods.known.length === 0 && !this.callers.mayBeCalled(fn)
        ? this.requests.read(site, this.evaluator.bind(fn, [], outer))
        : plain;
    const at = through.at(-1) ?? site;
    if (request === null) return;
    for (const address of request.addresses) {
      const path = restPathOf(address.text, this.paths.families);
      if (path?.isJira && this.judge.counts(path, request))
        this.judge.asFarAsKnown(path.path, request, at, fn);
      else if (request.certain && through.length === 0)
        this.judge.elsewhere(address, request, at, {
          why: `the address comes from the callers of ${fn.name || 'a function'}, and none was found`,
          ...(this.isUncalled(fn) ? { uncalled: fn.name } : {}),
        });
      else if (path === null && !request.certain) this.behindBases.note(address.text, request, at);
    }
  }

  /** Nothing names it, or all that call a method of its name call that of another class. */
  private isUncalled(fn: Func): boolean {
    return !this.project.names(fn) || (fn.cls !== null && fn.name !== '' && !this.callers.mayBeCalled(fn));
  }

  private byItsName(site: Site, request: Request): void {
    for (const address of request.addresses) {
      const path = restPathOf(address.text, this.paths.families);
      if (!path?.isJira || !this.judge.counts(path, request) || this.found.hasBeenReadAt(path.path, site))
        continue;
      const methods = this.requests.methodsByDefault(site, request);
      if (methods.known.length === 0) this.judge.withoutMethod(path.path, site);
      else this.judge.onJira(path.path, { ...request, methods }, address, site, new Set());
    }
  }
}
