import fc from 'fast-check';
import { loadOperations, nameOf, readCalledPath } from '../../../src/jira-facts/operations/index.ts';
import { anyCharacter } from '../../run/any-character.ts';

const table = loadOperations();
const site = 'https://example.atlassian.net';
const gateway = 'https://api.atlassian.com/ex/jira/11223344-a1b2-3b33-c444-def123456789';

describe('an address is taken apart', () => {
  test.each([
    [
      `${site}/rest/api/3/myself`,
      { base: 'site', host: 'example.atlassian.net', scheme: 'https', contextPath: '', oddities: [] },
    ],
    [
      `${gateway}/rest/api/3/myself`,
      { base: 'gateway', cloudId: '11223344-a1b2-3b33-c444-def123456789', oddities: [] },
    ],
    [
      'http://localhost:8080/ex/jira/abc/rest/api/3/myself',
      { base: 'gateway', cloudId: 'abc', oddities: ['http'] },
    ],
    [
      'https://api.atlassian.com/rest/api/3/myself',
      { base: 'gateway', cloudId: null, oddities: ['gateway-without-jira'] },
    ],
    [
      'https://jira.example.com/jira/rest/api/2/issue/A-1',
      { base: 'other', contextPath: '/jira', oddities: ['extra-prefix'] },
    ],
    [
      'https://api.atlassian.com/ex/jira/rest/api/3/myself',
      { base: 'gateway', cloudId: null, restPath: '/rest/api/3/myself', oddities: ['cloud-id-missing'] },
    ],
    [
      `${site}/rest/api/3/rest/api/3/myself`,
      { contextPath: '/rest/api/3', restPath: '/rest/api/3/myself', oddities: ['extra-prefix'] },
    ],
    [
      `${site}/rest/api/3/project/rest`,
      { contextPath: '', restPath: '/rest/api/3/project/rest', oddities: [] },
    ],
    ['/rest/api/3/myself', { base: 'relative', host: null, scheme: null, oddities: [] }],
    [
      'example.atlassian.net/rest/api/3/myself',
      { base: 'site', scheme: null, host: 'example.atlassian.net' },
    ],
    [
      `${site}//rest/api/3/myself`,
      { restPath: '/rest/api/3/myself', contextPath: '', oddities: ['double-slash'] },
    ],
    [`${site}/rest/api/3/myself/`, { restPath: '/rest/api/3/myself/', oddities: ['trailing-slash'] }],
    [`${site}/rest/api/3/issue/A%2FB`, { oddities: ['encoded-slash'] }],
    [`${site}/rest/api/3/issue/%zz`, { oddities: ['bad-encoding'] }],
    [`${site}/rest/api/3/issue/undefined`, { oddities: ['unfilled-placeholder'] }],
    [`${site}/browse/A-1`, { oddities: ['no-rest-path'], restPath: '/browse/A-1' }],
    [` ${site}/rest/api/3/myself`, { base: 'site', oddities: ['white-space'] }],
    [
      'https://me:secret@example.atlassian.net/rest/api/3/myself',
      { host: 'example.atlassian.net', oddities: ['user-info'] },
    ],
  ])('%s', (text, expected) => {
    expect(readCalledPath(text)).toMatchObject(expected);
  });

  test('of the query only the names are kept', () => {
    const address = readCalledPath(`${site}/rest/api/3/search/jql?jql=x&token=secret&jql=y#z`);
    expect(address.query).toEqual(['jql', 'token']);
    expect(JSON.stringify(address)).not.toContain('secret');
  });

  test.each([
    ['/'.repeat(300_000), 'a'],
    ['/rest/api/3'.repeat(30_000), '/'],
    ['/%'.repeat(100_000), '/rest'],
  ])('a very long address (%#) is read as quickly as it is long', (long, tail) => {
    // Quadratic work would take minutes here and run into the time limit of the test.
    expect(table.resolve('GET', long + tail).address.restPath.startsWith('/')).toBe(true);
  });

  test('no text at all makes it throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: anyCharacter }), fc.webUrl({ withQueryParameters: true })),
        (text) => {
          const address = readCalledPath(text);
          expect(address.restPath.startsWith('/')).toBe(true);
          const found = table.resolve('GET', text);
          expect(['known', 'unknown', 'wrong-method']).toContain(found.kind);
        },
      ),
    );
  });
});

