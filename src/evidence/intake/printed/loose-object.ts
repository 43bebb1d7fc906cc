import { LooseReader } from './loose-reader.ts';

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

/** A bracket with what the first name of an object may begin with behind it. */
const begins = /\{(?=[\s/,;"'`[:\w$@\\])/g;
const nameAndClass =
  /(?:([A-Za-z_$][\w$]{0,60})["']?\s{0,4}(?::|=>|=)\s{0,4})?(?:[A-Z][\w.]{0,60}(?:\(\d{1,9}\))?\s)?$/;
const longestName = 160;
/** What a browser's console shows of an object before somebody unfolds it: what is in it stands below. */
const folded = /^\{[^{}\n]{0,200}:\s(?:Array\(\d{1,6}\)|\{(?:…|\.{3})\})/;

/** The outermost objects of a text, in order. */
export function looseObjects(text: string): LooseObject[] {
  const found: LooseObject[] = [];
  const reader = new LooseReader(text.slice(0, 4 * 1_048_576));
  const nextOpen = (from: number) => {
    begins.lastIndex = from;
    return begins.exec(reader.text)?.index ?? -1;
  };
  for (let open = nextOpen(0), done = 0; open >= 0 && found.length < 200; ) {
    reader.at = open;
    const value = reader.outermost();
    if (
      Object.keys(value).length > 0 &&
      !folded.test(reader.text.slice(open, Math.min(reader.at + 4, open + 400)))
    ) {
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
