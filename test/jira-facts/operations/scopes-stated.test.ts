import {
  compareScopes,
  connectCovers,
  connectLevelOf,
  loadOperations,
  mostUnblocking,
  movingToForge,
  type Operation,
  oauthCovers,
  scopeCatalogue,
} from '../../../src/jira-facts/operations/index.ts';

const [myself] = loadOperations().all.filter(({ id }) => id === 'getCurrentUser');
if (myself === undefined) throw new Error('the table has no operation to start from');
const everywhere = { connect: true, oauth2: true, forge: true };

/** An operation of which just this is stated. */
const stated = (change: Partial<Operation>): Operation => ({
  ...myself,
  alternatives: [],
  noScopeNeeded: false,
  connectScope: 'READ',
  accessibleTo: everywhere,
  removed: false,
  ...change,
});
const group = (kind: 'classic' | 'granular', ...scopes: string[]) => ({
  kind,
  state: 'Current' as const,
  scopes,
});
const needing = (scope: string, change: Partial<Operation> = {}): Operation =>
  stated({ path: `/rest/api/3/${scope}`, alternatives: [group('classic', scope)], ...change });

describe('whether OAuth scopes open an operation', () => {
  const either = stated({ alternatives: [group('granular', 'g:a:jira'), group('classic', 'c:a')] });

  test('groups that lack as much stand by their kind, classic first', () => {
    const kinds = (operation: Operation) => {
      const verdict = oauthCovers([], operation);
      return !verdict.open && verdict.reason === 'scope'
        ? verdict.missingByGroup.map(({ kind }) => kind)
        : [];
    };
    expect(kinds(either)).toEqual(['classic', 'granular']);
    expect(kinds(stated({ alternatives: [...either.alternatives].reverse() }))).toEqual([
      'classic',
      'granular',
    ]);
    expect(kinds(stated({ alternatives: [group('granular', 'g'), group('classic', 'a', 'b')] }))).toEqual([
      'granular',
      'classic',
    ]);
  });

  test('names are taken without the blanks around them', () => {
    expect(oauthCovers([' c:a '], either)).toMatchObject({ open: true, group: { kind: 'classic' } });
  });

  test.each<[Partial<Operation['accessibleTo']>, 'oauth2' | 'forge' | undefined, boolean]>([
    [{}, undefined, true],
    [{ oauth2: false }, undefined, true],
    [{ oauth2: false, forge: false }, undefined, false],
    [{ oauth2: false }, 'oauth2', false],
    [{ oauth2: false }, 'forge', true],
    [{ oauth2: null, forge: null }, undefined, true],
    [{ oauth2: null }, 'oauth2', true],
  ])('open to %j, asked as %p: %p', (access, caller, open) => {
    const operation = stated({
      alternatives: [group('classic', 'c:a')],
      accessibleTo: { ...everywhere, ...access },
    });
    expect(oauthCovers(['c:a'], operation, caller).open).toBe(open);
  });

  test('no scope at all is needed, or none is enough', () => {
    expect(oauthCovers([], stated({ noScopeNeeded: true }))).toEqual({ open: true, group: null });
    expect(oauthCovers(['x'], stated({}), 'forge')).toEqual({ open: false, reason: 'closed', to: 'forge' });
  });
});

describe('whether Connect scopes open an operation', () => {
  test.each<[Partial<Operation>, string[], object]>([
    [{ connectScope: 'INACCESSIBLE' }, ['ADMIN'], { reason: 'inaccessible' }],
    [{ accessibleTo: { ...everywhere, connect: false } }, ['ADMIN'], { reason: 'inaccessible' }],
    [{ accessibleTo: { ...everywhere, connect: null } }, ['READ'], { open: true }],
    [{ connectScope: null }, ['ADMIN'], { reason: 'not-stated' }],
    [{ connectScope: 'NONE' }, [], { open: true }],
    [{ connectScope: 'WRITE' }, ['unheard of', 'read'], { reason: 'scope', missing: 'WRITE' }],
    [{ connectScope: 'WRITE' }, ['delete'], { open: true }],
  ])('%j with %j', (change, held, verdict) => {
    expect(connectCovers(held, stated(change))).toMatchObject(verdict);
  });
});

test('the scope that opens most stands first, then the alphabet', () => {
  const operations = [needing('b:x'), needing('a:x'), needing('c:x'), needing('c:x', { method: 'PUT' })];
  expect(mostUnblocking(['z:x'], operations).map(({ scope, opens }) => [scope, opens.length])).toEqual([
    ['c:x', 2],
    ['a:x', 1],
    ['b:x', 1],
  ]);
  const two = stated({ alternatives: [group('granular', 'a', 'b')] });
  expect(mostUnblocking([], [two], { world: 'oauth' })).toEqual([]);
  expect(mostUnblocking(['READ'], [stated({ connectScope: 'ADMIN' })]).map(({ scope }) => scope)).toEqual([
    'ADMIN',
  ]);
});

