import { lineFinder, type SourceFile } from '../source-file.ts';
import { functionsOf, type TextFunction } from './functions.ts';

/** A file of a language that is not parsed; its functions are looked for when they are first asked for. */
export class TextFile {
  readonly path: string;
  readonly text: string;
  private found: readonly TextFunction[] | null = null;
  private headers: ReadonlySet<number> | null = null;
  private lines: ((offset: number) => number) | null = null;

  constructor({ path, text }: SourceFile) {
    this.path = path;
    this.text = text;
  }

  get functions(): readonly TextFunction[] {
    this.found ??= functionsOf(this.text, this.path);
    return this.found;
  }

  /** Whether a name is that of a function's header. */
  isHeader(at: number): boolean {
    this.headers ??= new Set(this.functions.map((one) => one.at));
    return this.headers.has(at);
  }

  lineOf(offset: number): number {
    this.lines ??= lineFinder(this.text);
    return this.lines(offset);
  }
}
