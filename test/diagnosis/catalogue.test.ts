import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mentioned } from '../../src/diagnosis/algebra.ts';
import { causeIds } from '../../src/diagnosis/cause.ts';
import { causes } from '../../src/diagnosis/causes/index.ts';
import { facts } from '../../src/diagnosis/facts/index.ts';
import { causeCatalogue, causeTraits, gates } from '../../src/diagnosis/index.ts';

const pages = new URL('../../docs/rules/', import.meta.url);
const files = readdirSync(new URL('../../src/diagnosis/causes/', import.meta.url));

describe.each(causeIds)('%s', (id) => {
  test('has data in a file of its name, and traits that others can rely on', () => {
    expect(files).toContain(`${id}.ts`);
    expect(gates).toContain(causeTraits(id).gate);
    const { decisive = [], strong = [] } = causes[id];
    expect(decisive.length + strong.length).toBeGreaterThan(0);
  });

  test('has a page that says what it means, how it shows, what it is confused with and how to fix it', () => {
    const page = new URL(`${id}.md`, pages);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    for (const part of ['What it means', 'How it shows', 'What it is confused with', 'How to fix it'])
      expect(text).toContain(`## ${part}`);
    for (const [, linked] of text.matchAll(/\]\(([a-z-]+)\.md\)/g)) expect(causeIds).toContain(linked);
  });
});

test('the catalogue lists every cause once, in the order of the register', () => {
  expect(causeCatalogue.map(({ id }) => id)).toEqual([...causeIds]);
});

test('conditions mention facts that exist, and every fact of an answer has a sentence', () => {
  for (const id of causeIds) {
    const { possible, decisive = [], strong = [], leans = [], against = [], never = [] } = causes[id];
    const conditions = [...(possible === undefined ? [] : [possible]), ...decisive, ...strong, ...leans];
    for (const condition of [...conditions, ...against, ...never])
      for (const fact of mentioned(condition)) expect(Object.keys(facts)).toContain(fact);
  }
});
