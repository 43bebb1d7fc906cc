import fc from 'fast-check';
import {
  compareScopes,
  connectChain,
  connectCovers,
  connectLevelOf,
  connectScopes,
  connectSideScopes,
  leastConnectScopes,
  loadOperations,
  mostUnblocking,
  movingToForge,
  type Operation,
  oauthCovers,
  openedBy,
} from '../../../src/jira-facts/operations/index.ts';

const table = loadOperations();
const op = (name: string): Operation => {
  const found = table.named(name);
  if (found === null) throw new Error(`no operation ${name}`);
  return found;
};
const ops = (...names: string[]): Operation[] => names.map(op);
const anyOperations = fc.uniqueArray(fc.constantFrom(...table.all), { maxLength: 25 });
const oauthNames = [
  ...new Set(table.all.flatMap(({ alternatives }) => alternatives.flatMap(({ scopes }) => scopes))),
];
const anyHeld = fc.uniqueArray(fc.constantFrom(...oauthNames), { maxLength: 30 });
const anyConnect = fc.uniqueArray(fc.constantFrom(...connectScopes), { maxLength: 4 });

describe('Connect scopes', () => {
  test.each([
    ['ADMIN', 'GET /rest/api/3/permissions', true],
    ['admin', 'GET /rest/api/3/permissions', true],
    ['PROJECT_ADMIN', 'GET /rest/api/3/permissions', false],
    ['ACT_AS_USER', 'GET /rest/api/3/issue/{id}', false],
    ['ADMIN', 'GET /rest/api/3/user/email', false],
    ['ACCESS_EMAIL_ADDRESSES', 'GET /rest/api/3/user/email', true],
  ])('%s on %s: %s', (held, name, open) => {
    expect(connectCovers([held], op(name)).open).toBe(open);
  });

  test('no scope at all opens what needs NONE, and nothing opens what is inaccessible', () => {
    expect(connectCovers([], op('GET /rest/api/3/task/{taskId}'))).toEqual({ open: true });
    expect(connectCovers([...connectScopes], op('GET /rest/api/3/announcementBanner'))).toEqual({
      open: false,
      reason: 'inaccessible',
    });
  });

  test('what is missing is the scope itself', () => {
    expect(connectCovers(['READ'], op('GET /rest/api/2/permissions'))).toEqual({
      open: false,
      reason: 'scope',
      missing: 'ADMIN',
    });
  });

  test('the least set is enough and nothing of it can be left out or lowered', () => {
    fc.assert(
      fc.property(anyOperations, (operations) => {
        const least = leastConnectScopes(operations);
        const open = (held: readonly string[]) =>
          operations.every((operation) => {
            const verdict = connectCovers(held, operation);
            return verdict.open || verdict.reason !== 'scope';
          });
        expect(open(least)).toBe(true);
        for (const scope of least) {
          const lower = connectChain[connectChain.indexOf(scope) + 1];
          const without = least.filter((other) => other !== scope);
          expect(open(without)).toBe(false);
          if (!connectSideScopes.includes(scope) && lower !== undefined)
            expect(open([...without, lower])).toBe(false);
        }
      }),
    );
  });
});

describe('OAuth scopes', () => {
  test('within a group all are needed, between groups any one group is enough', () => {
    const board = op('GET /rest/agile/1.0/board');
    expect(oauthCovers(['read:board-scope:jira-software'], board)).toEqual({
      open: false,
      reason: 'scope',
      missingByGroup: [
        {
          kind: 'granular',
          scopes: ['read:board-scope:jira-software', 'read:project:jira'],
          missing: ['read:project:jira'],
        },
      ],
    });
    const permissions = op('GET /rest/api/3/permissions');
    expect(oauthCovers(['manage:jira-configuration'], permissions)).toMatchObject({
      open: true,
      group: { kind: 'classic' },
    });
    expect(oauthCovers(['read:permission:jira'], permissions)).toMatchObject({
      open: true,
      group: { kind: 'granular' },
    });
  });

  test('the group that lacks least stands first', () => {
    const verdict = oauthCovers(['read:issue:jira'], op('POST /rest/api/3/issue'));
    expect(verdict.open === false && verdict.reason === 'scope' && verdict.missingByGroup[0]).toMatchObject({
      kind: 'classic',
      missing: ['write:jira-work'],
    });
  });

  test('no scope is needed for some, none helps for others, and Forge alone may call a few', () => {
    expect(oauthCovers([], op('GET /rest/api/3/serverInfo'))).toEqual({ open: true, group: null });
    expect(oauthCovers([], op('POST /rest/api/3/permissions/check')).open).toBe(true);
    expect(oauthCovers(oauthNames, op('PUT /rest/api/3/mypreferences/locale'))).toMatchObject({
      reason: 'closed',
    });
    expect(oauthCovers(oauthNames, op('GET /rest/api/3/uiModifications'), 'oauth2')).toMatchObject({
      reason: 'closed',
    });
    expect(oauthCovers(oauthNames, op('GET /rest/api/3/uiModifications'), 'forge').open).toBe(true);
    expect(oauthCovers(oauthNames, op('POST /rest/api/3/webhook'), 'forge')).toMatchObject({
      reason: 'closed',
      to: 'forge',
    });
  });

  test('classic scopes imply no other: writing is not reading', () => {
    expect(oauthCovers(['write:jira-work'], op('GET /rest/api/3/issue/{id}')).open).toBe(false);
  });

  test('holding more never closes anything', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table.all), anyHeld, anyHeld, (operation, held, more) => {
        if (oauthCovers(held, operation).open)
          expect(oauthCovers([...more, ...held], operation).open).toBe(true);
      }),
    );
  });
});

