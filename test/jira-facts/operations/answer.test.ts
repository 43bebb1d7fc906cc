import {
  loadOperations,
  resolveCalls,
  type ScopeProblem,
  scopeAnswer,
  scopeExitCode,
  statedCall,
} from '../../../src/jira-facts/operations/index.ts';

const table = loadOperations();
const asked = (...texts: string[]) =>
  resolveCalls(
    table,
    texts.flatMap((text) => statedCall(text) ?? []),
    false,
  );
const kinds = (problems: readonly ScopeProblem[]): string[] => problems.map(({ kind }) => kind);

describe('what was asked', () => {
  test('names each operation once, whatever base and parameters', () => {
    const { operations } = asked(
      'GET /rest/api/3/issue/A-1',
      'GET https://x.atlassian.net/rest/api/3/issue/B-2?fields=a',
      'GET /rest/api/latest/issue/{key}',
    );
    expect(operations.map(({ path }) => path)).toEqual(['/rest/api/3/issue/{issueIdOrKey}']);
  });

  test.each([
    ['GET /rest/api/2/permission', 'unknown-operation', 'GET /rest/api/2/permissions'],
    ['PATCH /rest/api/3/role', 'wrong-method', 'GET /rest/api/3/role'],
    ['/rest/api/3/role', 'method-missing', 'GET /rest/api/3/role'],
  ])('%s is a %s and suggests %s', (text, kind, nearest) => {
    const { operations, problems } = asked(text);
    expect(operations).toEqual([]);
    expect(problems).toMatchObject([{ kind, severity: 'usage' }]);
    expect(problems[0]?.nearest?.[0]).toBe(nearest);
    expect(problems[0]?.message).toContain(nearest);
  });

  test('a path with one method only needs no method', () => {
    expect(asked('/rest/api/3/myself').operations.map(({ id }) => id)).toEqual(['getCurrentUser']);
  });

  test('an unknown call in recorded traffic is no mistake of the one who asks', () => {
    const call = statedCall('GET /rest/greenhopper/1.0/xboard');
    const { problems } = resolveCalls(table, call ? [call] : [], true);
    expect(problems).toMatchObject([{ kind: 'unknown-operation', severity: 'warning' }]);
  });

  test('odd addresses are told, secrets in a query are not repeated', () => {
    const { problems } = asked(
      'GET https://x.atlassian.net//rest/api/3/myself?token=secret',
      'GET /jira/rest/api/3/role',
    );
    expect(kinds(problems)).toEqual(['odd-address', 'odd-address']);
    expect(JSON.stringify(problems)).not.toContain('secret');
  });

  test('what is normal outside Jira Cloud is not odd there', () => {
    const { problems } = asked(
      'GET https://jira.example.com/jira/rest/api/2/myself',
      'GET http://localhost:2990/rest/api/2/myself',
    );
    expect(problems).toEqual([]);
  });

  test('removed, deprecated and contradictory operations say so', () => {
    const { problems } = asked(
      'POST /rest/api/3/workflow',
      'POST /rest/api/2/priority',
      'GET /rest/api/3/permissions',
    );
    expect(problems.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['removed', 'error'],
      ['deprecated', 'warning'],
      ['inconsistent', 'note'],
    ]);
  });
});

