/** A report of 500 operations as four identities has about half as many values. */
const mostValues = 100_000;
const mostEntries = 10_000;
const deepest = 64;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/**
 * Whether a JSON text holds more values, longer lists or deeper nesting than any body of ours, told in one pass over its
 * bytes before anything is parsed: half a million list items cost a schema seconds and hundreds of megabytes.
 */
export function isTooManifold(json: Uint8Array): boolean {
  const entries: number[] = [];
  let values = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) {
      inText = true;
    } else if (byte === comma) {
      const here = (entries.pop() ?? 0) + 1;
      entries.push(here);
      values += 1;
      if (values > mostValues || here > mostEntries) return true;
    } else if (byte === openList || byte === openObject) {
      entries.push(0);
      values += 1;
      if (values > mostValues || entries.length > deepest) return true;
    } else if (byte === closeList || byte === closeObject) {
      entries.pop();
    }
  }
  return false;
}
