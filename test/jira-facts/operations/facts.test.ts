import { correctedRows, rowsNamed } from '../../../src/jira-facts/operations/facts/correct.ts';
import { decodeFacts } from '../../../src/jira-facts/operations/facts/decode.ts';
import { encodeFacts, factsModule } from '../../../src/jira-facts/operations/facts/encode.ts';
import { namedInInconsistencies } from '../../../src/jira-facts/operations/facts/inconsistencies.ts';
import { rowOf } from '../../../src/jira-facts/operations/facts/merge.ts';
import { rowsFromFile } from '../../../src/jira-facts/operations/facts/rows-file.ts';
import { facts } from '../../../src/jira-facts/operations/facts/table.ts';

const operations = decodeFacts(facts);
const byName = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));

test('decoding what was encoded gives the same operations, whatever the order of the rows', () => {
  const rows = operations.map(rowOf).reverse();
  const again = decodeFacts(encodeFacts(rows, facts.sources));
  expect(again).toHaveLength(operations.length);
  for (const operation of again)
    expect(operation).toEqual(byName.get(`${operation.method} ${operation.path}`));
});

test('the generated file is what its own rows generate', () => {
  expect(encodeFacts(operations.map(rowOf), facts.sources)).toEqual(facts);
});

test('the module text escapes what would end a template string', () => {
  const text = factsModule({ ...facts, tags: 'a`b\n$' + '{c}\\' });
  expect(text).toContain('a\\`b\n\\$' + '{c}\\\\');
});

test('every known inconsistency names an operation of the table', () => {
  for (const name of namedInInconsistencies) {
    const found = ['2', '3'].some((version) => byName.has(name.replace('/api/*/', `/api/${version}/`)));
    expect({ name, found }).toEqual({ name, found: true });
  }
});

test('a damaged table is refused, saying how to mend it', () => {
  expect(() => decodeFacts({ ...facts, operations: 'GET|/rest/api/3/x' })).toThrow(/operations:table/);
  expect(() => decodeFacts({ ...facts, scopes: 'read:jira-work' })).toThrow(/scope index/);
});

describe('a file of rows', () => {
  const [first] = operations;
  if (first === undefined) throw new Error('the table is empty');
  const row = rowOf(first);

  test('is read', () => {
    expect(rowsFromFile(JSON.stringify([row]), null)).toEqual({ ok: true, rows: [row], sources: null });
  });

  test.each([
    ['{', /not JSON/],
    [
      JSON.stringify([{ ...row, connectScope: 'GOD' }]),
      new RegExp(`${row.method} ${row.path.replace(/[{}]/g, '.')}, field connectScope`),
    ],
    [JSON.stringify([{ ...row, surprise: 1 }]), /surprise/],
    ['[]', /./],
  ])('naming what is not understood: %#', (text, problem) => {
    const read = rowsFromFile(text, null);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.problems.join('\n')).toMatch(problem);
  });
});

describe('a row that is corrected', () => {
  const [row] = rowsNamed(facts, 'GET /rest/api/3/role');
  if (row === undefined) throw new Error('the table lacks GET /rest/api/3/role');

  test('stands in the place of its namesake, and nothing else is changed', () => {
    const changed = { ...row, permissions: { global: ['SYSTEM_ADMIN'] } };
    const corrected = correctedRows(facts, [changed]);
    if (!corrected.ok) throw new Error(corrected.problems.join());
    const after = decodeFacts(encodeFacts(corrected.rows, facts.sources));
    const different = after.filter(
      (operation) =>
        JSON.stringify(operation) !== JSON.stringify(byName.get(`${operation.method} ${operation.path}`)),
    );
    expect(different.map(({ path, permissions }) => [path, permissions])).toEqual([
      ['/rest/api/3/role', { global: ['SYSTEM_ADMIN'] }],
    ]);
    expect(after).toHaveLength(operations.length);
  });

  test('is refused where the table has no such operation', () => {
    expect(correctedRows(facts, [{ ...row, path: '/rest/api/3/rolls' }])).toEqual({
      ok: false,
      problems: ['GET /rest/api/3/rolls does not stand in the table.'],
    });
  });

  test('is found by its name, in both versions where a star stands for them', () => {
    expect(rowsNamed(facts, 'GET /rest/api/*/role').map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/rest/api/2/role', '/rest/api/3/role']),
    );
    expect(rowsNamed(facts, 'GET /rest/api/3/rolls')).toEqual([]);
  });
});