describe('the answer', () => {
  const answer = (texts: readonly string[], scopes: readonly string[] | null, more = {}) =>
    scopeAnswer(table, asked(...texts), scopes === null ? null : { scopes, ...more }).answer;

  test('without held scopes tells what is needed only', () => {
    expect(answer(['GET /rest/api/2/permissions'], null)).toMatchObject({
      operations: [
        {
          operation: 'GET /rest/api/2/permissions',
          connect: 'ADMIN',
          alternatives: [['manage:jira-configuration'], ['read:permission:jira']],
          permissions: [],
          deprecated: false,
          removed: false,
        },
      ],
      minimal: {
        connect: ['ADMIN'],
        classic: ['manage:jira-configuration'],
        granular: ['read:permission:jira'],
      },
      have: null,
      missing: [],
      unused: [],
    });
  });

  test('the names that are held decide the world', () => {
    expect(answer(['GET /rest/api/2/permissions'], ['READ'])).toMatchObject({
      missing: ['ADMIN'],
      unused: [],
    });
    expect(answer(['GET /rest/api/2/permissions'], ['read:jira-work'])).toMatchObject({
      missing: ['manage:jira-configuration'],
      unused: ['read:jira-work'],
    });
  });

  test('scopes that are on no operation are neither needed nor surplus', () => {
    const { unused, problems } = answer(
      ['GET /rest/api/3/myself'],
      ['read:jira-user', 'offline_access', 'storage:app'],
    );
    expect(unused).toEqual([]);
    expect(problems).toEqual([]);
  });

  test.each([
    [
      'GET /rest/api/3/announcementBanner',
      ['READ'],
      {},
      'a Connect app, whatever its scopes; OAuth 2.0 or Forge can call it.',
    ],
    ['PUT /rest/api/3/mypreferences/locale', ['READ'], {}, 'a Connect app, whatever its scopes.'],
    [
      'PUT /rest/api/3/mypreferences/locale',
      ['read:jira-work'],
      {},
      'OAuth 2.0 and Forge apps, whatever its scopes.',
    ],
    [
      'GET /rest/api/3/uiModifications',
      ['read:jira-work'],
      { caller: 'oauth2' },
      'an OAuth 2.0 app, whatever its scopes.',
    ],
    [
      'PUT /rest/api/3/mypreferences/locale',
      ['read:jira-work'],
      { caller: 'forge' },
      'a Forge app, whatever its scopes.',
    ],
    [
      'DELETE /rest/api/3/field/{fieldId}/context/{contextId}/option/{optionId}/issue',
      ['read:jira-work'],
      { caller: 'oauth2' },
      'an OAuth 2.0 app, whatever its scopes; a Connect app can call it.',
    ],
  ])('%s with %p %p says to whom it is closed, and who can call it', (operation, scopes, more, sentence) => {
    const messages = answer([operation], scopes, more).problems.filter(({ kind }) => kind === 'closed');
    expect(messages.map(({ message }) => message)).toEqual([`${operation} is closed to ${sentence}`]);
  });

  test('unused scopes keep the spelling they were given in', () => {
    expect(answer(['GET /rest/api/3/issue/A-1'], ['read', 'delete']).unused).toEqual(['delete']);
  });

  test.each([
    [['read:jira-wrok'], 'unknown-scope', 'error'],
    [['read:workflow.property:jira', 'read:jira-work'], 'retired-scope', 'warning'],
    [['READ', 'read:jira-work'], 'mixed-worlds', 'error'],
  ])('%j: %s', (scopes, kind, severity) => {
    const { problems } = answer(['GET /rest/api/3/issue/A-1'], scopes);
    expect(problems).toContainEqual(expect.objectContaining({ kind, severity }));
  });

  test('operations closed to the asking kind are told with who may call them', () => {
    const connect = answer(['GET /rest/api/3/announcementBanner'], ['ADMIN']);
    expect(connect.problems[0]).toMatchObject({ kind: 'closed', severity: 'error' });
    expect(connect.problems[0]?.message).toContain('Forge can call it');
    const forge = answer(['POST /rest/api/3/webhook'], ['read:jira-work'], { caller: 'forge' });
    expect(kinds(forge.problems)).toContain('closed');
  });

  test('more than fifty scopes and mixed kinds are told, not forbidden', () => {
    const many = table.all.filter(({ product, removed }) => product === 'platform' && !removed);
    const { problems, minimal } = scopeAnswer(table, { operations: many, problems: [] }, null).answer;
    expect(minimal.granular.length).toBeGreaterThan(50);
    expect(kinds(problems)).toEqual(expect.arrayContaining(['many-scopes', 'mixed-kinds']));
    expect(problems.every(({ severity }) => severity === 'warning' || severity === 'note')).toBe(true);
  });

  test.each([
    [['GET /rest/api/2/permissions'], ['READ'], 1],
    [['GET /rest/api/2/permissions'], ['ADMIN'], 0],
    [['GET /rest/api/2/permission'], ['READ'], 2],
    [['POST /rest/api/3/workflow'], null, 1],
    [['GET /rest/api/3/myself'], null, 0],
  ])('%j with %j: exit code %d', (texts, scopes, code) => {
    expect(scopeExitCode(answer(texts, scopes))).toBe(code);
  });

  test('strictly, what is unused is a problem too', () => {
    const surplus = answer(['GET /rest/api/3/issue/A-1'], ['read:jira-work', 'write:jira-work']);
    expect([scopeExitCode(surplus), scopeExitCode(surplus, true)]).toEqual([0, 1]);
  });
});
