import { hole } from '../rest-path.ts';
import { argumentsBehind, type Call, callAround, type Span } from './calls.ts';
import { extended, madeAround, textOfExpression } from './expressions.ts';
import type { TextFunction } from './functions.ts';
import { builderOf, nameOfResult, withoutBase } from './given-names.ts';
import { lineBefore } from './literals.ts';
import { methodAmong, methodInName, methodNear } from './method-near.ts';
import { OwnFunctions } from './own-functions.ts';
import { methodOfCommand } from './shell.ts';
import type { TextFile } from './text-file.ts';
import { usesOf, usesOfField } from './uses-of-names.ts';
import { fieldGiven, isGivenBack, nameGiven } from './words.ts';

/** An address where it is sent, or as far as it could be followed. */
export interface Followed extends Span {
  readonly file: TextFile;
  readonly address: string;
  readonly method: string | null;
}

/** Names of names, functions in functions. */
const deepest = 4;
/** Steps for one address, and for all together: hostile files end. */
const mostSteps = 1_500;
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
  private readonly own: OwnFunctions;
  private readonly isKnown: (method: string, address: string) => boolean;
  private readonly isRoot: (address: string) => boolean;

  /** `isKnown`: whether a document has the operation; what is known is followed no further. `isRoot`: whether an address is what comes before others. */
  constructor(
    files: readonly TextFile[],
    isKnown: (method: string, address: string) => boolean,
    isRoot: (address: string) => boolean,
  ) {
    this.own = new OwnFunctions(files);
    this.isKnown = isKnown;
    this.isRoot = isRoot;
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
    const expression = wholeOf(given);
    const { file, start, end } = expression;
    const near = expression.method ?? methodNear(file.text, start, end);
    const whole = this.withWhatFollows(expression, near);
    const around = file.functionAround(start);
    const call = near === null ? callAround(file.text, start) : null;
    const made = whole.method === null ? this.asValue(whole, call, around, depth) : [];
    if (made.length > 0) return made;
    const method = near ?? (call && this.methodOf(file, call)) ?? methodOfCommand(file, whole);
    const told = { ...whole, method: method ?? (around ? methodInName(around.name) : null) };
    if (method !== null && this.isKnown(method, whole.address)) return [told];
    const callers =
      around !== null && decides(around, whole) ? this.callersOf(around, { ...whole, method }) : [];
    const sent = this.sentFrom(callers, depth);
    return sent.length > 0 ? sent : [told];
  }

  /** What a call of a function of the app's own sends, by its arguments, by what they are by default, or by what stands in the function. */
  private methodOf({ text }: TextFile, { name, open }: Call): string | null {
    const words = argumentsBehind(text, open)?.args.map(({ start, end }) => text.slice(start, end)) ?? [];
    return methodAmong(words) ?? this.own.methodByDefault(name) ?? this.own.methodIn(name);
  }

  /**
   * An address that ends with a slash is the beginning of one: what is put behind it in some other way is a part of its path. Where it is the last
   * thing that a call is given, nothing is.
   */
  private withWhatFollows(whole: Followed, method: string | null): Followed {
    if (!whole.address.endsWith('/') || method === null || method === 'POST') return whole;
    const { text } = whole.file;
    const behind = text.slice(whole.end, whole.end + 400).replace(/\/\/[^\n]*/g, '');
    const isLast = text[whole.end - 1] === ')' || /^\s{0,80},?\s{0,80}\)/.test(behind);
    const address = isLast ? whole.address.slice(0, -1) : whole.address + hole('value');
    return this.isKnown(method, address) ? { ...whole, address } : whole;
  }

  /** What becomes of an address that a function gives back, or that is given a name, itself or in the call around it. */
  private asValue(
    whole: Followed,
    call: Call | null,
    around: TextFunction | null,
    depth: number,
  ): Followed[] {
    const before = withoutBase(lineBefore(whole.file.text, whole.start));
    if ((isGivenBack(before) || isLastOfRuby(whole, before)) && around) {
      const callers = this.callersOf(around, whole).map((one) => ({ ...one, method: null }));
      return this.sentFrom(callers, depth);
    }
    const name =
      nameGiven(before) ??
      (call && (builderOf(whole.file.text, call) ?? nameOfResult(whole.file.text, call)));
    const field = name === null && this.isRoot(whole.address) ? fieldGiven(before) : null;
    if (field !== null)
      return this.sentFrom(
        this.own
          .filesWith(field)
          .flatMap((file) =>
            usesOfField(file, field).map((use) => ({ ...use, address: whole.address, method: null })),
          ),
        depth,
      );
    if (name === null) return [];
    const uses = usesOf(name, before, whole, around, (word) => this.own.filesWith(word));
    const { address } = whole;
    return this.sentFrom(
      uses.flatMap((use) => {
        const literal = use.file.literalAround(use.start);
        if (literal === null) return [{ ...use, address, method: null }];
        // `"{root}/issue"`: the name is filled in by the language.
        const { start, end, text } = literal;
        return text.startsWith(hole(name))
          ? [{ file: use.file, start, end, address: text.replace(hole(name), address), method: null }]
          : [];
      }),
      depth,
    );
  }

  /** The calls of a function, with what its parameters are given put into the address. */
  private callersOf(fn: TextFunction, { address, method }: Followed): Followed[] {
    return this.own.callsOf(fn.name).map(({ file, start, end, args }) => {
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
        method: method ?? methodAmong(words) ?? this.own.methodByDefault(fn.name) ?? methodInName(fn.name),
      };
    });
  }
}

/** What stands alone on the last line of a function of Ruby is given back. */
const isLastOfRuby = ({ file: { path, text }, end }: Followed, before: string): boolean =>
  path.endsWith('.rb') && before.trim() === '' && /^\s{1,200}end\b/.test(text.slice(end, end + 204));

/** Whether those that call a function decide on what is sent in it: on a part of the address, or on the method. */
const decides = ({ parameters }: TextFunction, { address }: Followed): boolean =>
  parameters.some((name) => address.includes(hole(name)) || /method|verb/i.test(name));
