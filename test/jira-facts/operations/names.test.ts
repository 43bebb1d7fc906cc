import {
  connectScopeInForge,
  loadOperations,
  scopeCatalogue,
  searchOperations,
} from '../../../src/jira-facts/operations/index.ts';

const table = loadOperations();
const catalogue = scopeCatalogue(table.all);

describe('a scope name', () => {
  test.each([
    ['READ', { kind: 'connect', scope: 'READ' }],
    ['project_admin', { kind: 'connect', scope: 'PROJECT_ADMIN' }],
    ['read:connect-jira', { kind: 'connect-in-forge', scope: 'READ' }],
    ['read:jira-work', { kind: 'classic' }],
    ['read:permission:jira', { kind: 'granular' }],
    ['read:workflow.property:jira', { kind: 'retired', lastSeen: '2026-06-10' }],
    ['offline_access', { kind: 'outside' }],
    ['storage:app', { kind: 'outside' }],
    ['read:app-user-token', { kind: 'outside' }],
    ['read:cmdb-object:jira', { kind: 'outside' }],
    ['read:page:confluence', { kind: 'outside' }],
    ['manage:jira-data-provider', { kind: 'outside' }],
  ])('%s is known', (name, expected) => {
    expect(catalogue.of(name)).toMatchObject(expected);
  });

  test.each([
    ['read:jira-wrok', 'read:jira-work'],
    ['Read:Jira-Work', 'read:jira-work'],
    ['reed:issue:jira', 'read:issue:jira'],
    ['write:issues:jira', 'write:issue:jira'],
    ['read:board:jira-software', 'read:board-scope:jira-software'],
    ['ACT_AS_USERS', 'ACT_AS_USER'],
    ['delete:jira-work', 'write:jira-work'],
    ['SYSTEM_ADMIN', 'ADMIN'],
  ])('%s was meant to be %s', (name, nearest) => {
    const known = catalogue.of(name);
    expect(known.kind === 'unknown' && known.nearest[0]).toBe(nearest);
  });

  test('every scope of a living operation is known, and so is every name in the catalogue', () => {
    for (const name of catalogue.names) expect(catalogue.of(name).kind).not.toBe('unknown');
    const living = table.all.filter(({ removed }) => !removed);
    for (const { alternatives } of living)
      for (const { scopes } of alternatives)
        for (const scope of scopes) expect(['classic', 'granular']).toContain(catalogue.of(scope).kind);
  });

  test('a Connect scope has its spelling for a Forge manifest', () => {
    expect(connectScopeInForge('PROJECT_ADMIN')).toBe('project-admin:connect-jira');
    expect(connectScopeInForge('NONE')).toBeNull();
  });
});

describe('searching operations', () => {
  test.each([
    ['GET /rest/api/3/permissions', 'GET /rest/api/3/permissions'],
    ['https://example.atlassian.net/rest/api/2/issue/ABC-1', 'GET /rest/api/2/issue/{issueIdOrKey}'],
    ['GET /rest/api/2/permission', 'GET /rest/api/2/permissions'],
    ['getAllBoards', 'GET /rest/agile/1.0/board'],
    ['redact:issue:jira', 'POST /rest/api/2/redact'],
  ])('%s → %s', (q, first) => {
    expect(searchOperations(table, q)[0]?.operation).toBe(first);
  });

  test('words narrow, the empty query and nonsense find nothing, the limit holds', () => {
    const found = searchOperations(table, 'watchers delete').map(({ operation }) => operation);
    expect(found).toContain('DELETE /rest/api/3/issue/{issueIdOrKey}/watchers');
    expect(searchOperations(table, '  ')).toEqual([]);
    expect(searchOperations(table, 'xyzzy')).toEqual([]);
    expect(searchOperations(table, 'rest', 7)).toHaveLength(7);
  });

  test('an entry tells everything that decides a call', () => {
    expect(searchOperations(table, 'POST /rest/api/3/permissions/check')[0]).toMatchObject({
      connect: 'READ',
      alternatives: [[]],
      permissions: [],
      announced: { date: '2024-06-15' },
    });
    const [comment] = searchOperations(table, 'DELETE /rest/api/3/issue/A-1/comment/1');
    expect(comment?.permissions).toEqual(['BROWSE_PROJECTS', 'DELETE_ALL_COMMENTS or DELETE_OWN_COMMENTS']);
    expect(searchOperations(table, 'GET /rest/security/1.0/linkedWorkspaces')[0]?.notes.join(' ')).toContain(
      'jiraSecurityInfoProvider',
    );
  });
});

test('operations are found by every word that says what they are', () => {
  const found = (q: string) => searchOperations(table, q, 2_000);
  for (const word of ['deprecated', 'removed', 'experimental'] as const) {
    const some = found(word);
    expect(some.length).toBeGreaterThan(0);
    expect(some.filter((operation) => !operation[word] && !JSON.stringify(operation).includes(word))).toEqual(
      [],
    );
    const all = table.all.filter((operation) => operation[word]).length;
    expect(some.filter((operation) => operation[word])).toHaveLength(all);
  }
  expect(found('getCurrentUser').map(({ operation }) => operation)).toContain('GET /rest/api/3/myself');
  expect(found('  ')).toEqual([]);
  expect(found('myself getcurrentuser')).not.toEqual([]);
  expect(found('myself nothing-of-the-kind')).toEqual([]);
});
