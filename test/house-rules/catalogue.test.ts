import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeIds } from '../../src/diagnosis/cause.ts';
import { root } from './sources.ts';

const exists = (path: string): boolean => existsSync(join(root, path));
const read = (path: string): string => (exists(path) ? readFileSync(join(root, path), 'utf8') : '');
const index = read('src/diagnosis/causes/index.ts');

/** A new cause is a file of data, a page and its evidences; this says which one is still missing. */
describe.each(causeIds.map((id) => ({ id })))('cause $id', ({ id }) => {
  test('has a file of data named after it', () => {
    expect(read(`src/diagnosis/causes/${id}.ts`)).toContain(': Cause = {');
  });

  test('is listed in the index ("npm run derived" writes it)', () => {
    expect(index).toContain(`./${id}.ts`);
  });

  test('has evidences in which it comes first, and some in which it must not', () => {
    const table = read(`test/diagnosis/causes/tables/${id}.ts`);
    expect(table).toContain('fires: {');
    expect(table).toContain('quiet: {');
  });

  test('has a docs page that starts with its title and names who fixes it', () => {
    const page = read(`docs/rules/${id}.md`);
    expect(page).toMatch(/^# \S/);
    expect(page).toMatch(/app developer|Jira administrator|credential owner|Atlassian|whoever/i);
  });
});

test('no docs page is left over from a cause that is gone', () => {
  const known = new Set<string>(causeIds);
  const pages = readdirSync(join(root, 'docs/rules')).map((file) => file.replace(/\.md$/, ''));
  expect(pages.filter((name) => !known.has(name) && name !== 'README')).toEqual([]);
});
