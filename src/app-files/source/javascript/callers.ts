import type { Node } from 'oxc-parser';
import { push } from '../push.ts';
import type { Evaluator } from './evaluation/index.ts';
import { type ClassInfo, type Func, lookUp, type Site } from './module.ts';
import { fileKey, type Project } from './project.ts';
import { isFunction } from './read-functions.ts';
import { bare, keyName } from './syntax.ts';
import type { Value } from './value.ts';

/** More functions of one name than this: whose method is called cannot be guessed. */
const mostNamesakes = 3;

/** `guessed`: nothing but the name says so. */
interface Caller {
  readonly site: Site;
  readonly guessed: boolean;
  /** The function was handed to one that calls it: what it does is told where it stands. */
  readonly isHandedOn?: true;
}

/** Who calls a function. Where the object before the dot is not known, a method is found by a name that few have. */
export class Callers {
  private readonly byName = new Map<string, Site[]>();
  /** Functions that stand in the arguments of a call. */
  private readonly handed = new Map<Node, { readonly site: Site; readonly index: number }>();
  private readonly aliases = new Map<string, Set<string>>();
  /** Functions of a name; those of classes that implement the same stand for one. */
  private readonly namesakes = new Map<string, Set<Func | string>>();
  private readonly known = new Map<Func, readonly Caller[]>();
  private readonly evaluator: Evaluator;
  private readonly project: Project;
  private counted = 0;

  constructor(project: Project, evaluator: Evaluator) {
    this.project = project;
    this.evaluator = evaluator;
  }

  /** Takes in what was parsed since. */
  private count(): void {
    for (const module of this.project.modules.slice(this.counted)) {
      this.counted += 1;
      for (const site of module.sites) {
        push(this.byName, site.name, site);
        for (const [index, argument] of site.node.arguments.entries())
          if (isFunction(argument)) this.handed.set(argument, { site, index });
      }
      for (const { name, local } of module.imports)
        if (name !== local && name !== '*') {
          const known = this.aliases.get(name) ?? new Set();
          this.aliases.set(name, known.add(local));
        }
      for (const fn of module.functions)
        if (fn.name !== '')
          this.namesakes.set(
            fn.name,
            (this.namesakes.get(fn.name) ?? new Set()).add(fn.cls?.interfaces || fn),
          );
    }
  }

  /** True when what is called is a function of the app's own. */
  isOwn(site: Site): boolean {
    return this.evaluator.functions({ node: site.node.callee, scope: site.scope }, null).length > 0;
  }

  of(fn: Func): readonly Caller[] {
    const before = this.known.get(fn);
    if (before !== undefined) return before;
    this.parseCallersOf(fn);
    this.count();
    const names = new Set([
      fn.name,
      ...(this.aliases.get(fn.name) ?? []),
      ...(this.aliases.get('default') ?? []),
    ]);
    const callers = [...names].flatMap((name) =>
      (this.byName.get(name) ?? []).flatMap((site): Caller[] => {
        const how = this.calls(site, fn);
        return how === 'no' ? [] : [{ site, guessed: how === 'perhaps' }];
      }),
    );
    const direct = this.immediate(fn);
    const all = [
      ...callers,
      ...(direct ? [{ site: direct, guessed: false }] : []),
      ...this.insideOfTakers(fn),
    ];
    this.known.set(fn, all);
    return all;
  }

  /** Whether some call of its name may be one of it, though nothing says so. */
  mayBeCalled(fn: Func): boolean {
    this.project.parse((text) => text.includes(`${fn.name}(`) || text.includes(`${fn.name}<`));
    this.count();
    if (this.project.handsOn(fn.name)) return true;
    return (this.byName.get(fn.name) ?? []).some((site) =>
      this.evaluator
        .values({ node: site.node.callee, scope: site.scope }, null)
        .some(({ kind }) => kind === 'unknown'),
    );
  }

  /** Files that were not looked at for their own sake may call it all the same. */
  private parseCallersOf({ name, module }: Func): void {
    const file = fileKey(module.path);
    const names = name === '' || name === 'default' ? [file] : [`${name}(`, `${name}<`, file];
    this.project.parseWithPaths((text) => names.some((one) => text.includes(one)));
  }

  /** A method that a class above or below it in its family stands for. */
  private isRelative(a: Func, b: Func): boolean {
    return a.name === b.name && (this.above(a.cls, b.cls) || this.above(b.cls, a.cls));
  }

  private above(top: ClassInfo | null, cls: ClassInfo | null): boolean {
    let here = cls;
    for (let height = 0; here?.superClass && height < 8; height += 1) {
      const values: readonly Value[] = this.evaluator.values(here.superClass, null);
      here = values.flatMap((value) => (value.kind === 'class' ? [value.cls] : []))[0] ?? null;
      if (here === top && top !== null) return true;
    }
    return false;
  }

  private calls(site: Site, fn: Func): 'yes' | 'no' | 'perhaps' {
    const values = this.evaluator.values({ node: site.node.callee, scope: site.scope }, null);
    const functions = values.filter((value) => value.kind === 'function');
    if (functions.length > 0)
      return functions.some((value) => value.fn === fn || this.isRelative(value.fn, fn)) ? 'yes' : 'no';
    const callee = bare(site.node.callee);
    const mayBe =
      callee.type === 'MemberExpression' &&
      site.name === fn.name &&
      values.some(({ kind }) => kind === 'unknown' || kind === 'external') &&
      (this.namesakes.get(fn.name)?.size ?? 0) <= mostNamesakes;
    return mayBe && this.mayCarryAddress(site) ? 'perhaps' : 'no';
  }

  /** A guess is worth following only with an address in hand, or with something that may become one. */
  private mayCarryAddress(site: Site): boolean {
    return this.evaluator
      .argumentsOf(site, null)
      .flat()
      .some(
        (value) =>
          value.kind === 'object' ||
          (value.kind === 'text' && (value.text.includes('/') || value.params.size > 0)) ||
          (value.kind === 'unknown' && value.params.size > 0),
      );
  }

  /** `withClient(async (client) => …)`: where the function that it is handed to calls it with a client. */
  private insideOfTakers(fn: Func): Caller[] {
    const handed = this.handed.get(fn.node);
    if (handed === undefined) return [];
    const takers = this.evaluator.functions(
      { node: handed.site.node.callee, scope: handed.site.scope },
      null,
    );
    return takers.flatMap((taker) =>
      taker.module.sites.flatMap((site): Caller[] => {
        const parameter = lookUp(site.scope, site.name)?.parameter;
        const isIt =
          parameter?.fn === taker && parameter.index === handed.index && parameter.path.length === 0;
        return isIt && site.node.callee.type === 'Identifier' && this.givesClient(site)
          ? [{ site, guessed: false, isHandedOn: true }]
          : [];
      }),
    );
  }

  /** Whether a call is given a client that was made with a base address, by itself or in an object. */
  private givesClient(site: Site): boolean {
    const isClient = ({ kind }: Value): boolean => kind === 'client';
    return this.evaluator
      .argumentsOf(site, null)
      .flat()
      .some(
        (value) =>
          isClient(value) ||
          (value.kind === 'object' &&
            value.node.type === 'ObjectExpression' &&
            value.node.properties.some((property) => {
              const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
              return name !== null && this.evaluator.property([value], name).some(isClient);
            })),
      );
  }

  /** `(async (path) => …)('/rest/…')`. */
  private immediate(fn: Func): Site | null {
    if (fn.name !== '') return null;
    return (this.byName.get('') ?? []).find((site) => bare(site.node.callee) === fn.node) ?? null;
  }
}
