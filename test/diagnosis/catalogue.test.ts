import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { causeIds } from '../../src/diagnosis/cause.ts';
import { causeCatalogue } from '../../src/diagnosis/index.ts';
import { rules } from '../../src/diagnosis/rules/index.ts';

const pages = new URL('../../docs/rules/', import.meta.url);
const sources = readdirSync(new URL('../../src/diagnosis/rules/', import.meta.url));

describe.each(causeIds)('%s', (id) => {
  test('has a rule of its name in a file of its name', () => {
    expect(rules[id].id).toBe(id);
    expect(sources).toContain(`${id}.ts`);
    expect(rules[id].needs.length).toBeGreaterThan(0);
  });

  test('has a page that says what it means, how it shows, what it is confused with and how to fix it', () => {
    const page = new URL(`${id}.md`, pages);
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    for (const part of ['What it means', 'How it shows', 'What it is confused with', 'How to fix it'])
      expect(text).toContain(`## ${part}`);
    expect(rules[id].docs).toBe(`docs/rules/${id}.md`);
    for (const [, linked] of text.matchAll(/\]\(([a-z-]+)\.md\)/g)) expect(causeIds).toContain(linked);
  });
});

test('the catalogue lists every cause once, in the order of the reference', () => {
  expect(causeCatalogue.map(({ id }) => id)).toEqual([...causeIds]);
});
