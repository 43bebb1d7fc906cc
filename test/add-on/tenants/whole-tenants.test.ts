import { createSecretKey } from 'node:crypto';
import { type Database, openDatabase } from '../../../src/add-on/database/open.ts';
import type { ConnectInstallation } from '../../../src/add-on/tenants/connect-tenants.ts';
import type { EncryptionKey } from '../../../src/add-on/tenants/encryption-keys.ts';
import type { ForgeInstallation } from '../../../src/add-on/tenants/forge-tenants.ts';
import { sharedInvocations } from '../../../src/add-on/tenants/heard-invocations.ts';
import { openTenants, type Tenants } from '../../../src/add-on/tenants/open-tenants.ts';
import { connectKey, forgeKey, tenantKey } from '../../../src/add-on/tenants/tenant.ts';
import { Secret } from '../../../src/tokens/index.ts';
import { type DatabaseUnderTest, sqliteUnderTest } from '../databases.ts';

const keyNamed = (id: string, byte = 7): EncryptionKey => ({
  id,
  key: createSecretKey(Buffer.alloc(32, byte)),
});
const noon = new Date('2026-11-22T12:00:00.000Z');
const later = new Date('2026-11-22T13:00:00.000Z');

let server: DatabaseUnderTest;
let database: Database;
let clock: Date;
beforeAll(async () => {
  server = await sqliteUnderTest();
});
afterAll(() => server.stop());
beforeEach(async () => {
  clock = noon;
  database = await openDatabase(await server.create(), { onIdleError: () => undefined });
});
afterEach(() => database.close());

async function opened(keys: [EncryptionKey, ...EncryptionKey[]] = [keyNamed('first')]): Promise<Tenants> {
  const opening = await openTenants(database, keys, () => clock);
  if (!opening.ok) throw new Error(opening.problem);
  return opening.tenants;
}

const installation: ConnectInstallation = {
  ...{ clientKey: 'acme', baseUrl: 'https://acme.atlassian.net', displayUrl: 'https://acme.example' },
  ...{ sharedSecret: new Secret('secret-one'), oauthClientId: 'oauth', installationId: 'i', cloudId: 'c' },
  ...{ signedAt: 1_000, token: { digest: 'a', until: 4_000_000_000 } },
};
const farewell = { signedAt: 2_000, token: { digest: 'b', until: 4_000_000_000 } };

test('of a site everything it said is kept, and of one that is gone only who it was', async () => {
  const { connect } = await opened();
  await connect.install(installation);
  const known = {
    ...{ door: 'connect', state: 'installed', clientKey: 'acme', baseUrl: 'https://acme.atlassian.net' },
    ...{ displayUrl: 'https://acme.example', oauthClientId: 'oauth', installationId: 'i', cloudId: 'c' },
    ...{ sharedSecret: expect.any(Secret), createdAt: noon.toISOString(), updatedAt: noon.toISOString() },
  };
  expect(await connect.find('acme')).toStrictEqual(known);
  clock = later;
  await connect.record('acme', 'disabled', null);
  const disabled = { ...known, state: 'disabled', updatedAt: later.toISOString() };
  expect(await connect.find('acme')).toStrictEqual(disabled);
  await connect.record('acme', 'uninstalled', farewell);
  expect(await connect.find('acme')).toStrictEqual({
    ...{ ...disabled, state: 'uninstalled', baseUrl: '', displayUrl: null, sharedSecret: null },
    ...{ oauthClientId: null, installationId: null, cloudId: null },
  });
});

