import { countUpTo } from '../../line-starts.ts';
import { lineFinder, type SourceFile } from '../source-file.ts';
import { functionsOf, type TextFunction } from './functions.ts';
import { type Literal, literalsOf } from './literals.ts';

/** Rust has the tests of a file at its end. */
const testsOfRust = /^#\[cfg\(test\)\]\s{1,20}mod\b/m;

/** A file of a language that is not parsed; its functions and literals are looked for when they are first asked for. */
export class TextFile {
  readonly path: string;
  readonly text: string;
  private found: { readonly functions: readonly TextFunction[]; readonly headers: readonly number[] } | null =
    null;
  private lines: ((offset: number) => number) | null = null;
  private stated: readonly Literal[] | null = null;

  constructor({ path, text }: SourceFile) {
    this.path = path;
    this.text = path.endsWith('.rs') ? (text.split(testsOfRust, 1)[0] ?? '') : text;
  }

  private find() {
    if (this.found !== null) return this.found;
    const functions = functionsOf(this.text, this.path);
    this.found = { functions, headers: functions.map(({ at }) => at) };
    return this.found;
  }

  get functions(): readonly TextFunction[] {
    return this.find().functions;
  }

  /** The literal that a place stands inside of. */
  literalAround(at: number): Literal | null {
    return this.literals.find(({ start, end }) => start < at && at < end) ?? null;
  }

  get literals(): readonly Literal[] {
    this.stated ??= literalsOf(this.text);
    return this.stated;
  }

  /** The function that a place stands in: the last one whose header is before it. */
  functionAround(at: number): TextFunction | null {
    const { functions, headers } = this.find();
    return functions[countUpTo(headers, at - 1) - 1] ?? null;
  }

  /** The first function whose header is behind a place. */
  functionBehind(at: number): TextFunction | null {
    const { functions, headers } = this.find();
    return functions[countUpTo(headers, at)] ?? null;
  }

  /** Whether a name is that of a function's header. */
  isHeader(at: number): boolean {
    const { headers } = this.find();
    return headers[countUpTo(headers, at) - 1] === at;
  }

  lineOf(offset: number): number {
    this.lines ??= lineFinder(this.text);
    return this.lines(offset);
  }
}
