import { parseJson } from '../../../src/app-files/document/json.ts';
import type { ShapeParts } from '../../../src/app-files/schema/shape.ts';
import { violationsOf } from '../../../src/app-files/schema/violations.ts';

/** What is wrong with a value, held against the first of these entries. */
function wrong(value: unknown, ...parts: ShapeParts): string[] {
  const { root } = parseJson(JSON.stringify(value));
  if (root === null) throw new Error('no value');
  return violationsOf(parts, 0, root).map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const whole = (value: unknown, ...parts: ShapeParts) => {
  const { root } = parseJson(JSON.stringify(value));
  return root === null ? [] : violationsOf(parts, 0, root);
};

describe('a value is held against its shape', () => {
  test.each<[string, unknown[], unknown[], RegExp]>([
    ['object', [{}], [[], 'x', 1], /must be an object, not/],
    ['array', [[]], [{}, 'x'], /must be a list, not/],
    ['string', ['', 'x'], [1, true, null, []], /must be a text, not/],
    ['number', [1, 1.5], ['1', true], /must be a number, not/],
    ['integer', [0, -7], [1.5, '1'], /must be a whole number, not/],
    ['boolean', [true, false], ['true', 0], /must be true or false, not/],
    ['null', [null], [0, ''], /must be empty, not/],
  ])('%s', (type, right, others, words) => {
    for (const value of right) expect(wrong(value, { type })).toEqual([]);
    for (const value of others) expect(wrong(value, { type })).toEqual([expect.stringMatching(words)]);
  });

  test('of several types one is enough', () => {
    const type = ['string', 'number'];
    expect(wrong(7, { type })).toEqual([]);
    expect(wrong([], { type })).toEqual([expect.stringMatching(/must be a text or a number, not/)]);
    expect(wrong({}, {})).toEqual([]);
    expect(wrong({}, true)).toEqual([]);
    expect(wrong({}, false)).toEqual([': is not allowed here']);
  });

  test('values that are listed, and limits that may be reached', () => {
    expect(wrong('a', { enum: ['a', 'b'] })).toEqual([]);
    expect(whole('c', { enum: ['a', 'b'] })).toMatchObject([
      { kind: 'wrong-value', message: 'must be a, b', accepted: ['a', 'b'] },
    ]);
    expect(wrong('c', { const: 'a' })).toEqual([': must be a']);
    expect([1, 3].flatMap((value) => wrong(value, { minimum: 1, maximum: 3 }))).toEqual([]);
    expect(wrong(0, { minimum: 1 })).toEqual([': must be at least 1']);
    expect(wrong(4, { maximum: 3 })).toEqual([': must be at most 3']);
    expect(wrong([], { enum: ['a'], minimum: 1 })).toEqual([]);
  });

  test('texts have their length, in signs that people count, and their form', () => {
    expect(wrong('', { minLength: 1 })).toEqual([': must not be empty']);
    expect(wrong('👍👍', { maxLength: 2 })).toEqual([]);
    expect(wrong('abc', { maxLength: 2 })).toEqual([': has 3 characters: at most 2 are allowed']);
    expect(wrong('a b', { pattern: '^\\S+$' })).toEqual([': "a b" must have the form ^\\S+$']);
    expect(wrong('ab', { pattern: '^\\S+$' })).toEqual([]);
    expect(wrong(`${'a'.repeat(500)} `, { pattern: '^\\S+$' })).toEqual([]);
    expect(wrong(`${'a'.repeat(499)} `, { pattern: '^\\S+$' })).toHaveLength(1);
    expect(wrong('/path', { format: 'uri' })).toEqual([': "/path" must be a whole address']);
    expect(wrong('https://a.example', { format: 'uri' })).toEqual([]);
    expect(wrong('/path', { format: 'other' })).toEqual([]);
  });

  test('what is filled in from the environment may be any text', () => {
    expect(wrong(`$${'{KEY}'}`, { pattern: '^x$' })).toEqual([]);
    expect(wrong('$x', { pattern: '^x$' })).toHaveLength(1);
  });
});

describe('what stands inside', () => {
  test('keys that must be there, that nobody knows, and what stands at each', () => {
    const part = { required: ['a'], properties: { a: 1, b: 1 }, additionalProperties: false };
    expect(wrong({ a: 'x' }, part, { type: 'string' })).toEqual([]);
    expect(whole({ b: 1, c: 'x' }, part, { type: 'string' })).toMatchObject([
      { kind: 'missing-key', message: 'needs a', key: 'a', path: [] },
      { kind: 'wrong-type', path: ['b'] },
      { kind: 'unknown-key', message: 'c is not known here', key: 'c', accepted: ['a', 'b'] },
    ]);
    expect(wrong({ c: 1 }, { properties: {} })).toEqual([]);
    expect(wrong({ c: 1 }, { additionalProperties: 1 }, { type: 'string' })).toHaveLength(1);
    expect(wrong({ toString: 1 }, { properties: {}, additionalProperties: false })).toHaveLength(1);
  });

  test('keys by their form, with what stands there, and the names themselves', () => {
    const part = { patternProperties: { '^x-': 1 }, additionalProperties: false };
    expect(wrong({ 'x-a': 'text' }, part, { type: 'string' })).toEqual([]);
    expect(wrong({ 'x-a': 1, y: 1 }, part, { type: 'string' })).toEqual([
      expect.stringMatching(/^x-a: must be a text/),
      ': y is not known here',
    ]);
    expect(wrong({ long: 1 }, { propertyNames: 1 }, { maxLength: 3 })).toEqual([
      'long: has 4 characters: at most 3 are allowed',
    ]);
  });

  test('how many there may be', () => {
    expect(
      [{ a: 1 }, { a: 1, b: 1 }].flatMap((value) => wrong(value, { minProperties: 1, maxProperties: 2 })),
    ).toEqual([]);
    expect(wrong({}, { minProperties: 1 })).toEqual([': needs at least 1 entries']);
    expect(wrong({ a: 1, b: 1 }, { maxProperties: 1 })).toEqual([': has 2 entries: at most 1 are allowed']);
    expect([[1], [1, 2]].flatMap((value) => wrong(value, { minItems: 1, maxItems: 2 }))).toEqual([]);
    expect(wrong([], { minItems: 1 })).toEqual([': must not be empty']);
    expect(wrong([1], { minItems: 2 })).toEqual([': needs at least 2 entries']);
    expect(wrong([1, 2], { maxItems: 1 })).toEqual([': has 2 entries: at most 1 are allowed']);
  });

  test('a list that names nothing twice, however deep', () => {
    const part = { uniqueItems: true };
    expect(wrong([{ a: [1] }, { a: [1] }], part)).toEqual([': names an entry twice']);
    expect(wrong([{ a: [1] }, { a: [2] }, 'a', ['a']], part)).toEqual([]);
    expect(wrong([1, 1], { uniqueItems: false })).toEqual([]);
  });

  test('entries of a list, all by one shape or each by its own', () => {
    expect(wrong(['a', 1], { items: 1 }, { type: 'string' })).toEqual([
      expect.stringMatching(/^1: must be a text/),
    ]);
    const each = [{ items: [1, 2] }, { type: 'string' }, { type: 'number' }];
    expect(wrong(['a', 1, []], ...each)).toEqual([]);
    expect(wrong([1, 'a'], ...each)).toHaveLength(2);
  });
});

describe('alternatives', () => {
  const text = { type: 'string' };
  const named = { type: 'object', required: ['name'], properties: { name: 1 } };

  test('one that fits is enough, and of several that may not be mixed exactly one', () => {
    expect(wrong('x', { anyOf: [1, 1] }, text)).toEqual([]);
    expect(wrong('x', { oneOf: [1, 1] }, text)).toEqual([': mixes forms that exclude each other']);
    expect(wrong('x', { oneOf: [1, 2] }, text, { type: 'number' })).toEqual([]);
  });

  test('where none fits the closest is spoken of', () => {
    expect(wrong({}, { anyOf: [1, 2] }, text, named)).toEqual([': needs name']);
    expect(wrong({}, { anyOf: [2, 1] }, text, named)).toEqual([': needs name']);
  });

  test('all of several, none of one, and what follows from another', () => {
    expect(wrong(1, { allOf: [1, 2] }, text, { minimum: 2 })).toHaveLength(2);
    expect(wrong({ a: 1 }, { not: 1 }, { required: ['a'] })).toEqual([': must not have a']);
    expect(wrong({ b: 1 }, { not: 1 }, { required: ['a'] })).toEqual([]);
    expect(wrong('x', { not: 1 }, text)).toEqual([': is not allowed here']);
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    const conditional = { if: 1, then: 2, else: 3 };
    const rest = [text, { minLength: 2 }, { minimum: 5 }];
    expect(wrong('x', conditional, ...rest)).toEqual([': must not be empty']);
    expect(wrong(1, conditional, ...rest)).toEqual([': must be at least 5']);
    expect(wrong(1, { if: 1 }, text)).toEqual([]);
  });

  test('an entry may lead to another, and one that contains itself ends', () => {
    expect(wrong(1, { ref: 1 }, text)).toHaveLength(1);
    expect(wrong({ a: { a: {} } }, { ref: 1 }, { properties: { a: 0 } })).toEqual([]);
    expect(wrong(1, { ref: 9 })).toEqual([]);
  });
});
