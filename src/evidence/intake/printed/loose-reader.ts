import { endOfQuoted, unescaped } from '../values/index.ts';

const deepest = 24;
const mostValues = 20_000;
const longestText = 131_072;
/** Each reads on to the end of its text. */
const mostUnescaped = 20;
const escapedObject = /^\{\s{0,20}\\"/;
const blank = /(?:\s|\/\/[^\n]{0,200}\n)*/y;
const prefix =
  /(?:<ref \*\d{1,6}>\s|&|%(?:[A-Z][\w.]{0,60})?(?=\{)|[A-Z][\w.:$]{0,60}(?:\(\d{1,9}\))?\s(?=[[{(A-Z<])|\[[A-Z][\w.: ]{0,60}\]\s(?=[[{(])){1,3}/y;
const key = /(?:\[?Symbol\([^)\n]{0,80}\)\]?|\[[\w ]{1,40}\]|:?[A-Za-z_$@][\w$.-]{0,100}|\d{1,10})/y;
const assign = /\s*(?::|=>|=)\s*/y;
/** The name of an entry of a list, as in PHP, Elixir and Swift; Node lists what else an array has: `Symbol(events.emitting): 0`. */
const namedEntry =
  /(?:(?:\[?Symbol\([^)\n]{0,80}\)\]?|[A-Za-z_$][\w$.-]{0,100})|"([^"\\\n]{1,100})"|'([^'\\\n]{1,100})')\s{0,4}(?:=>|:(?=\s))/y;
const expression =
  /\/(?:[^/\\\n[]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n]){1,200}\]){1,500}\/[a-z]{0,8}(?=\s{0,2}[,}\])\n])/y;