describe('a request finds its operation', () => {
  const bases = ['', site, gateway, 'https://jira.example.com', `${site}/`, `${site}/jira`];
  const filler = fc.constantFrom('10000', 'ABC-1', 'a b', 'ä', 'x%y', '{id}');

  test('at any base, with any parameters, a query and slashes too many', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...table.all),
        fc.constantFrom(...bases),
        filler,
        fc.constantFrom('', '/', '?a=1', '/?a=1'),
        (operation, base, value, tail) => {
          const path = operation.path.replace(/\{[^}]+\}/g, encodeURIComponent(value));
          const found = table.resolve(operation.method, `${base}${path}${tail}`);
          expect(found.kind).toBe('known');
          if (found.kind !== 'known') return;
          expect(nameOf(found.operation)).toBe(nameOf(operation));
          for (const given of Object.values(found.params)) expect(given).toBe(value);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('a literal wins over a parameter', () => {
    expect(table.resolve('GET', '/rest/api/3/project/search')).toMatchObject({
      operation: { id: 'searchProjects' },
    });
    expect(table.resolve('GET', '/rest/api/3/project/SEARCH')).toMatchObject({
      operation: { path: '/rest/api/3/project/{projectIdOrKey}' },
      params: { projectIdOrKey: 'SEARCH' },
    });
  });

  test('a literal that has not the method gives way to a parameter that has', () => {
    expect(table.resolve('DELETE', '/rest/api/3/project/search')).toMatchObject({
      operation: { path: '/rest/api/3/project/{projectIdOrKey}' },
    });
  });

  test('templates that differ only in a parameter name are told apart by the method', () => {
    for (const [method, path] of [
      ['DELETE', '/rest/api/3/field/{id}'],
      ['PUT', '/rest/api/3/field/{fieldId}'],
    ] as const)
      expect(table.resolve(method, '/rest/api/3/field/customfield_1')).toMatchObject({ operation: { path } });
  });

  test('an empty segment is no parameter', () => {
    expect(table.resolve('GET', '/rest/api/3/role//')).toMatchObject({
      operation: { path: '/rest/api/3/role' },
    });
  });

  test('a wrong method is told from a wrong path', () => {
    expect(table.resolve('PATCH', '/rest/api/3/role')).toMatchObject({
      kind: 'wrong-method',
      allowed: ['GET', 'POST'],
    });
  });

  test('HEAD is answered like GET', () => {
    expect(table.resolve('head', '/rest/api/3/myself')).toMatchObject({
      kind: 'known',
      operation: { method: 'GET' },
    });
  });
});

describe('an unknown path yields the nearest known ones', () => {
  test.each([
    ['GET', '/rest/api/2/permission', 'GET /rest/api/2/permissions'],
    ['GET', '/rest/api/3/projects/search', 'GET /rest/api/3/project/search'],
    ['GET', `${site}/rest/agile/1.0/boards`, 'GET /rest/agile/1.0/board'],
    ['GET', '/rest/api/3/isue/ABC-1', 'GET /rest/api/3/issue/{issueIdOrKey}'],
    ['POST', '/rest/api/3/issues', 'POST /rest/api/3/issue'],
    ['GET', '/rest/api/3/mySelf', 'GET /rest/api/3/myself'],
    ['GET', '/rest/api/myself', 'GET /rest/api/3/myself'],
    ['GET', '/rest/servicedesk/servicedesk', 'GET /rest/servicedeskapi/servicedesk'],
    ['DELETE', '/rest/api/3/issue/ABC-1/worklogs/1', 'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id}'],
  ])('%s %s → %s', (method, path, expected) => {
    const found = table.resolve(method, path);
    expect(found.kind).toBe('unknown');
    expect(found.kind === 'unknown' && found.nearest.map(nameOf)[0]).toBe(expected);
  });

  test.each([
    '/wiki/api/v2/pages',
    '/rest/api/3/foo',
    '/rest/api/3/wibble/12',
    '/rest/api/3/totally/unlike/anything',
    '/rest/agile/1.0/foo',
    '/rest/servicedeskapi/wibble',
  ])('nothing is suggested for %s: only the beginning is that of others', (path) => {
    expect(table.resolve('GET', path)).toMatchObject({ kind: 'unknown', nearest: [] });
  });

  test('one changed letter in a literal is forgiven', () => {
    const literals = table.all.filter(
      ({ path, removed, method }) => method === 'GET' && !removed && !path.includes('{'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...literals), fc.nat(), (operation, where) => {
        const last = operation.path.lastIndexOf('/') + 1;
        const at = last + (where % (operation.path.length - last));
        const path = `${operation.path.slice(0, at)}q${operation.path.slice(at + 1)}`;
        const found = table.resolve('GET', path);
        fc.pre(found.kind === 'unknown');
        expect(found.kind === 'unknown' && found.nearest.map(nameOf)).toContain(nameOf(operation));
      }),
      { numRuns: 100 },
    );
  });
});
