import {
  loadOperations,
  type Operation,
  operationNotes,
  searchOperations,
} from '../../../src/jira-facts/operations/index.ts';

const table = loadOperations();
const [myself] = ['GET /rest/api/3/myself'].flatMap((name) => table.named(name) ?? []);
if (myself === undefined) throw new Error('the table has no operation to start from');
const quiet: Operation = {
  ...myself,
  permissions: { none: true },
  connectScope: 'READ',
  accessibleTo: { connect: true, oauth2: true, forge: true },
  appAccessRuleExempt: true,
  removed: false,
};
const notes = (change: Partial<Operation>): string[] => operationNotes({ ...quiet, ...change });
const open = quiet.accessibleTo;

test.each<[Partial<Operation>, string[]]>([
  [{}, []],
  [{ accessibleTo: { connect: null, oauth2: null, forge: null }, appAccessRuleExempt: null }, []],
  [{ accessibleTo: { ...open, connect: false } }, ['Closed to Connect apps.']],
  [{ connectScope: 'INACCESSIBLE' }, ['Closed to Connect apps.']],
  [{ accessibleTo: { ...open, oauth2: false } }, ['Closed to OAuth 2.0 apps.']],
  [{ accessibleTo: { ...open, oauth2: false, forge: false } }, ['Closed to OAuth 2.0 apps and Forge apps.']],
  [
    { accessibleTo: { connect: false, oauth2: false, forge: false } },
    ['Closed to Connect apps and OAuth 2.0 apps and Forge apps.'],
  ],
  [{ permissions: { internal: true, apps: ['forge'] } }, ['Internal: no app can call it.']],
  [{ permissions: { apps: ['connect', 'forge'] } }, ['Only Connect apps and Forge apps may call it.']],
  [
    { permissions: { apps: ['connect'], module: 'x' } },
    ['Only Connect apps that declare the module x may call it.'],
  ],
  [{ permissions: { anonymous: true } }, ['Anonymous callers get an answer too.']],
  [
    { permissions: { filtered: true } },
    ['Shows only what the caller may see: an empty answer is not proof of access.'],
  ],
  [{ permissions: { issueSecurity: true } }, ['Issue-level security decides as well.']],
  [{ permissions: { conditional: ['A', 'B'] } }, ['In some cases also: A, B.']],
  [{ permissions: { object: 'filter' } }, ['The caller needs access to the object itself (filter).']],
  [{ permissions: { access: 'jira' } }, ['The caller needs access to Jira.']],
  [{ permissions: { access: 'jsm' } }, ['The caller needs access to Jira Service Management.']],
  [{ permissions: { undocumented: true } }, ['The document names no permissions.']],
  [{ appAccessRuleExempt: false }, ["An administrator's app access rule can block it."]],
  [{ announced: { date: '2027-01-01', scopes: ['a', 'b'] } }, ['Announced from 2027-01-01: a or b.']],
  [{ removed: true, lastSeen: '2025-01-01' }, ['Removed; last seen 2025-01-01.']],
  [{ removed: true }, ['Removed; last seen in an older document.']],
  [{ partial: true }, ['Described only in part.']],
  [{ inconsistencies: [{ says: 'It differs.', source: 'x' }] }, ['It differs. (x)']],
])('an operation with %j says so', (change, expected) => {
  expect(notes(change)).toEqual(expected);
});

describe('looking for operations', () => {
  const names = (q: string): string[] => searchOperations(table, q).map(({ operation }) => operation);

  test('words are looked for within what is said of an operation, not across its parts', () => {
    expect(names('getCurrentUser')).toEqual(['GET /rest/api/2/myself', 'GET /rest/api/3/myself']);
    expect(names('myselfgetCurrentUser')).toEqual([]);
  });

  test('a path without a method finds all that stand there, one with a method only that one', () => {
    const path = '/rest/api/3/issue/{issueIdOrKey}/watchers';
    expect(names(path.replace('{issueIdOrKey}', 'A-1')).sort()).toEqual([
      `DELETE ${path}`,
      `GET ${path}`,
      `POST ${path}`,
    ]);
    expect(names(`get ${path.replace('{issueIdOrKey}', 'A-1')}`)).toEqual([`GET ${path}`]);
  });

  test('a wrong method finds what the path has, an unknown path the nearest ones', () => {
    expect(names('PATCH /rest/api/3/role')).toEqual(
      expect.arrayContaining(['GET /rest/api/3/role', 'POST /rest/api/3/role']),
    );
    expect(names('GET /rest/api/3/myslef')[0]).toBe('GET /rest/api/3/myself');
  });

  test('of words the shortest path comes first, then the alphabet', () => {
    const found = names('priority deprecated');
    expect(found.length).toBeGreaterThan(2);
    const length = (name: string) => name.split(' ')[1]?.length ?? 0;
    for (const [index, name] of found.entries()) {
      const before = found[index - 1];
      if (before !== undefined)
        expect(length(before) < length(name) || (length(before) === length(name) && before < name)).toBe(
          true,
        );
    }
  });
});
