import { push } from '../push.ts';
import { hole } from '../rest-path.ts';
import {
  argumentsBehind,
  callAround,
  extended,
  madeAround,
  type Span,
  textOfExpression,
} from './expressions.ts';
import { placesOf, type TextFunction } from './functions.ts';
import { isNoCall, lineBefore } from './literals.ts';
import { methodAmong, methodInName, methodNear, methodsIn } from './method-near.ts';
import type { TextFile } from './text-file.ts';
import { isGivenBack, nameBefore, nameGiven } from './words.ts';

/** An address where it is sent, or as far as it could be followed. */
export interface Followed extends Span {
  readonly file: TextFile;
  readonly address: string;
  readonly method: string | null;
}

/** Names of names, functions in functions. */
const deepest = 4;
const mostUses = 40;
const mostCallers = 100;
/** Steps for one address, and for all together: hostile files end. */
const mostSteps = 500;
const mostInAll = 50_000;

/** The whole expression that an address is the beginning of. */
const wholeOf = (given: Followed): Followed => {
  const { text } = given.file;
  let whole = given;
  for (let step = 0; step < deepest; step += 1) {
    const longer = extended(text, whole, whole.address);
    whole = { ...whole, address: longer.value, end: longer.end };
    const made = given.method === null ? madeAround(text, whole, whole.address) : null;
    if (made === null) return whole;
    whole = { ...whole, start: made.start, end: made.end, address: made.value };
  }
  return whole;
};

/** Follows addresses from the literal they begin with to the call that sends them. */
export class AddressFollower {
  private steps = 0;
  private inAll = 0;
  private readonly sites = new Map<string, readonly CallSite[]>();
  private readonly files: readonly TextFile[];
  private readonly isKnown: (method: string, address: string) => boolean;

  /** `isKnown`: whether a document has the operation; what is known is followed no further. */
  constructor(files: readonly TextFile[], isKnown: (method: string, address: string) => boolean) {
    this.files = files;
    this.isKnown = isKnown;
  }

  /** Where an address is sent: the calls that are known, or the one place up to which it could be followed. */
  follow(file: TextFile, span: Span, beginning: string): Followed[] {
    this.inAll += this.steps;
    this.steps = 0;
    return this.from({ file, ...span, address: beginning, method: null }, 0);
  }

  /** The known calls that addresses come to further on. */
  private sentFrom(places: readonly Followed[], depth: number): Followed[] {
    return places
      .flatMap((one) => this.from(one, depth + 1))
      .filter(({ method, address }) => method !== null && this.isKnown(method, address));
  }

  private from(given: Followed, depth: number): Followed[] {
    this.steps += 1;
    if (depth > deepest || this.steps > mostSteps || this.inAll > mostInAll) return [given];
    const whole = this.withWhatFollows(wholeOf(given));
    const around = whole.file.functionAround(whole.start);
    const made = whole.method === null ? this.asValue(whole, around, depth) : [];
    if (made.length > 0) return made;
    const method =
      whole.method ?? methodNear(whole.file.text, whole.start, whole.end) ?? this.methodOfSender(whole);
    const told = { ...whole, method: method ?? (around ? methodInName(around.name) : null) };
    if (method !== null && this.isKnown(method, whole.address)) return [told];
    const callers =
      around !== null && decides(around, whole) ? this.callersOf(around, { ...whole, method }) : [];
    const sent = this.sentFrom(callers, depth);
    return sent.length > 0 ? sent : [told];
  }