test('an install that comes again, late, or with a site that has moved', async () => {
  const { connect } = await opened();
  const call = (signedAt: number, digest: string, change: Partial<ConnectInstallation> = {}) =>
    connect.install({ ...installation, ...change, signedAt, token: { digest, until: 4_000_000_000 } });
  const installed = (was: string | null, movedFrom: string | null = null) => ({
    kind: 'installed',
    was,
    movedFrom,
  });
  expect(await call(1_000, 'a')).toEqual(installed(null));
  expect(await connect.record('acme', 'enabled', null)).toEqual({ kind: 'moves', to: 'enabled' });
  clock = later;
  const moved = { baseUrl: 'https://new.atlassian.net', sharedSecret: new Secret('secret-two') };
  expect(await call(1_100, 'b', moved)).toEqual(installed('enabled', 'https://acme.atlassian.net'));
  expect(await connect.find('acme')).toMatchObject({
    ...{ state: 'enabled', baseUrl: 'https://new.atlassian.net', createdAt: noon.toISOString() },
    updatedAt: later.toISOString(),
  });
  expect(await call(1_050, 'c')).toEqual({ kind: 'overtaken', newest: 1_100 });
  expect(await call(1_000, 'd')).toEqual({ kind: 'superseded', newest: 1_100 });
  expect(await connect.record('acme', 'uninstalled', { ...farewell, signedAt: 1_099 })).toEqual({
    ...{ kind: 'ignored', reason: 'superseded' },
  });
  expect((await connect.find('acme'))?.sharedSecret?.reveal()).toBe('secret-two');
  expect(await connect.record('acme', 'uninstalled', farewell)).toEqual({ kind: 'moves', to: 'uninstalled' });
  expect(await call(1_100, 'b', moved)).toEqual({ kind: 'superseded', newest: 2_000 });
  expect(await connect.record('acme', 'enabled', null)).toEqual({
    kind: 'ignored',
    reason: 'tenant-uninstalled',
  });
  expect(await call(2_000, 'e')).toEqual(installed('uninstalled'));
  expect(await call(2_000, 'f', moved)).toMatchObject(installed('installed', installation.baseUrl));
  expect(await call(2_000, 'e')).toEqual({ kind: 'superseded', newest: 2_000 });
  expect(await call(2_000, 'g', moved)).toEqual(installed('installed'));
  expect(await call(2_000, 'f', moved)).toEqual(installed('installed'));
  expect(await connect.find('nobody')).toBeNull();
  expect(await connect.record('nobody', 'enabled', null)).toEqual({
    kind: 'ignored',
    reason: 'tenant-unknown',
  });
});

test('of changes at once each is made, one after the other', async () => {
  const { connect } = await opened();
  const secrets = ['one', 'two', 'three', 'four'];
  const outcomes = await Promise.all(
    secrets.map((text) => connect.install({ ...installation, sharedSecret: new Secret(text) })),
  );
  expect(outcomes.map((outcome) => outcome.kind === 'installed' && outcome.was)).toEqual([
    ...[null, 'installed', 'installed', 'installed'],
  ]);
  const { db } = database;
  expect(await db.selectFrom('connect_tenants').select('version').execute()).toEqual([{ version: 4 }]);
});

test('a secret that no key opens any more is named, and not shown', async () => {
  const { connect } = await opened();
  await connect.install(installation);
  const { db } = database;
  const put = (shared_secret: string) => db.updateTable('connect_tenants').set({ shared_secret }).execute();
  await put('v1:third:AAAA:AAAA');
  await expect(connect.find('acme')).rejects.toThrow(
    'The secret of connect/sharedSecret/acme cannot be decrypted (key id third).',
  );
  await put('rubbish');
  await expect(connect.find('acme')).rejects.toMatchObject({
    name: 'UnreadableSecret',
    message: 'The secret of connect/sharedSecret/acme cannot be decrypted (key id unknown).',
  });
});

const forgeInstallation: ForgeInstallation = {
  ...{ installationId: 'i-1', apiBaseUrl: 'https://api.example/ex/jira/c', siteUrl: 'https://a.example' },
  ...{ cloudId: 'c', environmentId: 'e', appVersion: '1.0.0' },
};
const token = (text: string, expiresAt: string) => ({ token: new Secret(text), expiresAt });

