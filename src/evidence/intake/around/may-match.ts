/**
 * Whether an expression can match in one of the parts, asked of all of them at once; false is certain. Of many expressions few match, and
 * one that is asked a single time is made ready a single time: for its second text V8 makes another form of it, which takes longer.
 */
export function mayMatch(parts: readonly string[]): (expression: RegExp) => boolean {
  const together = parts.join('\n');
  return (expression) => mindsEdges.test(expression.source) || expression.test(together);
}

/** What can match at the edge of a part and not where the next one follows: `^`, `$`, `(?!…)`, `(?<!…)`. */
const mindsEdges = /(?<!\[)\^|\$|\(\?<?!/;

/** A thing that is said, and what must all match in one part where it is. */
export type Way = readonly [string, ...RegExp[]];

/** What the parts say by any of the ways, each once. */
export function saidIn(ways: readonly Way[], parts: readonly string[]): string[] {
  const isPossible = mayMatch(parts);
  const isSaid = (way: readonly RegExp[]) =>
    way.every(isPossible) && parts.some((part) => way.every((one) => one.test(part)));
  return [...new Set(ways.flatMap(([what, ...way]) => (isSaid(way) ? [what] : [])))];
}