describe('comparing what is held with what is needed', () => {
  test.each([
    [['READ'], ['GET /rest/api/2/permissions'], ['ADMIN'], []],
    [['READ', 'ACT_AS_USER'], ['GET /rest/api/3/issue/{id}'], [], ['ACT_AS_USER']],
    [['read', 'write', 'admin'], ['GET /rest/api/3/issue/{id}'], [], ['WRITE', 'ADMIN']],
    [['READ', 'ADMIN'], ['GET /rest/api/3/permissions'], [], []],
    [['read:jira-work', 'write:jira-work'], ['GET /rest/api/3/issue/{id}'], [], ['write:jira-work']],
    [
      ['read:board-scope:jira-software'],
      ['GET /rest/agile/1.0/board', 'GET /rest/api/3/permissions'],
      ['read:permission:jira', 'read:project:jira'],
      [],
    ],
    [['read:jira-work'], ['GET /rest/api/3/permissions'], ['manage:jira-configuration'], ['read:jira-work']],
    [['read:permission:jira'], ['POST /rest/api/3/permissions/check'], [], []],
  ])('%j for %j: missing %j, unused %j', (held, names, missing, unused) => {
    expect(compareScopes(held, ops(...names))).toMatchObject({ missing, unused });
  });

  test('a scope that is too wide is named with the one that would do', () => {
    expect(compareScopes(['ADMIN'], ops('GET /rest/api/3/issue/{id}')).tooWide).toEqual([
      { held: 'ADMIN', enough: 'READ' },
    ]);
  });

  test.each([
    ['oauth', anyHeld],
    ['connect', anyConnect],
  ] as const)(
    '%s: held + missing - unused is always enough, and adding scopes never makes more missing',
    (world, names) => {
      fc.assert(
        fc.property(names, names, anyOperations, (held, more, operations) => {
          const { missing, unused, closed } = compareScopes(held, operations, { world });
          const after = [...held, ...missing].filter((scope) => !unused.includes(scope));
          const closedToAll = new Set(closed);
          const reachable = operations.filter(
            (operation) => !closedToAll.has(operation) && operation.connectScope !== null,
          );
          expect(openedBy(after, reachable, { world })).toHaveLength(reachable.length);
          const richer = compareScopes([...new Set([...held, ...more])], operations, { world });
          expect(richer.missing.length).toBeLessThanOrEqual(missing.length);
          const complete = compareScopes([...held, ...missing], operations, { world });
          expect(complete.missing).toEqual([]);
        }),
        { numRuns: 200 },
      );
    },
  );

  test('order does not matter', () => {
    fc.assert(
      fc.property(anyHeld, anyOperations, (held, operations) => {
        const one = compareScopes(held, operations);
        const other = compareScopes([...held].reverse(), [...operations].reverse());
        expect(other.missing).toEqual(one.missing);
        expect([...other.unused].sort()).toEqual([...one.unused].sort());
      }),
      { numRuns: 100 },
    );
  });
});

describe('reach', () => {
  test('the scope that unblocks most stands first', () => {
    const operations = ops(
      'GET /rest/api/3/issue/{id}',
      'GET /rest/api/3/project/search',
      'GET /rest/api/3/permissions',
    );
    const [best, second] = mostUnblocking([], operations, { world: 'oauth' });
    expect([best?.scope, best?.opens.length]).toEqual(['read:jira-work', 2]);
    expect(second?.opens).toHaveLength(1);
    expect(mostUnblocking(['READ'], operations)[0]).toMatchObject({ scope: 'ADMIN' });
  });

  test('what a set opens grows with the set', () => {
    const read = openedBy(['READ'], table.all);
    const admin = openedBy(['ADMIN'], table.all);
    expect(read.length).toBeGreaterThan(400);
    expect(admin.length).toBeGreaterThan(read.length);
    expect(read.every((operation) => admin.includes(operation))).toBe(true);
  });
});

describe('moving from Connect to Forge', () => {
  test('names what is lost, gained, and to be approved anew', () => {
    const move = movingToForge(
      ['READ'],
      ops('GET /rest/api/3/issue/{id}', 'POST /rest/api/3/webhook', 'GET /rest/api/3/announcementBanner'),
      { all: table.all },
    );
    expect(move.kept.map(({ id }) => id)).toEqual(['getIssue']);
    expect(move.lost.map(({ path }) => path)).toEqual(['/rest/api/3/webhook']);
    expect(move.gained.map(({ path }) => path)).toEqual(['/rest/api/3/announcementBanner']);
    expect(move.approval).toEqual([
      { scope: 'manage:jira-configuration', level: { scope: 'ADMIN', from: 'published' }, newApproval: true },
      { scope: 'read:jira-work', level: { scope: 'READ', from: 'published' }, newApproval: false },
    ]);
  });

  test('the level of a granular scope is derived and says so', () => {
    expect(connectLevelOf('read:permission:jira', table.all)).toEqual({ scope: 'ADMIN', from: 'derived' });
    expect(connectLevelOf('write:jira-work', table.all)).toEqual({ scope: 'DELETE', from: 'published' });
    expect(connectLevelOf('manage:servicedesk-customer', table.all)).toBeNull();
  });
});
