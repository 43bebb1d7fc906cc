import { differenceOf, differenceText } from '../../../src/jira-facts/operations/facts/difference.ts';
import { OperationRow } from '../../../src/jira-facts/operations/facts/row.ts';
import { operationFacts } from '../../../src/jira-facts/operations/facts-entry.ts';
import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { needsOf, permissionClauses } from '../../../src/jira-facts/operations/needs.ts';
import type { Operation, PermissionNeeds } from '../../../src/jira-facts/operations/operation.ts';

const found = loadOperations().named('GET /rest/api/3/myself');
if (found === null) throw new Error('GET /rest/api/3/myself is not there');
const plain: Operation = {
  ...{ ...found, permissions: {}, appAccessRuleExempt: null, connectScope: 'READ', noScopeNeeded: false },
  ...{ accessibleTo: { connect: true, oauth2: true, forge: true }, deprecated: false, removed: false },
  alternatives: [
    { kind: 'classic', state: 'Current', scopes: ['a'] },
    { kind: 'granular', state: 'Beta', scopes: ['b', 'c'] },
  ],
};
const needing = (permissions: PermissionNeeds): Operation => ({ ...plain, permissions });

test.each<[PermissionNeeds, string[][]]>([
  [{}, []],
  [{ none: true, global: ['A'] }, []],
  [{ none: true, clauses: [['A', 'B'], ['C']] }, [['A', 'B'], ['C']]],
  [{ global: ['A'], project: ['B'], jsm: ['C'], owner: true, rule: 'any' }, [['A', 'B', 'C', 'OWNER']]],
  [{ global: ['A'], project: ['B'], rule: 'all' }, [['A'], ['B']]],
  [{ project: ['B'], owner: false }, [['B']]],
  [{ owner: true }, [['OWNER']]],
  [{ rule: 'any' }, []],
])('permissions of %j are the clauses %j', (permissions, clauses) => {
  expect(permissionClauses(needing(permissions))).toEqual(clauses);
  expect(needsOf(needing(permissions)).permissions).toEqual(clauses.map((clause) => clause.join(' or ')));
});

test('needs are scopes of either kind, or none', () => {
  expect(needsOf(plain)).toEqual({ connect: 'READ', groups: [['a'], ['b', 'c']], permissions: [] });
  expect(needsOf({ ...plain, noScopeNeeded: true }).groups).toEqual([[]]);
});

test('the outside shape of an operation', () => {
  const more = { optionalScopes: ['o'], announced: { date: '2027-01-01', scopes: ['x'] } };
  const shape = {
    ...{
      operation: 'GET /rest/api/3/myself',
      connect: 'READ',
      alternatives: [['a'], ['b', 'c']],
      permissions: [],
    },
    ...{ deprecated: false, removed: false, experimental: plain.experimental, notes: [] },
  };
  expect(operationFacts(plain)).toStrictEqual(shape);
  expect(operationFacts({ ...plain, ...more, deprecated: true }, 'named')).toStrictEqual({
    ...{ ...shape, ...more, operation: 'named', deprecated: true },
    notes: ['Announced from 2027-01-01: x.'],
  });
});

test('what a refresh changes is told line by line', () => {
  const row = (path: string, more: object = {}) =>
    ({ method: 'GET', path, id: 'i', ...more }) as OperationRow;
  const before = [
    row('/a'),
    row('/b', { id: 'old', group: null }),
    row('/c'),
    row('/d'),
    row('/e', { removed: true }),
  ];
  const after = [
    ...[row('/new'), row('/a'), row('/b', { id: 'new', classic: [] }), row('/d', { removed: true })],
    row('/e', { removed: true, id: 'x' }),
  ];
  const difference = differenceOf(before, after);
  expect(difference).toEqual({
    ...{ added: ['GET /new'], removed: ['GET /c', 'GET /d'] },
    changed: [
      {
        operation: 'GET /b',
        fields: [
          { field: 'classic', before: '–', after: '[]' },
          { field: 'group', before: 'null', after: '–' },
          { field: 'id', before: 'old', after: 'new' },
        ],
      },
      { operation: 'GET /e', fields: [{ field: 'id', before: 'i', after: 'x' }] },
    ],
  });
  expect(differenceText(difference)).toBe(`1 added, 2 removed, 2 changed
+ GET /new  (permissions to be reviewed)
- GET /c
- GET /d
~ GET /b
    classic: – → []
    group: null → –
    id: old → new
~ GET /e
    id: i → x
`);
  expect(differenceText(differenceOf(before, before))).toBe('Nothing has changed.\n');
});

test.each([
  [
    { added: ['GET /a'], removed: [], changed: [] },
    '1 added, 0 removed, 0 changed\n+ GET /a  (permissions to be reviewed)\n',
  ],
  [{ added: [], removed: ['GET /a'], changed: [] }, '0 added, 1 removed, 0 changed\n- GET /a\n'],
  [
    { added: [], removed: [], changed: [{ operation: 'GET /a', fields: [] }] },
    '0 added, 0 removed, 1 changed\n~ GET /a\n',
  ],
])('the difference %j is told', (difference, text) => {
  expect(differenceText(difference)).toBe(text);
});

test('a row has one of the known methods, products and scopes, and no field that nobody knows', () => {
  const row = {
    ...{
      method: 'GET',
      path: '/rest/api/3/x',
      product: 'platform',
      id: 'x',
      group: null,
      connectScope: null,
    },
    ...{ classic: [], granular: [], permissions: {}, deprecated: false, experimental: false },
    accessibleTo: { connect: null, oauth2: null, forge: null },
  };
  const read = (change: object) => OperationRow.safeParse({ ...row, ...change }).success;
  for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'])
    expect(read({ method })).toBe(true);
  for (const product of ['platform', 'software', 'servicedesk']) expect(read({ product })).toBe(true);
  for (const rule of ['any', 'all', 'mixed']) expect(read({ permissions: { rule } })).toBe(true);
  const scopes = [
    'NONE',
    'READ',
    'WRITE',
    'DELETE',
    'PROJECT_ADMIN',
    'ADMIN',
    'ACT_AS_USER',
    'ACCESS_EMAIL_ADDRESSES',
    'INACCESSIBLE',
  ];
  for (const connectScope of scopes) expect(read({ connectScope })).toBe(true);
  for (const state of ['Current', 'Beta']) expect(read({ classic: [{ state, scopes: ['a'] }] })).toBe(true);
  for (const wrong of [
    ...[{ method: '' }, { product: '' }, { connectScope: '' }, { more: 1 }, { permissions: { more: 1 } }],
    ...[
      { path: '/x/rest/a' },
      { path: '/rest/a b' },
      { path: 'x/rest/a' },
      { lastSeen: 'soon' },
      { derivedFrom: 'v2' },
    ],
    ...[{ classic: [{ state: 'Current', scopes: [] }] }, { granular: [{ state: 'Old', scopes: ['a'] }] }],
  ])
    expect([wrong, read(wrong)]).toEqual([wrong, false]);
  const problem = OperationRow.safeParse({ ...row, path: '/x' }).error?.issues[0]?.message;
  expect(problem).toBe('must be a template below /rest');
});
