import { z } from 'zod';
import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';

const manifest = `
app:
  id: 'ari:cloud:ecosystem::app/51111111-2222-4333-8444-555555555555'
  name: Entities
  storage:
    entities:
      - name: employee
        attributes: { surname: { type: string }, age: { type: integer }, since: { type: integer }, gender: { type: string }, more: { type: any } }
        indexes: [surname, { name: by-gender-and-age, range: [since], partition: [gender, age] }, { name: by-since, range: [since] }]
permissions: { scopes: ['storage:app'] }
`;

declare function __forge_fetch__(call: object, path: string, init: object): Promise<Response>;

let jira: Jira;
let app: InstalledForgeApp;
const answerSchema = z.looseObject({
  code: z.string().optional(),
  successfulKeys: z.array(z.looseObject({ key: z.string(), entityName: z.string().optional() })).default([]),
  failedKeys: z
    .array(z.looseObject({ key: z.string(), error: z.looseObject({ code: z.string() }) }))
    .default([]),
  value: z.unknown().optional(),
  cursor: z.string().optional(),
  data: z.array(z.looseObject({ key: z.string() })).default([]),
});

/** What `kvs` of `@forge/kvs` 1.6 sends. */
const send = (path: string, body: unknown) =>
  app.run(async () => {
    const answer = await __forge_fetch__({ type: 'kvs', provider: 'app', remote: 'kvs' }, `/api/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return answerSchema.parse(text === '' ? {} : JSON.parse(text));
  });

/** What `kvs.entity('employee')` sends. */
const ask = (path: string, body: object, entityName = 'employee') => send(path, { entityName, ...body });

beforeAll(async () => {
  jira = await createJira();
});
beforeEach(async () => {
  jira.reset();
  app = await jira.installForge({ manifest });
  for (const [key, surname, age, since, gender] of [
    ['a', 'Davis', 30, 2022, 'male'],
    ['b', 'Dane', 20, 2004, 'male'],
    ['c', 'Cole', 20, 2001, 'male'],
    ['d', 'Ames', 20, 2010, 'female'],
  ])
    await ask('entity/set', { key, value: { surname, age, since, gender } });
});
afterAll(() => jira.close());

test('entities are kept by name and key, apart from what has none', async () => {
  expect((await ask('entity/get', { key: 'a' })).value).toMatchObject({ surname: 'Davis' });
  await ask('entity/delete', { key: 'a' });
  expect((await ask('entity/get', { key: 'a' })).code).toBe('KEY_NOT_FOUND');
  expect((await ask('entity/delete', { key: 'a' })).code).toBe('KEY_NOT_FOUND');
});

test.each([
  [{ indexName: 'by-key' }, 'abcd'],
  [{ indexName: 'surname', range: { condition: 'BEGINS_WITH', values: ['D'] } }, 'ba'],
  [{ indexName: 'by-gender-and-age', partition: ['male', 20] }, 'cb'],
  [
    {
      ...{ indexName: 'by-gender-and-age', partition: ['male', 20] },
      range: { condition: 'GREATER_THAN', values: [2003] },
    },
    'b',
  ],
  [{ indexName: 'by-since', sort: 'DESC' }, 'adbc'],
  [{ indexName: 'by-since', range: { condition: 'BETWEEN', values: [2004, 2010] } }, 'bd'],
  [
    {
      indexName: 'by-since',
      filters: { and: [{ property: 'age', condition: 'LESS_THAN', values: [25] }] },
    },
    'cbd',
  ],
  [
    {
      indexName: 'by-since',
      filters: {
        or: [
          { property: 'gender', condition: 'EQUAL_TO', values: ['female'] },
          { property: 'surname', condition: 'CONTAINS', values: ['av'] },
        ],
      },
    },
    'da',
  ],
])('a query goes along an index: %j', async (query, keys) => {
  expect((await ask('entity/query', query)).data.map(({ key }) => key).join('')).toBe(keys);
});

test('a query comes in pages', async () => {
  const first = await ask('entity/query', { indexName: 'by-since', limit: 3 });
  const rest = await ask('entity/query', { indexName: 'by-since', limit: 3, cursor: first.cursor });
  expect([first, rest].map(({ data }) => data.map(({ key }) => key))).toEqual([['c', 'b', 'd'], ['a']]);
  expect(rest.cursor).toBeUndefined();
});

test('what the manifest does not declare, or declares otherwise, is refused', async () => {
  const codes = [
    await ask('entity/set', { key: 'e', value: { age: 'thirty' } }),
    await ask('entity/set', { key: 'e', value: 'no object' }),
    await ask('entity/get', { key: 'a' }, 'other'),
    await ask('entity/query', { indexName: 'nothing' }),
    await ask('entity/query', { indexName: 'by-gender-and-age', partition: ['male'] }),
  ].map(({ code }) => code);
  expect(codes).toEqual([
    ...['INVALID_ENTITY_VALUE', 'INVALID_ENTITY_VALUE', 'INVALID_ENTITY_TYPE'],
    ...['INVALID_ENTITY_INDEX', 'INVALID_ENTITY_INDEX'],
  ]);
});

const person = (surname: string) => ({ surname, age: 30, since: 2020, gender: 'male' });

test('a batch takes things of entities and of none, and does what it can', async () => {
  const set = await send('batch/set', [
    { key: 'e', entityName: 'employee', value: person('Eve') },
    { key: 'e', value: 'of none' },
    { key: 'f', entityName: 'employee', value: { age: 'thirty' } },
    { key: 'g', entityName: 'other', value: {} },
    { key: 'h/i', value: 1 },
  ]);
  expect(set.successfulKeys).toEqual([{ key: 'e', entityName: 'employee' }, { key: 'e' }]);
  expect(set.failedKeys.map(({ key, error }) => [key, error.code])).toEqual([
    ['f', 'INVALID_ENTITY_VALUE'],
    ['g', 'INVALID_ENTITY_TYPE'],
    ['h/i', 'INVALID_KEY'],
  ]);
  const got = await send('batch/get', [
    { key: 'e', entityName: 'employee', options: { metadataFields: ['CREATED_AT'] } },
    { key: 'e' },
    { key: 'f', entityName: 'employee' },
  ]);
  expect(got.successfulKeys).toEqual([
    { key: 'e', entityName: 'employee', value: person('Eve'), createdAt: expect.any(Number) },
    { key: 'e', value: 'of none' },
  ]);
  expect(got.failedKeys[0]).toMatchObject({ key: 'f', entityName: 'employee' });
  await send('batch/delete', [{ key: 'e', entityName: 'employee' }]);
  expect((await ask('entity/get', { key: 'e' })).code).toBe('KEY_NOT_FOUND');
  expect((await send('get', { key: 'e' })).value).toBe('of none');
});

test.each([
  ['no keys', []],
  ['a key twice', [{ key: 'a' }, { key: 'a' }]],
  ['too many', Array.from({ length: 26 }, (_, at) => ({ key: `k${at}` }))],
])('a batch with %s fails as a whole', async (_, items) => {
  expect((await send('batch/get', items)).code).toBe('INVALID_INPUT');
});

const startsWith = (start: string) => ({
  and: [{ property: 'surname', condition: 'BEGINS_WITH', values: [start] }],
});

test('a transaction is carried out when every condition is met, and not at all when one is not', async () => {
  const transaction = (start: string) => ({
    set: [
      { key: 'a', entityName: 'employee', value: person('Dora'), conditions: startsWith('Da') },
      { key: 'n', value: 'of none' },
    ],
    delete: [{ key: 'b', entityName: 'employee' }],
    check: [{ key: 'c', entityName: 'employee', conditions: startsWith(start) }],
  });
  expect((await send('transaction', transaction('X'))).code).toBe('CONDITION_NOT_MET');
  expect((await ask('entity/get', { key: 'a' })).value).toMatchObject({ surname: 'Davis' });
  expect((await send('get', { key: 'n' })).code).toBe('KEY_NOT_FOUND');
  expect((await send('transaction', transaction('C'))).code).toBeUndefined();
  expect((await ask('entity/get', { key: 'a' })).value).toMatchObject({ surname: 'Dora' });
  expect((await ask('entity/get', { key: 'b' })).code).toBe('KEY_NOT_FOUND');
  expect((await send('get', { key: 'n' })).value).toBe('of none');
});

test.each([
  ['a value that does not fit', { set: [{ key: 'e', entityName: 'employee', value: { age: 'x' } }] }],
  ['conditions without an entity', { set: [{ key: 'e', value: 1, conditions: startsWith('D') }] }],
  ['a key twice', { set: [{ key: 'e', value: 1 }], delete: [{ key: 'e' }] }],
  [
    'a condition on what is not there',
    { delete: [{ key: 'z', entityName: 'employee', conditions: startsWith('D') }] },
  ],
])('a transaction with %s changes nothing', async (_, transaction) => {
  expect((await send('transaction', { check: [], ...transaction })).code).toBeDefined();
  expect((await send('get', { key: 'e' })).code).toBe('KEY_NOT_FOUND');
});

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

test.each([
  ['EMPTY_FILTER_OPERATOR', 'entity/query', { indexName: 'by-key', filters: { and: [] } }],
  [
    'INVALID_FILTER_OPERATORS_COMBINATION',
    'entity/query',
    { indexName: 'by-key', filters: { and: [], or: [] } },
  ],
  [
    'INSUFFICIENT_FILTER_VALUES',
    'entity/query',
    { indexName: 'by-since', range: { condition: 'BETWEEN', values: [1] } },
  ],
  ['COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'entity/query', { indexName: 'by-key', limit: 101 }],
  ['KEY_TOO_LONG', 'entity/get', { key: 'k'.repeat(501) }],
  ['INVALID_KEY', 'entity/get', { key: '' }],
  ['MAX_DEPTH', 'entity/set', { key: 'e', value: { more: deep(31) } }],
  ['MAX_SIZE', 'entity/set', { key: 'e', value: { more: 'x'.repeat(240 * 1024) } }],
])('%s is refused by the code of the documents', async (code, path, body) => {
  expect((await ask(path, body)).code).toBe(code);
});
