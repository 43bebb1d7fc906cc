import { decodeFacts } from '../../../src/jira-facts/operations/facts/decode.ts';
import { differenceText } from '../../../src/jira-facts/operations/facts/difference.ts';
import { readDocument } from '../../../src/jira-facts/operations/facts/document.ts';
import { encodeFacts } from '../../../src/jira-facts/operations/facts/encode.ts';
import { rowOf } from '../../../src/jira-facts/operations/facts/merge.ts';
import { permissionsFromProse } from '../../../src/jira-facts/operations/facts/prose.ts';
import { refreshFacts } from '../../../src/jira-facts/operations/facts/refresh.ts';
import { facts } from '../../../src/jira-facts/operations/facts/table.ts';

/** A small table of three real operations: the state before. */
const names = ['GET /rest/api/3/role', 'GET /rest/api/3/permissions', 'DELETE /rest/api/3/role/{id}'];
const before = encodeFacts(
  decodeFacts(facts)
    .filter(({ method, path }) => names.includes(`${method} ${path}`))
    .map(rowOf),
  facts.sources,
);

interface Given {
  readonly [key: string]: unknown;
}

const scopes = (current: readonly string[], beta: readonly string[] = []) => [
  { scheme: 'OAuth2', scopes: current, state: 'Current' },
  ...(beta.length > 0 ? [{ scheme: 'OAuth2', scopes: beta, state: 'Beta' }] : []),
];
const unchanged = (): Record<string, Record<string, Given>> => ({
  '/rest/api/3/role': {
    get: {
      operationId: 'getAllProjectRoles',
      tags: ['Project roles'],
      deprecated: false,
      description: '**[Permissions](#permissions) required:** *Administer Jira* [global permission](x).',
      security: [{ basicAuth: [] }, { OAuth2: ['manage:jira-configuration'] }],
      'x-atlassian-connect-scope': 'ADMIN',
      'x-atlassian-data-security-policy': [{ 'app-access-rule-exempt': true }],
      'x-atlassian-oauth2-scopes': scopes(
        ['manage:jira-configuration'],
        [
          'read:user:jira',
          'read:project-role:jira',
          'read:project-category:jira',
          'read:project:jira',
          'read:group:jira',
          'read:avatar:jira',
        ],
      ),
    },
  },
  '/rest/api/3/permissions': {
    get: {
      operationId: 'getAllPermissions',
      tags: ['Permissions'],
      description: '**[Permissions](#permissions) required:** None.',
      security: [{ basicAuth: [] }, { OAuth2: ['manage:jira-configuration'] }, {}],
      'x-atlassian-connect-scope': 'ADMIN',
      'x-atlassian-data-security-policy': [{ 'app-access-rule-exempt': true }],
      'x-atlassian-oauth2-scopes': scopes(['manage:jira-configuration'], ['read:permission:jira']),
    },
  },
  '/rest/api/3/role/{id}': {
    delete: {
      operationId: 'deleteProjectRole',
      tags: ['Project roles'],
      description: '',
      security: [{ basicAuth: [] }, { OAuth2: ['manage:jira-configuration'] }],
      'x-atlassian-connect-scope': 'ADMIN',
      'x-atlassian-data-security-policy': [{ 'app-access-rule-exempt': true }],
      'x-atlassian-oauth2-scopes': scopes(['manage:jira-configuration'], ['delete:project-role:jira']),
    },
  },
});
const document = (paths: Given): string =>
  JSON.stringify({
    openapi: '3.0.1',
    info: { title: 'The Jira Cloud platform REST API', version: '1001.0.0-SNAPSHOT-abc' },
    paths,
  });
const refresh = (text: string) => refreshFacts(before, [{ name: 'v3.json', text }], '2026-11-22');
const changesOf = (paths: Given) => {
  const result = refresh(document(paths));
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result;
};

test('the same document changes nothing but its day and version', () => {
  const { difference, facts: after } = changesOf(unchanged());
  expect(difference).toEqual({ added: [], removed: [], changed: [] });
  expect(differenceText(difference)).toBe('Nothing has changed.\n');
  expect(after.date).toBe('2026-11-22');
  expect(after.sources[0]).toMatchObject({ version: '1001.0.0-SNAPSHOT-abc', downloaded: '2026-11-22' });
  expect(after.operations).toBe(before.operations);
});

test('a changed scope is told with before and after; what people read from prose stays', () => {
  const paths = unchanged();
  const role = paths['/rest/api/3/role']?.get;
  const { difference, facts: after } = changesOf({
    ...paths,
    '/rest/api/3/role': { get: { ...role, 'x-atlassian-connect-scope': 'READ', deprecated: true } },
  });
  expect(difference.changed).toEqual([
    {
      operation: 'GET /rest/api/3/role',
      fields: [
        { field: 'connectScope', before: 'ADMIN', after: 'READ' },
        { field: 'deprecated', before: 'false', after: 'true' },
      ],
    },
  ]);
  const [changed] = decodeFacts(after).filter(({ path }) => path === '/rest/api/3/role');
  expect(changed?.permissions).toEqual({ global: ['ADMINISTER'] });
});

