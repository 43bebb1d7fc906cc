import type { Call } from './calls.ts';
import { lineBefore } from './literals.ts';
import { lastWord, nameBefore, nameGiven } from './words.ts';

/** The name of what an address is put into: `url.append(ROOT + "search")`. */
export const builderOf = (text: string, { name, open }: Call): string | null => {
  const dot = open - name.length - 1;
  return /^[aA]ppend$/.test(name) && text[dot] === '.'
    ? lastWord(text.slice(Math.max(0, dot - 60), dot))
    : null;
};

/** The name that the result of a call is given: `url, err := addOptions(path, options)`. */
export const nameOfResult = (text: string, { open }: Call): string | null => {
  const before = statementBefore(text, open - nameBefore(text, open).length);
  // `url = base(site) .path(…)`: what the chain begins with is not the name.
  const [chain] = /=\s[^=;{}]{1,200}$/.exec(before) ?? [];
  const isWhole = chain?.split('(').length === chain?.split(')').length;
  return nameGiven(chain !== undefined && isWhole ? before.slice(0, 1 - chain.length) : before);
};

/** Lines of one chain of calls that are looked at. */
const mostLines = 4;

/** The line that a place stands on up to it, with those that its chain of calls began on. */
const statementBefore = (text: string, start: number): string => {
  let [before, from] = [lineBefore(text, start), start];
  for (let step = 0; step < mostLines && /^(?:$|\.|->|\?\.)/.test(before.trim()); step += 1) {
    from -= lineBefore(text, from).length + 1;
    if (from <= 0) break;
    before = `${lineBefore(text, from)} ${before.trim()}`;
  }
  return before;
};

/** What stands before an address, without the base that it is put behind: `url = config.base() + `, `return Paths.`. */
export const withoutBase = (before: string): string =>
  before.replace(/(=|\breturn)\s[^=;{}]{0,200}[+.]\s{0,4}$/, '$1 ');
