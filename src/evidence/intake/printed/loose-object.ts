import { unescaped } from '../values/index.ts';

/**
 * Objects as programs print them: JSON, `util.inspect`, Python's repr, Ruby's inspect, Java's toString, also cut off in
 * the middle. Reads what it can and never throws; one pass, nesting and count are bounded.
 */
export interface LooseObject {
  readonly value: Record<string, unknown>;
  /** The name before it: `response: {`; empty where there is none. */
  readonly name: string;
  /** Where it begins and ends in the text. */
  readonly start: number;
  readonly end: number;
}

const deepest = 24;
const mostValues = 20_000;
const longestText = 131_072;

/** A bracket with what the first name of an object may begin with behind it. */
const begins = /\{(?=[\s/,;"'`[:\w$@])/g;
const nameAndClass =
  /(?:([A-Za-z_$][\w$]{0,60})["']?\s{0,4}(?::|=>|=)\s{0,4})?(?:[A-Z][\w.]{0,60}(?:\(\d{1,9}\))?\s)?$/;
const longestName = 160;
const blank = /(?:\s|\/\/[^\n]{0,200}\n)*/y;
const prefix =
  /(?:<ref \*\d{1,6}>\s|&|%(?:[A-Z][\w.]{0,60})?(?=\{)|[A-Z][\w.:$]{0,60}(?:\(\d{1,9}\))?\s(?=[[{(A-Z<])|\[[A-Z][\w.: ]{0,60}\]\s(?=[[{(])){1,3}/y;
const key = /(?:\[?Symbol\([^)\n]{0,80}\)\]?|\[[\w ]{1,40}\]|:?[A-Za-z_$@][\w$.-]{0,100}|\d{1,10})/y;
const assign = /\s*(?::|=>|=)\s*/y;
const plain =
  /(?:\[(?:Object|Array|Function|Circular|Getter|Symbol|ClientRequest|AsyncFunction)[^\]\n]{0,80}\]|<[^>\n]{1,80}>|[^\s,{}[\]()"'`][^\n,}\])]{0,2000})/y;

/** The outermost objects of a text, in order. */
export function looseObjects(text: string): LooseObject[] {
  const found: LooseObject[] = [];
  const reader = new Reader(text.slice(0, 4 * 1_048_576));
  const nextOpen = (from: number) => {
    begins.lastIndex = from;
    return begins.exec(reader.text)?.index ?? -1;
  };
  for (let open = nextOpen(0), done = 0; open >= 0 && found.length < 200; ) {
    reader.at = open;
    const value = reader.record(0);
    if (Object.keys(value).length > 0) {
      const before = reader.text.slice(Math.max(done, open - longestName), open);
      const name = nameAndClass.exec(before)?.[1] ?? '';
      found.push({ name, value, start: open, end: reader.at });
    }
    done = Math.max(reader.at, open + 1);
    if (reader.left <= 0) break;
    open = nextOpen(done);
  }
  return found;
}

class Reader {
  readonly text: string;
  at = 0;
  left = mostValues;

  constructor(text: string) {
    this.text = text;
  }

  record(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.at += 1;
    while (this.at < this.text.length && this.left > 0) {
      this.skip(blank);
      const char = this.text.charAt(this.at);
      if (char === '}') {
        this.at += 1;
        break;
      }
      if (char === ',' || char === ';') {
        this.at += 1;
        continue;
      }
      const name = this.name();
      if (name === null || !this.skip(assign)) break;
      entries.push([name, this.value(depth + 1)]);
    }
    return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
  }

  /** In Elixir `{"name", "value"}` is a list. */
  private recordOrTuple(depth: number): unknown {
    const start = this.at;
    const record = this.record(depth);
    if (Object.keys(record).length > 0 || !/["']/.test(this.text.charAt(start + 1))) return record;
    this.at = start;
    return this.list(depth, '}');
  }

  private list(depth: number, close: string): unknown[] {
    const values: unknown[] = [];
    this.at += 1;
    while (this.at < this.text.length && this.left > 0) {
      this.skip(blank);
      const char = this.text.charAt(this.at);
      if (char === close) {
        this.at += 1;
        break;
      }
      if (char === ',') {
        this.at += 1;
        continue;
      }
      const before = this.at;
      values.push(this.value(depth + 1));
      if (this.at === before) break;
    }
    return values;
  }

  private value(depth: number): unknown {
    this.left -= 1;
    this.skip(blank);
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
    plain.lastIndex = this.at;
    const word = plain.exec(this.text)?.[0];
    if (word === undefined) return null;
    this.at = plain.lastIndex;
    return wordValue(word.trim());
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
    let end = start;
    while (end < this.text.length && this.text.charAt(end) !== mark)
      end += this.text.charAt(end) === '\\' ? 2 : 1;
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
