import fc from 'fast-check';
import {
  fewestToAdd,
  loadOperations,
  oauthCovers,
  smallestSets,
} from '../../../src/jira-facts/operations/index.ts';
import { type Choice, smallestCover } from '../../../src/jira-facts/operations/scopes/smallest-cover.ts';

const opens = (scopes: readonly string[], choices: readonly Choice[]): boolean =>
  choices.every((choice) => choice.some((option) => option.every((scope) => scopes.includes(scope))));

/** Every subset of the universe, smallest first, until one opens everything. */
const bruteForce = (choices: readonly Choice[], free: readonly string[] = []): number | null => {
  const universe = [...new Set(choices.flat(2))].filter((scope) => !free.includes(scope));
  let least: number | null = null;
  for (let mask = 0; mask < 2 ** universe.length; mask += 1) {
    const chosen = universe.filter((_, index) => (mask >> index) & 1);
    if ((least === null || chosen.length < least) && opens([...free, ...chosen], choices))
      least = chosen.length;
  }
  return least;
};

const scope: fc.Arbitrary<string> = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i');
const option = fc.uniqueArray(scope, { minLength: 1, maxLength: 4 });
const choice = fc.array(option, { minLength: 1, maxLength: 3 });
const choices = fc.array(choice, { maxLength: 7 });

describe('a smallest cover of made-up choices', () => {
  test('opens everything, with as few as brute force finds', () => {
    fc.assert(
      fc.property(choices, fc.uniqueArray(scope, { maxLength: 3 }), (given, free) => {
        const found = smallestCover(given, free);
        expect(found).not.toBeNull();
        expect(opens([...free, ...(found ?? [])], given)).toBe(true);
        expect(found?.length).toBe(bruteForce(given, free));
        expect(found?.some((name) => free.includes(name))).toBe(false);
      }),
      { numRuns: 1_500 },
    );
  });

  test('is minimal: no scope of it can be left out', () => {
    fc.assert(
      fc.property(choices, (given) => {
        const found = smallestCover(given) ?? [];
        for (const left of found)
          expect(
            opens(
              found.filter((name) => name !== left),
              given,
            ),
          ).toBe(false);
      }),
    );
  });

  test('does not depend on the order of choices, options or scopes', () => {
    fc.assert(
      fc.property(choices, fc.infiniteStream(fc.nat()), (given, random) => {
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, at: random.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const other = shuffled(given.map((one) => shuffled(one.map((each) => shuffled(each)))));
        expect(smallestCover(other)).toEqual(smallestCover(given));
      }),
    );
  });

  test('among sets of one size takes the preferred one', () => {
    const either: Choice[] = [[['x'], ['y']]];
    expect(smallestCover(either, [], (names) => (names.includes('y') ? 1 : 0))).toEqual(['y']);
    expect(smallestCover(either)).toEqual(['x']);
  });

  test('is not greedy: two large groups may share what small ones do not', () => {
    const given: Choice[] = [
      [['a'], ['p', 'q']],
      [['b'], ['p', 'q']],
      [['c'], ['p', 'q']],
    ];
    expect(smallestCover(given)).toEqual(['p', 'q']);
  });

  test('many choices between equals are no trouble', () => {
    const given: Choice[] = Array.from({ length: 60 }, (_, index) => [[`a${index}`], [`b${index}`]]);
    expect(smallestCover(given)).toHaveLength(60);
  });

  test('a choice without options has no cover, no choice needs nothing', () => {
    expect(smallestCover([[]])).toBeNull();
    expect(smallestCover([])).toEqual([]);
    expect(smallestCover([[[]]])).toEqual([]);
  });
});

const table = loadOperations();
const callable = table.all.filter(({ alternatives }) => alternatives.length > 0);
const some = (maxLength: number) => fc.uniqueArray(fc.constantFrom(...callable), { minLength: 1, maxLength });

describe('the smallest sets of real operations', () => {
  test('each opens all of them, and none is smaller than the fewest', () => {
    fc.assert(
      fc.property(some(60), (operations) => {
        const sets = smallestSets(operations);
        for (const set of [sets.classic, sets.granular, sets.fewest])
          for (const operation of operations) {
            const verdict = oauthCovers(set, operation);
            expect(verdict.open || verdict.reason === 'closed').toBe(true);
          }
        expect(sets.fewest.length).toBeLessThanOrEqual(Math.min(sets.classic.length, sets.granular.length));
      }),
      { numRuns: 60 },
    );
  });

  test('the fewest are as few as brute force finds', () => {
    // Few operations with few scopes: 2^n subsets are tried.
    const small = callable.filter(
      ({ alternatives }) => alternatives.flatMap(({ scopes }) => scopes).length <= 5,
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...small), { minLength: 1, maxLength: 4 }), (operations) => {
        const needing = operations.filter((operation) => !operation.noScopeNeeded);
        const given = needing.map(({ alternatives }) => alternatives.map(({ scopes }) => scopes));
        fc.pre(new Set(given.flat(2)).size <= 13);
        expect(smallestSets(operations).fewest.length).toBe(bruteForce(given));
      }),
      { numRuns: 60 },
    );
  });

  test('order does not matter', () => {
    fc.assert(
      fc.property(some(30), (operations) => {
        expect(smallestSets([...operations].reverse())).toEqual(smallestSets(operations));
      }),
      { numRuns: 60 },
    );
  });

  test('classic is classic where possible, granular is granular where possible', () => {
    const of = (...names: string[]) => smallestSets(names.flatMap((name) => table.named(name) ?? []));
    const mixed = of(
      'GET /rest/agile/1.0/board',
      'GET /rest/api/3/permissions',
      'DELETE /rest/api/3/resolution/{id}',
    );
    const board = ['read:board-scope:jira-software', 'read:project:jira'];
    expect(mixed).toEqual({
      connect: ['ADMIN'],
      classic: ['manage:jira-configuration', ...board],
      granular: ['manage:jira-configuration', ...board, 'read:permission:jira'].sort(),
      fewest: ['manage:jira-configuration', ...board],
    });
  });

  test('what needs no scope or is closed asks for none', () => {
    const operations = ['GET /rest/api/3/serverInfo', 'PUT /rest/api/3/mypreferences/locale'].flatMap(
      (name) => table.named(name) ?? [],
    );
    expect(smallestSets(operations)).toMatchObject({ classic: [], granular: [], fewest: [] });
  });

  test('what is missing is exactly what must be added', () => {
    fc.assert(
      fc.property(
        some(12),
        fc.subarray(['read:jira-work', 'read:project:jira', 'manage:jira-configuration']),
        (operations, held) => {
          const added = fewestToAdd(held, operations);
          for (const operation of operations) {
            const verdict = oauthCovers([...held, ...added], operation);
            expect(verdict.open || verdict.reason === 'closed').toBe(true);
          }
          expect(added.length).toBeLessThanOrEqual(smallestSets(operations).fewest.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
