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
  value: z.unknown().optional(),
  cursor: z.string().optional(),
  data: z.array(z.looseObject({ key: z.string() })).default([]),
});

/** What `kvs.entity('employee')` of `@forge/kvs` 1.6 sends. */
const ask = (path: string, body: object, entityName = 'employee') =>
  app.run(async () => {
    const answer = await __forge_fetch__({ type: 'kvs', provider: 'app', remote: 'kvs' }, `/api/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify({ entityName, ...body }),
    });
    const text = await answer.text();
    return answerSchema.parse(text === '' ? {} : JSON.parse(text));
  });

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