  /** The one method in the function of the app's own that an address is given to, or in those that it calls. */
  private methodOfSender({ file, start }: Followed): string | null {
    const call = callAround(file.text, start);
    let bodies = call === null ? [] : this.bodiesOf(call.name);
    for (let depth = 0; depth < deepest - 1 && bodies.length > 0; depth += 1) {
      const methods = new Set(bodies.flatMap(methodsIn));
      if (methods.size > 0) return methods.size === 1 ? ([...methods][0] ?? null) : null;
      if (bodies.some((body) => /\bopenConnection\(/.test(body))) return 'GET';
      const called = new Set(
        bodies.flatMap((body) => [...body.matchAll(/\b([A-Za-z_]\w{2,60})\(/g)].map(([, name = '']) => name)),
      );
      bodies = [...called].slice(0, mostUses).flatMap((name) => this.bodiesOf(name));
    }
    return null;
  }

  /** The texts of the functions of a name, without their headers; none where several have it. */
  private bodiesOf(name: string): string[] {
    this.bodies ??= bodiesByName(this.files);
    const [only, ...others] = this.bodies.get(name) ?? [];
    return only === undefined || others.length > 0 ? [] : [only];
  }

  private bodies: ReadonlyMap<string, readonly string[]> | null = null;

  /** An address that ends with a slash is the beginning of one: what is put behind it in some other way is a part of its path. */
  private withWhatFollows(whole: Followed): Followed {
    const method = whole.method ?? methodNear(whole.file.text, whole.start, whole.end);
    const longer = whole.address + hole('value');
    const isBeginning = whole.address.endsWith('/') && method !== null && method !== 'POST';
    return isBeginning && this.isKnown(method, longer) ? { ...whole, address: longer } : whole;
  }

  /** What becomes of an address that a function gives back, or that is given a name. */
  private asValue(whole: Followed, around: TextFunction | null, depth: number): Followed[] {
    const before = withoutBase(lineBefore(whole.file.text, whole.start));
    if ((isGivenBack(before) || isLastOfRuby(whole, before)) && around) {
      const callers = this.callersOf(around, whole).map((one) => ({ ...one, method: null }));
      return this.sentFrom(callers, depth);
    }
    const name = nameGiven(before) ?? this.nameOfResult(whole);
    return name === null ? [] : this.sentFrom(this.usesOf(name, before, whole, around), depth);
  }

  /** The name that the result of the call around an address is given: `url, err := addOptions(path, options)`. */
  private nameOfResult({ file: { text }, start, end }: Followed): string | null {
    const call = methodNear(text, start, end) === null ? callAround(text, start) : null;
    if (call === null) return null;
    const before = statementBefore(text, call.open - nameBefore(text, call.open).length);
    // `url = base(site) .path(…)`: what the chain begins with is not the name.
    const [chain] = /=\s[^=;{}]{1,200}$/.exec(before) ?? [];
    const isWhole = chain?.split('(').length === chain?.split(')').length;
    return nameGiven(chain !== undefined && isWhole ? before.slice(0, 1 - chain.length) : before);
  }

  /** Where a name that holds an address is used: in its function, in its file, or anywhere when it is a constant. */
  private usesOf(
    name: string,
    before: string,
    { file, end, address }: Followed,
    around: TextFunction | null,
  ): Followed[] {
    const isLocal =
      around !== null && isInside(file, around.at, end) && !isField(file, around.at, name, before);
    const next = isLocal ? (file.functionBehind(end)?.at ?? file.text.length) : file.text.length;
    const isConstant =
      !isLocal && (/^[A-Z][A-Z0-9_]{3,}$/.test(name) || /\b(?:const|final|static|pub|public)\b/.test(before));
    const files = isConstant ? [file, ...this.filesWith(name).filter((one) => one !== file)] : [file];
    return files
      .flatMap((other) =>
        placesOf(
          other.text,
          name,
          isLocal ? end : 0,
          other === file ? next : other.text.length,
          mostUses,
        ).map((span) => ({
          file: other,
          ...span,
        })),
      )
      .filter((use) => !isSet(use.file.text, use) && !isNoCall(use.file.text, use.start))
      .slice(0, mostUses)
      .map((use) => ({ ...use, address, method: null }));
  }

  /** The calls of a function, with what its parameters are given put into the address. */
  private callersOf(fn: TextFunction, { address, method }: Followed): Followed[] {
    return this.callsOf(fn.name).map(({ file, start, end, args }) => {
      const bound = fn.parameters.reduce((all, name, index) => {
        const arg = args[index];
        return name === '' || arg === undefined || !all.includes(hole(name))
          ? all
          : all.replaceAll(hole(name), textOfExpression(file.text, arg));
      }, address);
      const words = args.map((arg) => file.text.slice(arg.start, arg.end));
      return {
        file,
        start,
        end,
        address: bound,
        method: method ?? methodAmong(words) ?? methodInName(fn.name),
      };
    });
  }

  /** The files that a word stands in: found once for all words. */
  private filesWith(word: string): readonly TextFile[] {
    if (this.filesOf === null) {
      const filesOf = new Map<string, TextFile[]>();
      for (const file of this.files)
        for (const each of new Set(file.text.match(/\w+/g))) push(filesOf, each, file);
      this.filesOf = filesOf;
    }
    return this.filesOf.get(word) ?? [];
  }

  private filesOf: ReadonlyMap<string, readonly TextFile[]> | null = null;

  /** Where a function is called, by its name. */
  private callsOf(name: string): readonly CallSite[] {
    const before = this.sites.get(name);
    if (before !== undefined) return before;
    const found = this.filesWith(name)
      .flatMap((file) =>
        placesOf(file.text, name, 0, file.text.length, mostCallers).flatMap(({ start, end }) => {
          const isCall = file.text[end] === '(' && !file.isHeader(start);
          const given = isCall && !isNoCall(file.text, start) ? argumentsBehind(file.text, end) : null;
          return given === null ? [] : [{ file, start, end: given.end, args: given.args }];
        }),
      )
      .slice(0, mostCallers);
    this.sites.set(name, found);
    return found;
  }
}

/** A call of a function of the app's own. */
interface CallSite extends Span {
  readonly file: TextFile;
  readonly args: readonly Span[];
}

/** The line that a place stands on up to it, with those that its chain of calls began on. */
const statementBefore = (text: string, start: number): string => {
  let [before, from] = [lineBefore(text, start), start];
  for (let step = 0; step < deepest && /^(?:$|\.|->|\?\.)/.test(before.trim()); step += 1) {
    from -= lineBefore(text, from).length + 1;
    if (from <= 0) break;
    before = `${lineBefore(text, from)} ${before.trim()}`;
  }
  return before;
};

/** What stands before an address, without the base that it is put behind: `url = config.base() + `, `return Paths.`. */
const withoutBase = (before: string): string =>
  before.replace(/(=|\breturn)\s[^=;{}]{0,200}[+.]\s{0,4}$/, '$1 ');

/** What stands alone on the last line of a function of Ruby is given back. */
const isLastOfRuby = ({ file: { path, text }, end }: Followed, before: string): boolean =>
  path.endsWith('.rb') && before.trim() === '' && /^\s{1,200}end\b/.test(text.slice(end, end + 204));

/** The text behind the header of each function, up to the next one. */
const bodiesByName = (files: readonly TextFile[]): ReadonlyMap<string, readonly string[]> => {
  const bodies = new Map<string, string[]>();
  for (const { functions, text } of files)
    for (const [index, { name, at }] of functions.entries())
      push(bodies, name, text.slice(at + name.length, functions[index + 1]?.at ?? text.length));
  return bodies;
};

/** Whether those that call a function decide on what is sent in it: on a part of the address, or on the method. */
const decides = ({ parameters }: TextFunction, { address }: Followed): boolean =>
  parameters.some((name) => address.includes(hole(name)) || /method|verb/i.test(name));

/** Whether a name is given another value here. */
const isSet = (text: string, { end }: Span): boolean => /^\s{0,4}[-+:]?=(?!=)/.test(text.slice(end, end + 8));

/** Whether a name that a function sets is one of its object: it is declared nowhere before in the function. */
const isField = ({ text, path }: TextFile, header: number, name: string, before: string): boolean =>
  (/^\s*(?:(?:this|self)\.|@|\$this->)\w+\s*=\s*/.test(before) ||
    (/^\s*\w+\s*=\s*/.test(before) && !path.endsWith('.rb'))) &&
  placesOf(text, name, header, text.length, mostUses)
    .filter(({ start }) => start < text.indexOf(before, header))
    .every(({ start }) => !/[\w>\]]\s$/.test(text.slice(Math.max(0, start - 2), start)));

/** Whether the braces behind a function's header are still open at a place. */
const isInside = ({ text, path }: TextFile, header: number, place: number): boolean => {
  // Functions of Ruby have no braces; what follows the last one of a class is rarely code.
  if (path.endsWith('.rb')) return true;
  let depth = 0;
  for (const character of text.slice(header, Math.min(place, header + 20_000)))
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  return depth > 0;
};