test('of an installation of Forge too', async () => {
  const { forge } = await opened();
  expect(await forge.record(forgeInstallation, 'enabled')).toEqual({
    kind: 'ignored',
    reason: 'tenant-unknown',
  });
  expect(await forge.find('i-1')).toBeNull();
  expect(await forge.record(forgeInstallation, 'installed')).toEqual({ kind: 'moves', to: 'installed' });
  const known = {
    ...{
      ...forgeInstallation,
      door: 'forge',
      state: 'installed',
      systemToken: null,
      systemTokenExpiresAt: null,
    },
    ...{ createdAt: noon.toISOString(), updatedAt: noon.toISOString() },
  };
  expect(await forge.find('i-1')).toStrictEqual(known);
  clock = later;
  const upgraded = {
    ...forgeInstallation,
    appVersion: '2.0.0',
    cloudId: 'd',
    environmentId: 'f',
    apiBaseUrl: 'x',
  };
  expect(await forge.record({ ...upgraded, siteUrl: null }, 'installed')).toEqual({
    kind: 'moves',
    to: 'installed',
  });
  const after = { ...known, ...upgraded, updatedAt: later.toISOString() };
  expect(await forge.find('i-1')).toStrictEqual(after);
  expect(await forge.record(upgraded, 'uninstalled')).toEqual({ kind: 'moves', to: 'uninstalled' });
  const gone = {
    ...{ ...after, state: 'uninstalled', apiBaseUrl: '', siteUrl: null, cloudId: null },
    ...{ environmentId: null, appVersion: null },
  };
  expect(await forge.find('i-1')).toStrictEqual(gone);
  await forge.keepSystemToken('i-1', token('late', '2026-11-22T20:00:00.000Z'), 'always');
  for (const event of ['installed', 'uninstalled'] as const)
    expect(await forge.record(upgraded, event)).toEqual({ kind: 'ignored', reason: 'tenant-uninstalled' });
  expect(await forge.find('i-1')).toStrictEqual(gone);
});

test('of the tokens that Forge sends the one that ends last is kept, or the one that is to be kept; until it ends', async () => {
  const { forge } = await opened();
  await forge.record(forgeInstallation, 'installed');
  const kept = async () => {
    const found = await forge.find('i-1');
    return [found?.systemToken?.reveal(), found?.systemTokenExpiresAt];
  };
  const [two, three, four] = ['14', '15', '16'].map((hour) => `2026-11-22T${hour}:00:00.000Z`) as [
    string,
    string,
    string,
  ];
  await forge.keepSystemToken('i-1', token('a', three), 'if-later');
  for (const [text, ends] of [
    ['b', three],
    ['c', two],
  ] as const)
    await forge.keepSystemToken('i-1', token(text, ends), 'if-later');
  expect(await kept()).toEqual(['a', three]);
  await forge.keepSystemToken('i-1', token('d', four), 'if-later');
  expect(await kept()).toEqual(['d', four]);
  await forge.keepSystemToken('i-1', token('e', two), 'always');
  await forge.keepSystemToken('another', token('f', four), 'always');
  expect(await kept()).toEqual(['e', two]);
  clock = new Date(Date.parse(two) - 1);
  expect(await kept()).toEqual(['e', two]);
  clock = new Date(two);
  expect(await kept()).toEqual([undefined, null]);
  const { db } = database;
  await db
    .updateTable('forge_tenants')
    .set({ system_token: 'v1:third:A:A', system_token_expires_at: four })
    .execute();
  await expect(forge.find('i-1')).rejects.toThrow(
    'The secret of forge/systemToken/i-1 cannot be decrypted (key id third).',
  );
});

test('the address of a site is learnt where it is new', async () => {
  const { forge } = await opened();
  for (const installationId of ['i-1', 'i-2'])
    await forge.record({ ...forgeInstallation, installationId, siteUrl: null }, 'installed');
  const learnt = async () => Promise.all(['i-1', 'i-2'].map(async (id) => (await forge.find(id))?.siteUrl));
  await forge.learnSite('i-1', 'https://b.example');
  expect(await learnt()).toEqual(['https://b.example', null]);
  await forge.learnSite('i-1', 'https://c.example');
  expect(await learnt()).toEqual(['https://c.example', null]);
});

