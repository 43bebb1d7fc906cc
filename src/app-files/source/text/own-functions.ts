import { push } from '../push.ts';
import { argumentsBehind, type Span } from './calls.ts';
import { isNoCall } from './literals.ts';
import { methodsIn } from './method-near.ts';
import type { TextFile } from './text-file.ts';
import { opensAt, placesOf } from './words.ts';

/** A call of a function of the app's own. */
interface CallSite extends Span {
  readonly file: TextFile;
  readonly args: readonly Span[];
}

/** The method that a parameter is by default: `$method = 'GET'`, `String method = 'GET'`, `method: String = "GET"`. */
const defaultOf = (parameter: string): string[] => {
  const [name = '', value = ''] = parameter.split('=', 2);
  const method = /\b(?:GET|POST|PUT|DELETE|PATCH)\b/.exec(value.slice(0, 40).toUpperCase());
  return method !== null && /method|verb/i.test(name.slice(0, 80)) ? [method[0]] : [];
};

const mostCallers = 100;
/** Functions that call functions, and how many one is thought to call. */
const deepestCalled = 3;
const mostCalled = 40;

/** The functions of an app in the files of one language: where they are called, and what stands in them. */
export class OwnFunctions {
  private readonly files: readonly TextFile[];
  private readonly sites = new Map<string, readonly CallSite[]>();
  private filesOf: ReadonlyMap<string, readonly TextFile[]> | null = null;
  private bodies: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(files: readonly TextFile[]) {
    this.files = files;
  }

  /** The files that a word stands in: found once for all words. */
  filesWith(word: string): readonly TextFile[] {
    if (this.filesOf === null) {
      const filesOf = new Map<string, TextFile[]>();
      for (const file of this.files)
        for (const each of new Set(file.text.match(/\w+/g))) push(filesOf, each, file);
      this.filesOf = filesOf;
    }
    return this.filesOf.get(word) ?? [];
  }

  /** Where a function is called, by its name. */
  callsOf(name: string): readonly CallSite[] {
    const before = this.sites.get(name);
    if (before !== undefined) return before;
    const found = this.filesWith(name)
      .flatMap((file) =>
        placesOf(file.text, name, 0, file.text.length, mostCallers).flatMap(({ start, end }) => {
          const open = file.isHeader(start) ? -1 : opensAt(file.text, end);
          const given = open >= 0 && !isNoCall(file.text, start) ? argumentsBehind(file.text, open) : null;
          return given === null ? [] : [{ file, start, end: given.end, args: given.args }];
        }),
      )
      .slice(0, mostCallers);
    this.sites.set(name, found);
    return found;
  }

  /** The one method that a function says inside, or those that it calls; null: none, or several. */
  methodIn(name: string): string | null {
    let bodies = this.bodiesOf(name);
    for (let depth = 0; depth < deepestCalled && bodies.length > 0; depth += 1) {
      const methods = new Set(bodies.flatMap(methodsIn));
      if (methods.size > 0) return methods.size === 1 ? ([...methods][0] ?? null) : null;
      if (bodies.some((body) => /\bopenConnection\(/.test(body))) return 'GET';
      const others = new Set(
        bodies.flatMap((body) => [...body.matchAll(/\b([A-Za-z_]\w{2,60})\(/g)].map(([, word = '']) => word)),
      );
      bodies = [...others].slice(0, mostCalled).flatMap((name) => this.bodiesOf(name));
    }
    return null;
  }

  /** The method that a function sends where its callers say none: `function send($url, $method = 'GET')`. */
  methodByDefault(name: string): string | null {
    const [body = ''] = this.bodiesOf(name);
    const open = opensAt(body, 0);
    const { args = [] } = (open < 0 ? null : argumentsBehind(body, open)) ?? {};
    const stated = args.flatMap(({ start, end }) => defaultOf(body.slice(start, end)));
    return stated.length === 1 ? (stated[0] ?? null) : null;
  }

  /** The texts of the functions of a name, from their parameters on; none where several have it. */
  private bodiesOf(name: string): string[] {
    this.bodies ??= bodiesByName(this.files);
    const [only, ...others] = this.bodies.get(name) ?? [];
    return only === undefined || others.length > 0 ? [] : [only];
  }
}

/** Lines of remarks: those above the next function speak of that one. */
const remarks = /^[ \t]{0,80}(?:\/\/|\/?\*|#[ \t])[^\n]*$/gm;

/** The text behind the name of each function, up to the next one. */
const bodiesByName = (files: readonly TextFile[]): ReadonlyMap<string, readonly string[]> => {
  const bodies = new Map<string, string[]>();
  for (const { functions, text } of files)
    for (const [index, { name, at }] of functions.entries())
      push(
        bodies,
        name,
        text.slice(at + name.length, functions[index + 1]?.at ?? text.length).replace(remarks, ''),
      );
  return bodies;
};