const printedError = /^(?:[A-Za-z]{1,20}\.)?[A-Z]\w{0,60}(?: \[\w{1,60}\])?(?:: |$)/;
const restOfMessage = /[^\n]{0,2000}(?=\n\s{1,80}at )/y;
const frame = /\n\s{1,80}at [^\n]{1,1000}/y;
const plain =
  /(?:\[(?:Object|Array|Function|Circular|Getter|Symbol|ClientRequest|AsyncFunction)(?:[^[\]\n]|\[[^[\]\n]{0,60}\]){0,80}\]|<[^>\n]{1,80}>|[^\s,{}[\]()"'`][^\n,}\])]{0,2000})/y;

/** Reads one object from where it begins, as far as it can; one pass, nesting and count are bounded. */
export class LooseReader {
  readonly text: string;
  at = 0;
  left = mostValues;
  private unescaping = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** An object that begins here; one that is written within a text has its quotes escaped. */
  outermost(): Record<string, unknown> {
    const within = escapedObject.exec(this.text.slice(this.at, this.at + 40))?.[0];
    if (within === undefined || this.unescaping >= mostUnescaped) return this.record(0);
    this.unescaping += 1;
    const start = this.at;
    const inner = new LooseReader(unescaped(this.text.slice(start, endOfQuoted(this.text, start, '"'))));
    const value = inner.record(0);
    this.at = start + 1;
    if (Object.keys(value).length > 0) this.at = endOfQuoted(this.text, start, '"');
    return value;
  }

  record(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.upTo('}', ',;', () => {
      const name = this.name();
      if (name === null || !this.skip(assign)) return false;
      entries.push([name, this.value(depth + 1)]);
      return true;
    });
    return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
  }

  /** Reads what stands in a bracket that opens here, as long as `member` can read it. */
  private upTo(close: string, partedBy: string, member: () => boolean): void {
    this.at += 1;
    while (this.at < this.text.length && this.left > 0) {
      this.skip(blank);
      const char = this.text.charAt(this.at);
      const isMark = char === close || (char !== '' && partedBy.includes(char));
      if (isMark) this.at += 1;
      if (char === close || (!isMark && !member())) return;
    }
  }

  /** In Elixir `{"name", "value"}` is a list, and so are sets and promises of Node. */
  private recordOrTuple(depth: number): unknown {
    const start = this.at;
    const record = this.record(depth);
    if (Object.keys(record).length > 0 || !/^\{\s{0,9}["'<]/.test(this.text.slice(start, start + 12)))
      return record;
    this.at = start;
    return this.list(depth, '}');
  }

  private list(depth: number, close: string): unknown {
    const values: unknown[] = [];
    const named: [string, unknown][] = [];
    this.upTo(close, ',', () => {
      const before = this.at;
      const name = this.nameOfEntry();
      const value = this.value(depth + 1);
      if (name === null) values.push(value);
      else named.push([name, value]);
      return this.at !== before;
    });
    return named.length > 0 && values.length === 0 ? Object.fromEntries(named) : values;
  }

  private nameOfEntry(): string | null {
    namedEntry.lastIndex = this.at;
    const found = namedEntry.exec(this.text);
    if (found === null) return null;
    this.at = namedEntry.lastIndex;
    return found[1] ?? found[2] ?? found[0].replace(/\s{0,4}(?:=>|:)$/, '');
  }

  private value(depth: number): unknown {
    this.left -= 1;
    this.skip(blank);
    const whole = this.at;
    this.skip(prefix);
    const char = this.text.charAt(this.at);
    if (char === '"' || char === "'" || char === '`') return this.joined();
    if (depth < deepest) {
      if (char === '{') return this.recordOrTuple(depth);
      if (
        char === '[' &&
        !/^\[(?:Object|Array|Function|Circular|Getter|Class|ClientRequest)/.test(
          this.text.slice(this.at, this.at + 16),
        )
      )
        return this.list(depth, ']');
      if (char === '(') return this.list(depth, ')');
    }
    const start = this.at;
    if (char === '/' && this.skip(expression)) return this.text.slice(start, this.at);
    if (!this.skip(plain)) return null;
    return printedError.test(this.text.slice(whole, this.at))
      ? this.errorIn(whole, start, depth)
      : wordValue(this.text.slice(start, this.at).trim());
  }

  /** An error that Node prints as a value has its stack below it, and what else it holds in braces behind that. */
  private errorIn(whole: number, start: number, depth: number): unknown {
    if (!this.skip(restOfMessage)) return wordValue(this.text.slice(start, this.at).trim());
    const message = this.text.slice(whole, this.at);
    while (this.skip(frame));
    if (this.text.charAt(this.at - 1) !== '{' || depth >= deepest) return message;
    this.at -= 1;
    return { message, ...this.record(depth) };
  }

  private name(): string | null {
    const char = this.text.charAt(this.at);
    if (char === '"' || char === "'" || char === '`') return this.quoted();
    key.lastIndex = this.at;
    const found = key.exec(this.text)?.[0];
    if (found === undefined) return null;
    this.at = key.lastIndex;
    return found.replace(/^:/, '').replace(/^\[(.*)\]$/, '$1');
  }

  /** `'a' +\n 'b'` is one text. */
  private joined(): string {
    let text = this.quoted();
    for (;;) {
      const before = this.at;
      this.skip(blank);
      if (this.text.charAt(this.at) !== '+') {
        this.at = before;
        return text;
      }
      this.at += 1;
      this.skip(blank);
      if (!/["'`]/.test(this.text.charAt(this.at))) {
        this.at = before;
        return text;
      }
      text += this.quoted();
    }
  }

  private quoted(): string {
    const mark = this.text.charAt(this.at);
    const start = this.at + 1;
    const end = endOfQuoted(this.text, start, mark);
    this.at = Math.min(this.text.length, end + 1);
    return unescaped(this.text.slice(start, Math.min(end, start + longestText)));
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}

function wordValue(word: string): unknown {
  if (/^(?:null|undefined|None|nil|\[.*\]|<.*>)$/.test(word)) return null;
  if (/^(?:true|True)$/.test(word)) return true;
  if (/^(?:false|False)$/.test(word)) return false;
  return /^-?\d{1,15}$/.test(word) ? Number(word) : word.replace(/^:(?=\w+$)/, '');
}
