import type { PathReader } from '../path-reader.ts';
import { isOfConfluence, restPathOf } from '../rest-path.ts';
import type { BehindBases } from './behind-bases.ts';
import { isReached } from './branches.ts';
import { CallChains } from './call-chains.ts';
import type { Callers } from './callers.ts';
import type { Evaluator } from './evaluation/index.ts';
import { type FoundCalls, placed } from './found-calls.ts';
import { type AddressJudge, addAll } from './judge-address.ts';
import { type Func, keyOfSites, type Site } from './module.ts';
import type { Project } from './project.ts';
import { statesLogin } from './request-parts.ts';
import type { Request, RequestReader } from './requests.ts';
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

interface Parts {
  readonly project: Project;
  readonly evaluator: Evaluator;
  readonly paths: PathReader;
  readonly requests: RequestReader;
  readonly callers: Callers;
  readonly found: FoundCalls;
  readonly judge: AddressJudge;
  readonly behindBases: BehindBases;
}

/** Reads calls as requests, and follows wrappers outwards to those who know address and method. */
export class RequestFollower {
  private readonly chains: CallChains;
  private readonly queue: Wrapped[] = [];
  private readonly followed = new Set<string>();
  /** Calls of the app's own functions that look like requests themselves. */
  private readonly own: { readonly site: Site; readonly request: Request }[] = [];
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
    this.chains = new CallChains(parts.evaluator);
  }

  /** Reads a call for its own sake. */
  start(site: Site): void {
    this.look(site, site, null, { through: [], guessed: false });
  }

  /** Follows what waits for callers. */
  follow(): void {
    for (let next = this.queue.shift(); next; next = this.queue.shift()) this.throughCallers(next);
  }

  /** Calls of the app's own functions that could not be followed count by their names. */
  finish(): void {
    for (const { site, request } of this.own) this.byItsName(site, request);
  }

  /** Reads `site` in `env`; what is found is told at `at`, the outermost call that was needed to know it. */
  private look(
    site: Site,
    at: Site,
    env: Env | null,
    { through, guessed }: Pick<Wrapped, 'through' | 'guessed'>,
  ): void {
    const request = this.parts.requests.read(site, env);
    if (request === null || !isReached(site, env, this.parts.evaluator)) return;
    if (!request.certain && this.parts.callers.isOwn(site)) {
      // The function itself says how it sends; only if it cannot be followed, its name counts.
      if (through.length === 0) this.own.push({ site, request });
      return;
    }
    const waiting = new Set<Func>();
    if (!request.certain && statesLogin(this.parts.evaluator, site, env)) this.parts.found.noteCredential(at);
    for (const address of request.addresses) {
      const path = restPathOf(address.text, this.parts.paths.families);
      if (path?.isJira && this.parts.judge.counts(path, request))
        this.parts.judge.onJira(path.path, request, address, at, waiting);
      else if ((path === null || path.isShort) && address.params.size > 0) addAll(waiting, address);
      else if (path === null && !request.certain) this.parts.behindBases.note(address.text, request, at);
      else if (request.certain && !guessed && !isOfConfluence(path?.path ?? address.text))
        this.parts.judge.elsewhere(address, request, at);
    }
    if (request.certain && !guessed && request.addresses.length === 0)
      this.parts.found.addUnresolved({ ...placed(at), why: 'the address is no text that can be read' });
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
      this.parts.found.addUnresolved({
        ...placed(at),
        why: 'too many functions stand between the address and the call',
      });
  }

  private throughCallers({ site, through, fn, guessed }: Wrapped): void {
    const callers = this.parts.callers.of(fn).slice(0, mostCallers);
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
    const plain = this.parts.requests.read(site, outer);
    // Whoever calls it may leave out what has a default: then the default decides the method.
    const request =
      plain && plain.methods.known.length === 0 && !this.parts.callers.mayBeCalled(fn)
        ? this.parts.requests.read(site, this.parts.evaluator.bind(fn, [], outer))
        : plain;
    const at = through.at(-1) ?? site;
    if (request === null) return;
    for (const address of request.addresses) {
      const path = restPathOf(address.text, this.parts.paths.families);
      if (path?.isJira && this.parts.judge.counts(path, request))
        this.parts.judge.asFarAsKnown(path.path, request, at, fn);
      else if (request.certain && through.length === 0)
        this.parts.judge.elsewhere(address, request, at, {
          why: `the address comes from the callers of ${fn.name || 'a function'}, and none was found`,
          ...(this.isUncalled(fn) ? { uncalled: fn.name } : {}),
        });
      else if (path === null && !request.certain) this.parts.behindBases.note(address.text, request, at);
    }
  }

  /** Nothing names it, or all that call a method of its name call that of another class. */
  private isUncalled(fn: Func): boolean {
    return (
      !this.parts.project.names(fn) ||
      (fn.cls !== null && fn.name !== '' && !this.parts.callers.mayBeCalled(fn))
    );
  }

  private byItsName(site: Site, request: Request): void {
    for (const address of request.addresses) {
      const path = restPathOf(address.text, this.parts.paths.families);
      if (
        !path?.isJira ||
        !this.parts.judge.counts(path, request) ||
        this.parts.found.hasBeenReadAt(path.path, site)
      )
        continue;
      const methods = this.parts.requests.methodsByDefault(site, request);
      if (methods.known.length === 0) this.parts.judge.withoutMethod(path.path, site);
      else this.parts.judge.onJira(path.path, { ...request, methods }, address, site, new Set());
    }
  }
}