test('a new operation gets a first reading of its permissions and a warning', () => {
  const result = changesOf({
    ...unchanged(),
    '/rest/api/3/novelty': {
      post: {
        operationId: 'makeNovelty',
        description: '**[Permissions](#permissions) required:** *Administer Jira* [global permission](x).',
        'x-atlassian-connect-scope': 'INACCESSIBLE',
        security: [{ OAuth2: ['write:novelty:jira'] }],
      },
    },
  });
  expect(result.difference.added).toEqual(['POST /rest/api/3/novelty']);
  expect(result.warnings).toHaveLength(1);
  const [added] = decodeFacts(result.facts).filter(({ path }) => path === '/rest/api/3/novelty');
  expect(added).toMatchObject({
    connectScope: 'INACCESSIBLE',
    alternatives: [{ kind: 'granular', state: 'Current', scopes: ['write:novelty:jira'] }],
    accessibleTo: { connect: false, oauth2: true, forge: true },
    permissions: { global: ['ADMINISTER'], review: true },
  });
});

test('an operation that is gone stays, marked with the day it was last seen', () => {
  const { '/rest/api/3/role/{id}': _gone, ...rest } = unchanged();
  const { difference, facts: after } = changesOf(rest);
  expect(difference.removed).toEqual(['DELETE /rest/api/3/role/{id}']);
  expect(differenceText(difference)).toContain('- DELETE /rest/api/3/role/{id}');
  const [gone] = decodeFacts(after).filter(({ removed }) => removed);
  expect(gone).toMatchObject({ method: 'DELETE', lastSeen: '2026-07-22' });
});

test('an empty current group means that no scope is needed; app-data scopes beside it are optional', () => {
  const { facts: after } = changesOf({
    ...unchanged(),
    '/rest/api/3/app/field/value': {
      post: {
        operationId: 'updateValues',
        'x-atlassian-connect-scope': 'INACCESSIBLE',
        'x-atlassian-oauth2-scopes': scopes([], ['write:app-data:jira']),
      },
    },
  });
  const [value] = decodeFacts(after).filter(({ path }) => path.endsWith('/value'));
  expect(value).toMatchObject({ noScopeNeeded: true, optionalScopes: ['write:app-data:jira'] });
});

test.each([
  ['/rest/api/3/role', 'platform-v3'],
  ['/rest/api/2/role', 'platform-v2'],
  ['/rest/servicedeskapi/info', 'servicedesk'],
  ['/rest/agile/1.0/board', 'software'],
])('a document of %s is told by its paths: %s, and speaks for these', (path, kind) => {
  const read = readDocument(document({ [path]: { get: unchanged()['/rest/api/3/role']?.get } }), 'a.json');
  expect(read.ok && read.document.kind).toBe(kind);
  expect(read.ok && read.document.rows.map((row) => row.path)).toEqual([path]);
});

describe('input that is not understood is refused, naming what', () => {
  const role = unchanged()['/rest/api/3/role']?.get;
  test.each([
    ['not JSON', '<html>', /not JSON/],
    [
      'another version of OpenAPI',
      JSON.stringify({ openapi: '2.0', info: { title: 'x', version: '1' }, paths: {} }),
      /openapi/,
    ],
    ['another product', document({ '/wiki/api/v2/pages': { get: role } }), /none of Jira's four/],
    [
      'an unknown Connect scope',
      document({
        ...unchanged(),
        '/rest/api/3/role': { get: { ...role, 'x-atlassian-connect-scope': 'GOD' } },
      }),
      /GET \/rest\/api\/3\/role, x-atlassian-connect-scope/,
    ],
    [
      'an unknown state',
      document({
        ...unchanged(),
        '/rest/api/3/role': {
          get: { ...role, 'x-atlassian-oauth2-scopes': [{ scheme: 'OAuth2', state: 'Future', scopes: [] }] },
        },
      }),
      /x-atlassian-oauth2-scopes\.0\.state/,
    ],
    [
      'a path that is no template',
      document({ ...unchanged(), '/rest/api/3/role with a space': { get: role } }),
      /GET \/rest\/api\/3\/role with a space: must be a template below \/rest/,
    ],
    ['a cut document', document({ '/rest/api/3/role': { get: role } }), /looks cut/],
  ])('%s', (_what, text, problem) => {
    const result = refresh(text);
    expect(result.ok ? '' : result.problems.join('\n')).toMatch(problem);
  });

  test('the same document twice', () => {
    const given = { name: 'a.json', text: document(unchanged()) };
    expect(refreshFacts(before, [given, { ...given, name: 'b.json' }], '2026-11-22')).toMatchObject({
      ok: false,
    });
  });
});

test.each([
  ['**[Permissions](#permissions) required:** None.', { none: true, review: true }],
  ['**[Permissions](#permissions) required:** Permission to access Jira.', { access: 'jira', review: true }],
  [
    'This operation can be accessed anonymously.\n\n**[Permissions](#permissions) required:** *Browse projects* [project permission](x) for the project.',
    { project: ['BROWSE_PROJECTS'], anonymous: true, review: true },
  ],
  ['No word about it.', { undocumented: true, review: true }],
])('permissions read from %j', (prose, expected) => {
  expect(permissionsFromProse(prose)).toEqual(expected);
});

test('a document that is older than the table is refused, unless it is told to be read', () => {
  const text = document(unchanged());
  const given = [{ name: 'v3.json', text }];
  const last = facts.sources.find(({ document }) => document?.includes('swagger-v3'))?.downloaded ?? '';
  expect(refreshFacts(before, given, '2020-01-01')).toMatchObject({
    ok: false,
    problems: [expect.stringContaining(`one of ${last}: with --older`)],
  });
  expect(refreshFacts(before, given, '2020-01-01', { allowOlder: true })).toMatchObject({ ok: true });
  expect(refreshFacts(before, given, last)).toMatchObject({ ok: true });
});
