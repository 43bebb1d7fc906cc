import { mentioned } from '../../src/diagnosis/algebra.ts';
import { factIds } from '../../src/diagnosis/engine/fact-state.ts';
import { passages } from '../../src/diagnosis/engine/gates-passed.ts';
import { comparisons, tellingMarks } from '../../src/diagnosis/facts/comparisons.ts';
import { knownFacts as settling } from '../../src/diagnosis/facts/known.ts';
import { loginInDoubt, tellingWords, wordsOfRights } from '../../src/diagnosis/facts/said.ts';
import { causeCatalogue, gates } from '../../src/diagnosis/index.ts';
import { priors, unstatedStatus } from '../../src/diagnosis/priors/index.ts';
import { hasStem, statementWays } from '../../src/diagnosis/reading/statements.ts';

/** Data name causes, facts and gates; a name that nothing has says nothing, and nobody hears of it. */
const knownCauses = new Set<string>(causeCatalogue.map(({ id }) => id));
const knownFacts = new Set<string>(factIds);
const strangers = (names: Iterable<string>, known: ReadonlySet<string>) =>
  [...names].filter((name) => !known.has(name));

const rows = [...priors, ...unstatedStatus.flat()];

test('what is usual names causes and facts that exist, and each cause once a row', () => {
  for (const { when, ranks } of rows) {
    const named = ranks.split(/ > |, /).filter((name) => name !== '-');
    expect(strangers(named, knownCauses)).toEqual([]);
    expect(named).toEqual([...new Set(named)]);
    // What is likeliest may be left open, and what is named at all is not.
    expect(ranks).not.toMatch(/-$/);
    expect(strangers(mentioned(when), knownFacts)).toEqual([]);
  }
});

test('what an answer says and what differs between calls speak of causes that exist', () => {
  for (const { id, speaksOf } of [...tellingWords, ...comparisons, ...tellingMarks]) {
    expect(strangers(speaksOf, knownCauses)).toEqual([]);
    expect(strangers([id], knownFacts)).toEqual([]);
  }
  expect(strangers([...wordsOfRights, ...mentioned(loginInDoubt)], knownFacts)).toEqual([]);
});

test('gates are proven passed by facts that exist', () => {
  for (const { fact, gates: passed, unless } of passages) {
    expect(strangers(passed, new Set(gates))).toEqual([]);
    expect(passed.length).toBeGreaterThan(0);
    expect(strangers([fact, ...(unless === undefined ? [] : mentioned(unless))], knownFacts)).toEqual([]);
  }
});

test('what settles a cause whatever an answer says are facts that exist', () => {
  expect(strangers(settling, knownFacts)).toEqual([]);
});

test.each([...statementWays()])('a note states "%s" in each of its ways', (_, ways) => {
  expect(ways.length).toBeGreaterThan(0);
  for (const stems of ways) {
    // An empty stem stands in every sentence, and a note is read in small letters.
    expect(stems.length).toBeGreaterThan(0);
    for (const stem of stems) expect(stem).toMatch(/^[^A-Z]{2,}$/);
  }
  // What denies says more than the same without a denial.
  const denies = (way: readonly string[]) => way.some((stem) => /\b(?:no|not|never|without)\b/.test(stem));
  const needless = ways.filter((way) =>
    ways.some(
      (other) =>
        other !== way &&
        denies(other) === denies(way) &&
        other.every((stem) => way.some((each) => hasStem(each, stem))),
    ),
  );
  expect(needless).toEqual([]);
});
