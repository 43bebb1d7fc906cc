import fc from 'fast-check';
import { editDistance } from '../../../src/jira-facts/index.ts';

/** The definition, letter by letter. */
const slowly = (a: string, b: string): number => {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const ways = [
    slowly(restA, b) + 1,
    slowly(a, restB) + 1,
    slowly(restA, restB) + (a[0] === b[0] ? 0 : 1),
    a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
      ? slowly(a.slice(2), b.slice(2)) + 1
      : Number.POSITIVE_INFINITY,
  ];
  return Math.min(...ways);
};

test('inserting, removing, replacing and swapping neighbours cost one each', () => {
  expect([
    editDistance('raed', 'read', 9),
    editDistance('red', 'read', 9),
    editDistance('', 'ab', 9),
  ]).toEqual([1, 1, 2]);
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
  fc.assert(
    fc.property(text, text, fc.nat(6), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(limit, slowly(a, b)));
    }),
    { numRuns: 150 },
  );
});