describe('moving from Connect to Forge', () => {
  test('the level of a scope is published, or the highest among the operations that name it', () => {
    const naming = (connectScope: Operation['connectScope']) =>
      stated({ connectScope, alternatives: [group('granular', 'read:a:jira')] });
    expect(connectLevelOf('write:jira-work', [])).toEqual({ scope: 'DELETE', from: 'published' });
    expect(connectLevelOf('read:a:jira', [naming('READ'), naming('WRITE'), naming('INACCESSIBLE')])).toEqual({
      scope: 'WRITE',
      from: 'derived',
    });
    for (const none of ['NONE', 'INACCESSIBLE', null] as const)
      expect(connectLevelOf('read:a:jira', [naming(none)])).toBeNull();
    expect(connectLevelOf('read:b:jira', [naming('READ')])).toBeNull();
    expect(
      connectLevelOf('read:jira-new', [stated({ alternatives: [group('classic', 'read:jira-new')] })]),
    ).toBeNull();
  });

  test('what is kept, lost and gained', () => {
    const inaccessible = { accessibleTo: { ...everywhere, connect: false } };
    const noForge = { accessibleTo: { ...everywhere, forge: false } };
    const operations = {
      kept: needing('read:jira-work'),
      gained: needing('read:jira-user', inaccessible),
      lost: needing('c', noForge),
      beyond: needing('d', { connectScope: 'ADMIN' }),
      unstated: needing('e', { connectScope: null }),
      gone: needing('f', { removed: true }),
      closed: needing('g', { accessibleTo: { connect: false, oauth2: true, forge: false } }),
    };
    const moving = movingToForge(['read', 'READ', 'nonsense'], Object.values(operations));
    expect([moving.kept, moving.lost, moving.gained]).toEqual([
      [operations.kept],
      [operations.lost],
      [operations.gained],
    ]);
    expect(moving.scopes.classic).toEqual(['read:jira-user', 'read:jira-work']);
    const unknown = movingToForge(['READ'], Object.values(operations), { callsKnown: false });
    expect(unknown.scopes.classic).toEqual(['read:jira-work']);
    expect(moving.approval.map(({ scope, newApproval }) => [scope, newApproval])).toEqual([
      ['read:jira-user', false],
      ['read:jira-work', false],
    ]);
    const wider = movingToForge(
      ['READ'],
      [needing('manage:jira-project', { connectScope: 'READ' }), needing('x:y')],
    );
    expect(wider.approval.map(({ level, newApproval }) => [level?.scope, newApproval])).toEqual([
      ['PROJECT_ADMIN', true],
      [undefined, true],
    ]);
  });
});

describe('names of scopes', () => {
  const catalogue = scopeCatalogue([
    needing('read:jira-work'),
    needing('gone:x', { removed: true, lastSeen: '2025-01-01' }),
    needing('gone:x', { removed: true, lastSeen: '2025-06-01' }),
    needing('gone:y', { removed: true }),
    stated({
      optionalScopes: ['read:extra:jira'],
      announced: { date: '2027-01-01', scopes: ['read:soon:jira'] },
    }),
  ]);

  test.each([
    [' read ', { kind: 'connect', scope: 'READ' }],
    ['admin:connect-jira', { kind: 'connect-in-forge', scope: 'ADMIN' }],
    ['read:jira-work', { kind: 'classic', operations: 1 }],
    ['read:extra:jira', { kind: 'granular', operations: 1 }],
    ['read:soon:jira', { kind: 'granular', operations: 1 }],
    ['gone:x', { kind: 'retired', lastSeen: '2025-06-01' }],
    ['gone:y', { kind: 'retired', lastSeen: null }],
    ['offline_access', { kind: 'outside' }],
    ['admin:jira', { kind: 'unknown', nearest: ['manage:jira-configuration'] }],
  ])('%s', (name, expected) => {
    expect(catalogue.of(name)).toMatchObject(expected);
  });

  test('what was meant: fewest letters wrong, then the shorter, then the alphabet; three at most', () => {
    const own = ['qqqa:z', 'qqqb:z', 'qqqbb:z', 'qqqc:z', 'qqqdd:z'].map((scope) => needing(scope));
    const meant = (name: string) => {
      const found = scopeCatalogue(own).of(name);
      return found.kind === 'unknown' ? found.nearest : found.kind;
    };
    expect(meant('qqq:z')).toEqual(['qqqa:z', 'qqqb:z', 'qqqc:z']);
    expect(meant('qqqb:zz')).toEqual(['qqqb:z', 'qqqa:z', 'qqqc:z']);
    expect(meant('qqqd:z')).toEqual(['qqqa:z', 'qqqb:z', 'qqqc:z']);
  });

  test('beyond a hundred unknown names nobody guesses', () => {
    const one = scopeCatalogue([needing('read:jira-work')]);
    const guesses = Array.from({ length: 101 }, () => one.of('read:jira-worc'));
    expect(guesses[99]).toMatchObject({ nearest: expect.arrayContaining(['read:jira-work']) });
    expect(guesses[100]).toEqual({ kind: 'unknown', nearest: [], hint: null });
  });
});

test('of two sets of one size the kind that is held already is preferred, else the classic one', () => {
  const either = stated({ alternatives: [group('classic', 'c:a'), group('granular', 'g:a:jira')] });
  const missing = (...held: string[]) => compareScopes(held, [either], { world: 'oauth' }).missing;
  expect([missing(), missing('x:y'), missing('x:y:jira'), missing('x:y:jira', 'x:y')]).toEqual([
    ['c:a'],
    ['c:a'],
    ['g:a:jira'],
    ['c:a'],
  ]);
});
