import { isTooManifold } from '../../../src/add-on/server/json-shape.ts';

const judged = (json: string): boolean => isTooManifold(Buffer.from(json));
const list = (items: number): string => `[${Array(items).fill(0).join()}]`;
const lists = (count: number, items: number): string => Array(count).fill(list(items)).join('');

test.each<[string, string, boolean]>([
  ['a list of 10,001', list(10_001), false],
  ['a list of 10,002', list(10_002), true],
  ['an object of 10,002', list(10_002).replace('[', '{').replace(']', '}'), true],
  ['64 lists in each other', '['.repeat(64), false],
  ['65 lists in each other', '['.repeat(65), true],
  ['65 objects in each other', '{'.repeat(65), true],
  ['lists beside each other', '[]'.repeat(65), false],
  ['objects beside each other', '{}'.repeat(65), false],
  ['100,000 values in lists', lists(10, 10_000), false],
  ['one more', `${lists(10, 10_000)}[`, true],
  ['one more, in a list', `${lists(9, 10_000)}${list(9_999)}[0,0,0]`, true],
  ['commas and brackets in a text', `"${',[{'.repeat(40_000)}"`, false],
  ['a text whose quote is escaped', `"\\"${',['.repeat(80_000)}"`, false],
  ['a text that ends in a backslash', `"\\\\"${'['.repeat(65)}`, true],
  ['brackets behind a text', `"a"${'['.repeat(65)}`, true],
  ['nothing', '', false],
])('%s: %p', (_what, json, expected) => {
  expect(judged(json)).toBe(expected);
});
