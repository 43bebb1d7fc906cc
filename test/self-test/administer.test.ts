import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { ProbeResult } from '../../src/report/index.ts';
import { findAdminGroups } from '../../src/self-test/account/find-admin-groups.ts';
import { administerGaps } from '../../src/self-test/outcome/administer-gaps.ts';
import { type AdminGroups, askerFor, found, noFact } from '../../src/self-test/probes/index.ts';
import type { Participant, RunSurroundings } from '../../src/self-test/run/index.ts';
import { type Answered, answering } from './answering.ts';

const table = loadOperations();
type Kind = Participant['kind'];
interface Given {
  readonly groups?: readonly string[] | null;
  readonly scopes?: readonly string[] | null;
  readonly administers?: boolean;
  readonly answers?: Record<string, Answered>;
  readonly usable?: boolean;
}
function participant(kind: Kind, given: Given = {}): Participant {
  const { groups = [], scopes = null, administers = false, answers = {}, usable = true } = given;
  const { identity } = answering(kind, ({ path }) => answers[path.split('?')[0] ?? ''] ?? { status: 403 });
  const rights = administers ? { held: ['ADMINISTER'], lacking: [] } : { held: [], lacking: ['ADMINISTER'] };
  return {
    ...{ kind, usable, identity: { ...identity, scopes } },
    asker: askerFor(identity, new AbortController().signal, () => undefined),
    groups: async () => (groups === null ? noFact('not told') : found([...groups])),
    permissions: async () => found(rights),
  } as unknown as Participant;
}
const probe = (operation: string, identity: Kind, cause = 'global-permission-missing') =>
  ({
    operation,
    identity,
    verdict: 'problem',
    findings: [{ cause, missing: { globalPermissions: ['ADMINISTER'] } }],
  }) as unknown as ProbeResult;
const role = 'GET /rest/api/3/role';
const audit = 'GET /rest/api/3/auditing/record';

async function gaps(who: Participant, holders: AdminGroups | null, operations = [role], cause?: string) {
  const around = {
    table,
    adminGroups: async () => (holders === null ? noFact('not told') : found(holders)),
  } as unknown as RunSurroundings;
  const gap = { identity: who.kind, permission: 'ADMINISTER' };
  const probes = operations.map((operation) => probe(operation, who.kind, cause));
  return administerGaps([gap], [who], probes, around);
}
const listed = (...names: string[]): AdminGroups => ({ names, how: 'listed' });

describe('who lacks Administer Jira', () => {
  test('a person is put into the group that holds it, and the right is named beside it', async () => {
    const told = await gaps(participant('api-token'), listed('jira-admins'));
    expect(told.groups).toEqual([
      {
        ...{ identity: 'api-token', group: 'jira-admins', way: 'join', operations: [role] },
        why: `${role} needs Administer Jira, which on this site comes with the group jira-admins, as Jira itself says; the account is not in it`,
      },
    ]);
    expect(told.globalPermissions).toHaveLength(1);
    const several = await gaps(
      participant('api-token'),
      { names: ['atlassian-addons-admin', 'a', 'b'], how: 'inferred' },
      [role, audit],
    );
    expect(several.groups[0]).toMatchObject({ group: 'a' });
    expect(several.groups[0]?.why).toMatch(
      /^GET \S+, GET \S+ need Administer Jira, which on this site comes with one of atlassian-addons-admin, a, b, as far as the groups of administrators and others tell; the account is in none of them$/,
    );
  });

  test('an app whose group has lost the right gets it back, and is told who has it', async () => {
    const one = await gaps(participant('connect-app', { scopes: ['ADMIN'] }), listed('jira-admins'));
    expect(one.groups).toMatchObject([{ group: 'atlassian-addons-admin', way: 'grant' }]);
    expect(one.groups[0]?.why).toMatch(
      /on this site only jira-admins holds that permission, as Jira itself says$/,
    );
    expect(one.globalPermissions).toEqual([]);
    const two = await gaps(participant('connect-app', { scopes: ['ADMIN'] }), listed('a', 'b'));
    expect(two.groups[0]?.why).toMatch(/only a, b hold that permission/);
  });

  test('an app without the scope that brings it there gets the scope, and no group', async () => {
    const withGroup = listed('atlassian-addons-admin', 'jira-admins');
    const connect = await gaps(participant('connect-app', { scopes: ['READ'] }), withGroup);
    expect(connect).toMatchObject({ groups: [], globalPermissions: [] });
    expect(connect.consequences).toEqual([{ identity: 'connect-app', scope: 'ADMIN', operations: [role] }]);
    const forge = await gaps(participant('forge-app', { scopes: ['read:jira-work'] }), withGroup);
    expect(forge.consequences[0]?.scope).toBe('manage:jira-configuration');
    const small = await gaps(participant('connect-app', { scopes: ['admin'] }), withGroup);
    expect(small.consequences).toEqual([]);
  });

  test('an app that has the scope and is not in its group was left out by Jira', async () => {
    const out = await gaps(
      participant('connect-app', { scopes: ['ADMIN'] }),
      listed('atlassian-addons-admin'),
    );
    expect(out.groups).toMatchObject([{ way: 'provision', group: 'atlassian-addons-admin' }]);
    expect(out.groups[0]?.why).toMatch(
      /gets from Jira with the group atlassian-addons-admin; the user of this app is not in it$/,
    );
  });

  test('where nobody knows the groups, or the account is in one of them, only the right is named', async () => {
    const open = [
      await gaps(participant('api-token'), null),
      await gaps(participant('api-token', { groups: null }), listed('jira-admins')),
      await gaps(participant('api-token', { groups: ['jira-admins'] }), listed('jira-admins')),
      await gaps(participant('api-token'), listed('jira-admins'), []),
    ];
    for (const { groups, globalPermissions } of open) {
      expect(groups).toEqual([]);
      expect(globalPermissions).toEqual([{ identity: 'api-token', permission: 'ADMINISTER' }]);
    }
  });

  test('an app of unknown scopes that was refused for want of one lacks the scope', async () => {
    const groups = listed('atlassian-addons-admin');
    const unknown = participant('connect-app', { scopes: null });
    expect((await gaps(unknown, groups, [role], 'scope-missing')).consequences[0]?.scope).toBe('ADMIN');
    expect((await gaps(unknown, groups)).consequences).toEqual([]);
  });
});

