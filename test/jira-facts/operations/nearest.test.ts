import { loadOperations, type Operation } from '../../../src/jira-facts/operations/index.ts';
import { nearestPaths } from '../../../src/jira-facts/operations/matching/nearest.ts';

const [first] = loadOperations().all;
if (first === undefined) throw new Error('the table is empty');
const at = (path: string, change: Partial<Operation> = {}): Operation => ({
  ...first,
  method: 'GET',
  path,
  removed: false,
  ...change,
});
const found = (operations: readonly Operation[], method: string, sent: string, count = 5): string[] =>
  nearestPaths(operations)
    .find(method, sent.split('/').slice(1), count)
    .map((operation) => `${operation.method} ${operation.path}`);

test('the same letters come before the same letters in another case, those before a slip', () => {
  const operations = [at('/rest/rolf'), at('/rest/ROLE'), at('/rest/role')];
  expect(found(operations, 'GET', '/rest/role')).toEqual([
    'GET /rest/role',
    'GET /rest/ROLE',
    'GET /rest/rolf',
  ]);
});

test('of one path the method that was sent comes first, then what is not removed; then the order of the table', () => {
  const operations = [
    at('/rest/a', { removed: true }),
    at('/rest/a', { method: 'PUT' }),
    at('/rest/a'),
    at('/rest/a', { method: 'POST' }),
  ];
  expect(found(operations, 'GET', '/rest/a')).toEqual([
    'GET /rest/a',
    'GET /rest/a',
    'PUT /rest/a',
    'POST /rest/a',
  ]);
  expect(found(operations, 'POST', '/rest/a', 1)).toEqual(['POST /rest/a']);
});

test('a literal that fits explains better than a parameter; what lacks two segments shares too little', () => {
  const operations = ['', '/{key}/{part}', '/{key}/picker'].map((end) => at(`/rest/api/issue${end}`));
  expect(found(operations, 'GET', '/rest/api/issue/A-1/pickr')).toEqual([
    'GET /rest/api/issue/{key}/picker',
    'GET /rest/api/issue/{key}/{part}',
  ]);
  expect(found(operations, 'GET', '/rest/api/issue/{id}/{x}')[0]).toBe('GET /rest/api/issue/{key}/{part}');
});

test('what shares too little is not near', () => {
  const operations = [at('/rest/api/3/issue')];
  expect(found(operations, 'GET', '/wiki/api/v2/pages')).toEqual([]);
  expect(found(operations, 'GET', '/nothing/at/all')).toEqual([]);
  expect(found(operations, 'GET', '/rest/api/3/issue/a/b/c/d/e')).toEqual([]);
  expect(found(operations, 'GET', `/rest/api/3/issue${'/x'.repeat(90)}`)).toEqual([]);
  expect(found(operations, 'GET', '/rest/api/3/issues')).toEqual(['GET /rest/api/3/issue']);
});
