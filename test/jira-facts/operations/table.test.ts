import { loadOperations, nameOf, tableOf } from '../../../src/jira-facts/operations/index.ts';

const table = loadOperations();

describe('the operations table', () => {
  test('holds every operation of the four documents, each once', () => {
    expect(table.all).toHaveLength(1402);
    expect(new Set(table.all.map(nameOf)).size).toBe(table.all.length);
    const of = (wanted: string) => table.all.filter(({ product }) => product === wanted).length;
    expect([of('platform'), of('software'), of('servicedesk')]).toEqual([1223, 105, 74]);
  });

  test('states when and from what it was made', () => {
    expect(table.date).toBe('2026-07-22');
    expect(table.sources.map(({ document }) => document)).toContain(
      'https://developer.atlassian.com/cloud/jira/platform/swagger-v3.v3.json',
    );
  });

  test.each([
    ['GET /rest/api/3/permissions', 'ADMIN', [['manage:jira-configuration'], ['read:permission:jira']]],
    ['GET /rest/agile/1.0/board', 'READ', [['read:board-scope:jira-software', 'read:project:jira']]],
    ['POST /rest/api/2/permissions/check', 'READ', [['read:permission:jira']]],
    ['PUT /rest/api/3/mypreferences/locale', 'INACCESSIBLE', []],
    ['GET /rest/security/1.0/linkedWorkspaces', 'READ', []],
  ])('%s: Connect %s, groups %j', (name, connect, groups) => {
    const operation = table.named(name);
    expect(operation?.connectScope).toBe(connect);
    expect(operation?.alternatives.map(({ scopes }) => scopes)).toEqual(groups);
  });

  test('v2 operations say what their v3 twins say', () => {
    const v2 = table.all.filter(({ path }) => path.startsWith('/rest/api/2/'));
    expect(v2).toHaveLength(598);
    for (const operation of v2) {
      const twin = table.named(nameOf(operation).replace('/rest/api/2/', '/rest/api/3/'));
      expect(twin?.connectScope).toBe(operation.connectScope);
      expect(twin?.alternatives).toEqual(operation.alternatives);
      expect(twin?.noScopeNeeded).toBe(operation.noScopeNeeded);
    }
  });

  test('where the v2 document differs, the difference is kept', () => {
    expect(table.named('POST /rest/api/2/priority')?.deprecated).toBe(true);
    expect(table.named('POST /rest/api/3/priority')?.deprecated).toBe(false);
    expect(table.named('GET /rest/api/2/priorityscheme')?.permissions).toEqual({ access: 'jira' });
    expect(table.named('GET /rest/api/3/priorityscheme')?.permissions).toEqual({ global: ['ADMINISTER'] });
    expect(table.named('GET /rest/api/2/filter')?.derivedFromV3).toBe(true);
  });

  test('removed operations stay, with the day they were last seen', () => {
    expect(table.named('POST /rest/api/3/workflow')).toMatchObject({ removed: true, lastSeen: '2026-04-20' });
  });

  test('contradictions of the documents stand at their operations, with their source', () => {
    const check = table.named('POST /rest/api/3/permissions/check');
    expect(check?.announced).toEqual({
      date: '2024-06-15',
      scopes: ['read:jira-work', 'read:permission:jira'],
    });
    expect(check?.inconsistencies?.[0]?.source).toMatch(/^https:/);
    expect(table.named('GET /rest/api/2/permissions')?.inconsistencies?.[0]?.says).toContain('anonymously');
  });
});

describe('a name finds its operation', () => {
  test.each([
    ['GET /rest/api/3/role/{id}', 'GET /rest/api/3/role/{id}'],
    ['get /rest/api/3/role/{roleId}', 'GET /rest/api/3/role/{id}'],
    ['GET /rest/api/latest/role/10002', 'GET /rest/api/3/role/{id}'],
    ['GET rest/agile/latest/board', 'GET /rest/agile/1.0/board'],
    ['DELETE /rest/api/3/field/customfield_10000', 'DELETE /rest/api/3/field/{id}'],
    ['PUT /rest/api/3/field/customfield_10000', 'PUT /rest/api/3/field/{fieldId}'],
  ])('%s', (name, expected) => {
    const operation = table.named(name);
    expect(operation && nameOf(operation)).toBe(expected);
  });

  test.each(['', 'GET', '/rest/api/3/role', 'GET /rest/api/3/nothing', 'FETCH /rest/api/3/role'])(
    '"%s" finds none',
    (name) => {
      expect(table.named(name)).toBeNull();
    },
  );
});

test('a table that has looked up a few operations knows the same ones as a table that has read all', () => {
  const all = tableOf(loadOperations().all, { date: '', sources: [] });
  const names = all.all.map(nameOf);
  for (let from = 0; from < names.length; from += 15) {
    const short = loadOperations();
    for (const name of names.slice(from, from + 15)) expect(short.named(name)).toEqual(all.named(name));
  }
});

test.each([
  'GET /rest/api/3/rol',
  'PATCH /rest/api/2/role/1',
  'GET /rest/api/3',
  'GET /rest',
  'GET /rest/api/2/role/',
])('the first look finds for "%s" what a later one finds', (name) => {
  const [method = '', path = ''] = name.split(' ');
  const late = loadOperations();
  expect(late.all.length).toBeGreaterThan(1_000);
  const { kind, ...rest } = loadOperations().resolve(method, path);
  expect({ kind, ...rest }).toEqual(late.resolve(method, path));
});

test('an operation is one object, however it was found', () => {
  const table = loadOperations();
  const first = table.named('GET /rest/api/2/role/{id}');
  expect(table.all).toContain(first);
  for (const name of table.all.slice(0, 60).map(nameOf)) table.named(name);
  expect(table.named('GET /rest/api/2/role/{id}')).toBe(first);
});

test('every document that the table was made from is named with its version and its day', () => {
  const { sources, date } = loadOperations();
  for (const { product, document, title, version, downloaded, older } of sources) {
    expect(title).toMatch(
      { platform: /^The Jira Cloud platform REST API$/, software: /^Jira Software Cloud API$/ }[product] ??
        /^Service Management Public REST API$/,
    );
    expect(version).toMatch(/^1001\.0\.0(-SNAPSHOT(-[0-9a-f]{40})?)?$/);
    expect(downloaded).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(downloaded <= date).toBe(true);
    const folder = { platform: 'platform', software: 'software', servicedesk: 'service-desk' }[product];
    if (older !== true)
      expect(document).toMatch(
        new RegExp(`^https://developer\\.atlassian\\.com/cloud/jira/${folder}/swagger(-v3)?\\.v3\\.json$`),
      );
  }
  expect(sources.filter(({ older }) => older !== true)).toHaveLength(4);
  expect(sources[0]?.downloaded).toBe(date);
});