describe('which groups hold Administer Jira', () => {
  const list = { '/rest/api/3/group/bulk': { status: 200, body: { values: [{ name: 'listed' }] } } };
  const picker = (admin: boolean, ...more: string[]) => ({
    '/rest/api/3/groups/picker': {
      status: 200,
      body: {
        groups: [
          { name: 'marked', labels: admin ? [{ type: 'ADMIN' }] : [] },
          ...more.map((name) => ({ name, labels: [] })),
        ],
      },
    },
  });
  const ask = (selfHosted: boolean, ...participants: Participant[]) =>
    findAdminGroups({
      table,
      selfHosted,
      participants,
      examined: async () => undefined,
    } as unknown as RunSurroundings);

  test('as Jira lists them, else as its picker marks them, else as the groups of people tell', async () => {
    const both = { ...list, ...picker(true) };
    expect(await ask(false, participant('api-token', { answers: both }))).toEqual(
      found({ names: ['listed'], how: 'listed' }),
    );
    expect(await ask(false, participant('api-token', { answers: picker(true) }))).toEqual(
      found({ names: ['marked'], how: 'labelled' }),
    );
    const ada = participant('api-token', {
      groups: ['admins', 'staff'],
      administers: true,
      answers: picker(false),
    });
    const bo = participant('pat', { groups: ['staff'] });
    expect(await ask(false, ada, bo)).toEqual(found({ names: ['admins'], how: 'inferred' }));
    const withApps = participant('api-token', {
      ...{ groups: ['admins', 'staff'], administers: true, answers: picker(false, 'atlassian-addons-admin') },
    });
    expect(await ask(false, withApps, bo)).toEqual(
      found({ names: ['admins', 'atlassian-addons-admin'], how: 'inferred' }),
    );
    expect((await ask(false, bo)).ok).toBe(false);
  });

  test('is asked by nobody whose scopes keep it shut, who cannot call, or who is nobody; and not of Data Center', async () => {
    const answers = { ...list, ...picker(true) };
    const shut = participant('oauth-3lo', { answers, scopes: ['write:jira-work'] });
    expect((await ask(false, shut)).ok).toBe(false);
    expect((await ask(false, participant('api-token', { answers, usable: false }))).ok).toBe(false);
    expect((await ask(false, participant('anonymous', { answers }))).ok).toBe(false);
    expect(await ask(true, participant('api-token', { answers }))).toEqual(
      noFact('Server and Data Center do not tell'),
    );
  });
});
