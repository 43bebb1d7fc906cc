import fc from 'fast-check';
import { mayMatch } from '../../../src/evidence/intake/around/may-match.ts';

const expressions = [
  /\bno (?:issues?|results?)\b/i,
  /^only$/,
  /works(?! not)/,
  /(?<!in )scope\b/,
  /\btoken\b[^\n]{0,9} new/,
  /new\s?$/i,
];
const word = fc.constantFrom('no', 'issues', 'only', 'works', 'not', 'in', 'scope', 'token', 'new', 'New');
const parts = fc.array(
  fc.array(word, { maxLength: 3 }).map((words) => words.join(' ')),
  { maxLength: 4 },
);

test('what is in a part is found in all of them together, also at its edges', () => {
  fc.assert(
    fc.property(parts, (list) => {
      const isPossible = mayMatch(list);
      for (const one of expressions)
        if (list.some((part) => one.test(part))) expect(isPossible(one)).toBe(true);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test('what is in none of them is seen at once', () => {
  expect(mayMatch(['no result', 'a scope'])(/\btokens?\b/)).toBe(false);
});