test('keys that are not there any more are named with how many secrets need them', async () => {
  const { connect, forge } = await opened([keyNamed('old')]);
  await connect.install(installation);
  await connect.install({ ...installation, clientKey: 'gone' });
  await connect.record('gone', 'uninstalled', farewell);
  await forge.record(forgeInstallation, 'installed');
  await forge.record({ ...forgeInstallation, installationId: 'without' }, 'installed');
  await forge.keepSystemToken('i-1', token('a', later.toISOString()), 'always');
  const problem = (ids: string, secrets = 2) => ({
    ok: false,
    problem: `ENCRYPTION_KEYS: ${secrets} stored secrets cannot be decrypted with the keys given (made with key id ${ids}); add that key after the first one.`,
  });
  expect(await openTenants(database, [keyNamed('new')], () => clock)).toEqual(problem('old'));
  const { db } = database;
  await db
    .updateTable('forge_tenants')
    .set({ system_token: 'rubbish' })
    .where('installation_id', '=', 'i-1')
    .execute();
  expect(await openTenants(database, [keyNamed('new')], () => clock)).toEqual(problem('old, unknown'));
  await forge.keepSystemToken('i-1', token('b', later.toISOString()), 'always');
  expect((await opened([keyNamed('new', 8), keyNamed('old')])).rewritten).toBe(2);
  const after = await opened([keyNamed('new', 8)]);
  expect([after.rewritten, (await after.connect.find('acme'))?.sharedSecret?.reveal()]).toEqual([
    0,
    'secret-one',
  ]);
  const tokens = await Promise.all(['i-1', 'without'].map((id) => after.forge.find(id)));
  expect(tokens.map((each) => each?.systemToken?.reveal())).toEqual(['b', undefined]);
});

test('an embedded database has one server: it remembers tenants for a second, and shares no invocations', async () => {
  const { connect, cache, invocations } = await opened();
  await connect.install(installation);
  const state = async () => (await cache.find('acme'))?.tenant.state;
  expect([await state(), invocations]).toEqual(['installed', null]);
  await connect.record('acme', 'enabled', null);
  clock = new Date(noon.getTime() + 999);
  expect(await state()).toBe('installed');
  clock = new Date(noon.getTime() + 1_000);
  expect(await state()).toBe('enabled');
});

test('invocations that have ended are forgotten once a minute, by whoever hears another', async () => {
  const shared = sharedInvocations(database.db, () => clock);
  const begun = noon.getTime() / 1000;
  const left = async () =>
    (await database.db.selectFrom('heard_invocations').select('digest').execute()).map(
      ({ digest }) => digest,
    );
  const at = (seconds: number) => {
    clock = new Date(noon.getTime() + seconds * 1000);
  };
  expect([await shared.first('a', begun + 30.5), await shared.first('a', begun + 30)]).toEqual([true, false]);
  await shared.first('b', begun + 60);
  at(59.999);
  await shared.first('c', begun + 900);
  expect(await left()).toEqual(['a', 'b', 'c']);
  at(60);
  await shared.first('d', begun + 61);
  expect(await left()).toEqual(['b', 'c', 'd']);
  at(119.999);
  await shared.first('e', begun + 900);
  expect(await left()).toEqual(['b', 'c', 'd', 'e']);
});

test('a tenant is named by its door and its key', () => {
  expect([connectKey('a'), forgeKey('b')]).toEqual(['connect:a', 'forge:b']);
  expect(tenantKey({ door: 'connect', clientKey: 'a' } as Parameters<typeof tenantKey>[0])).toBe('connect:a');
  expect(tenantKey({ door: 'forge', installationId: 'b' } as Parameters<typeof tenantKey>[0])).toBe(
    'forge:b',
  );
});
