import { createSecretKey, randomBytes } from 'node:crypto';
import { databaseClock } from '../../../src/add-on/database/clock.ts';
import type { DatabaseAddress } from '../../../src/add-on/database/database-address.ts';
import { type Database, openDatabase } from '../../../src/add-on/database/open.ts';
import { beginningReport } from '../../../src/add-on/runs/run-record.ts';
import { runsStore } from '../../../src/add-on/runs/runs-store.ts';
import type { HeardCall } from '../../../src/add-on/tenants/call-order.ts';
import type { ConnectInstallation } from '../../../src/add-on/tenants/connect-tenants.ts';
import type { EncryptionKey } from '../../../src/add-on/tenants/encryption-keys.ts';
import type { ForgeInstallation } from '../../../src/add-on/tenants/forge-tenants.ts';
import { sharedInvocations } from '../../../src/add-on/tenants/heard-invocations.ts';
import { openTenants, type Tenants } from '../../../src/add-on/tenants/open-tenants.ts';
import { noWatch } from '../../../src/add-on/watch/watch-settings.ts';
import { watchStore } from '../../../src/add-on/watch/watch-store.ts';
import type { Report } from '../../../src/report/model.ts';
import { Secret } from '../../../src/tokens/secret.ts';
import { type DatabaseUnderTest, postgresUnderTest, sqliteUnderTest } from '../databases.ts';

const keyNamed = (id: string): EncryptionKey => ({ id, key: createSecretKey(randomBytes(32)) });
const noise = { onIdleError: () => undefined };
const noon = new Date('2026-11-22T12:00:00Z');
const reportFrom = (id: string, startedAt: string): Report => {
  const site = { url: 'https://acme.atlassian.net', deployment: 'cloud' } as const;
  return beginningReport(id, site, { from: 'none', operations: [] }, startedAt, 3);
};

describe.each([
  ['SQLite', sqliteUnderTest],
  ['PostgreSQL', postgresUnderTest],
])('stores on %s', (_name, start) => {
  let server: DatabaseUnderTest;
  let address: DatabaseAddress;
  let database: Database;
  let clock: Date;
  const key = keyNamed('first');

  async function open(keys: [EncryptionKey, ...EncryptionKey[]] = [key]): Promise<Tenants> {
    const opening = await openTenants(database, keys, () => clock);
    if (!opening.ok) throw new Error(opening.problem);
    return opening.tenants;
  }
  /** PostgreSQL compares leases by its own clock, whatever ours says. */
  const openRuns = () => {
    const ours = databaseClock(database.kind, () => noon);
    return runsStore(database.db, ours);
  };
  let tokens = 0;
  const token = () => {
    tokens += 1;
    return { digest: `token-${tokens}`, until: 4_000_000_000 };
  };
  const signed = (signedAt: number): HeardCall => ({ signedAt, token: token() });
  const installation = (change: Partial<ConnectInstallation> = {}): ConnectInstallation => ({
    clientKey: 'acme',
    baseUrl: 'https://acme.atlassian.net',
    displayUrl: null,
    sharedSecret: new Secret('secret-one'),
    oauthClientId: 'oauth-1',
    installationId: null,
    cloudId: 'cloud-1',
    signedAt: 1_000,
    token: token(),
    ...change,
  });

  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    clock = noon;
    address = await server.create();
    database = await openDatabase(address, noise);
  });
  afterEach(() => database.close());

  test('an installed tenant is read back with its secret, which is stored encrypted', async () => {
    const { connect } = await open();
    expect(await connect.install(installation())).toEqual({ kind: 'installed', was: null, movedFrom: null });
    const tenant = await connect.find('acme');
    expect(tenant).toMatchObject({
      door: 'connect',
      state: 'installed',
      baseUrl: 'https://acme.atlassian.net',
      cloudId: 'cloud-1',
    });
    expect(tenant?.sharedSecret?.reveal()).toBe('secret-one');
    expect(JSON.stringify(tenant)).not.toContain('secret-one');
    const row = await database.db.selectFrom('connect_tenants').selectAll().executeTakeFirstOrThrow();
    expect(row.shared_secret).toMatch(/^v1:first:/);
    expect(await connect.find('nobody')).toBeNull();
  });

  test('a re-install takes the new secret, keeps what is enabled, and notices a move', async () => {
    const { connect } = await open();
    await connect.install(installation());
    await connect.record('acme', 'enabled', null);
    const change = {
      sharedSecret: new Secret('secret-two'),
      baseUrl: 'https://new.atlassian.net',
      signedAt: 2_000,
    };
    const outcome = await connect.install(installation(change));
    expect(outcome).toEqual({ kind: 'installed', was: 'enabled', movedFrom: 'https://acme.atlassian.net' });
    const tenant = await connect.find('acme');
    expect([tenant?.state, tenant?.sharedSecret?.reveal(), tenant?.baseUrl]).toEqual([
      'enabled',
      'secret-two',
      'https://new.atlassian.net',
    ]);
  });

  test('an install held up on its way does not bring an old secret back', async () => {
    const { connect } = await open();
    await connect.install(installation({ signedAt: 2_000, sharedSecret: new Secret('secret-two') }));
    expect(await connect.install(installation({ signedAt: 1_000 }))).toEqual({
      kind: 'superseded',
      newest: 2_000,
    });
    expect((await connect.find('acme'))?.sharedSecret?.reveal()).toBe('secret-two');
  });

  test('an install overtaken by a newer one is acknowledged and changes nothing', async () => {
    const { connect } = await open();
    await connect.install(installation({ signedAt: 1_005, sharedSecret: new Secret('secret-two') }));
    expect(await connect.install(installation())).toEqual({ kind: 'overtaken', newest: 1_005 });
    expect((await connect.find('acme'))?.sharedSecret?.reveal()).toBe('secret-two');
  });

  test('a minute late is overtaken on the way, more is of the past', async () => {
    const { connect } = await open();
    await connect.install(installation({ signedAt: 1_060, sharedSecret: new Secret('secret-two') }));
    expect((await connect.install(installation({ signedAt: 1_000 }))).kind).toBe('overtaken');
    expect((await connect.install(installation({ signedAt: 999 }))).kind).toBe('superseded');
  });

  test('a site that comes back where it was has not moved', async () => {
    const { connect } = await open();
    await connect.install(installation());
    const again = installation({ signedAt: 1_001 });
    expect(await connect.install(again)).toMatchObject({ kind: 'installed', movedFrom: null });
    await connect.record('acme', 'uninstalled', signed(1_002));
    const back = installation({ signedAt: 1_003 });
    expect(await connect.install(back)).toEqual({ kind: 'installed', was: 'uninstalled', movedFrom: null });
  });

  test('a captured call played again brings nothing back, be it of the same second', async () => {
    const { connect } = await open();
    const captured = installation();
    await connect.install(captured);
    expect((await connect.install(captured)).kind).toBe('installed');
    const rotation = installation({ sharedSecret: new Secret('secret-two') });
    await connect.install(rotation);
    expect(await connect.install(captured)).toEqual({ kind: 'superseded', newest: 1_000 });
    expect((await connect.find('acme'))?.sharedSecret?.reveal()).toBe('secret-two');
    await connect.record('acme', 'uninstalled', signed(1_002));
    expect(await connect.install(rotation)).toEqual({ kind: 'superseded', newest: 1_002 });
    expect((await connect.find('acme'))?.state).toBe('uninstalled');
  });

  test('of calls in one second, one played again neither brings a site back nor ends it', async () => {
    const { connect } = await open();
    const first = installation();
    await connect.install(first);
    const farewell = signed(1_000);
    expect((await connect.record('acme', 'uninstalled', farewell)).kind).toBe('moves');
    expect((await connect.install(first)).kind).toBe('superseded');
    // A clock of Jira's that is ahead lets an old call look as young as the moment it is played again.
    expect((await connect.install({ ...first, signedAt: 1_030 })).kind).toBe('superseded');
    expect((await connect.find('acme'))?.state).toBe('uninstalled');
    expect((await connect.install(installation())).kind).toBe('installed');
    expect(await connect.record('acme', 'uninstalled', farewell)).toEqual({
      kind: 'ignored',
      reason: 'superseded',
    });
    expect((await connect.record('acme', 'uninstalled', { ...farewell, signedAt: 1_030 })).kind).toBe(
      'ignored',
    );
    expect((await connect.find('acme'))?.state).toBe('installed');
  });

  test('a signature heard before takes no other secret, but for two calls of one second', async () => {
    const { connect } = await open();
    const signedAt = Math.floor(noon.getTime() / 1000);
    const call = (text: string) =>
      installation({
        signedAt,
        sharedSecret: new Secret(text),
        token: { digest: text, signed: 'one signature', until: signedAt + 900 },
      });
    await connect.install(call('secret-one'));
    clock = new Date(noon.getTime() + 2_000);
    expect((await connect.install(call('secret-two'))).kind).toBe('installed');
    clock = new Date(noon.getTime() + 20_000);
    expect((await connect.install(call('secret-of-a-thief'))).kind).toBe('superseded');
    expect((await connect.find('acme'))?.sharedSecret?.reveal()).toBe('secret-two');
  });

  test('an uninstalled tenant is kept, and a late uninstalled does not end the installation after it', async () => {
    const { connect } = await open();
    await connect.install(installation());
    expect(await connect.record('acme', 'uninstalled', signed(1_500))).toEqual({
      kind: 'moves',
      to: 'uninstalled',
    });
    expect(await connect.record('acme', 'disabled', null)).toEqual({
      kind: 'ignored',
      reason: 'tenant-uninstalled',
    });
    expect((await connect.find('acme'))?.state).toBe('uninstalled');
    await connect.install(installation({ signedAt: 1_600 }));
    expect(await connect.record('acme', 'uninstalled', signed(1_500))).toEqual({
      kind: 'ignored',
      reason: 'superseded',
    });
    expect((await connect.find('acme'))?.state).toBe('installed');
    expect(await connect.record('nobody', 'uninstalled', signed(1_500))).toEqual({
      kind: 'ignored',
      reason: 'tenant-unknown',
    });
  });

  test('many installs and events at once leave one tenant with one of the secrets', async () => {
    const { connect } = await open();
    const secrets = Array.from({ length: 12 }, (_, index) => `secret-${index}`);
    await Promise.all([
      ...secrets.map((text) => connect.install(installation({ sharedSecret: new Secret(text) }))),
      ...secrets.map(() => connect.record('acme', 'enabled', null)),
    ]);
    const tenant = await connect.find('acme');
    expect(secrets).toContain(tenant?.sharedSecret?.reveal());
    expect(await database.db.selectFrom('connect_tenants').selectAll().execute()).toHaveLength(1);
  });

  test('a secret copied onto another tenant does not open', async () => {
    const { connect } = await open();
    await connect.install(installation());
    await connect.install(installation({ clientKey: 'other', sharedSecret: new Secret('secret-other') }));
    const { shared_secret } = await database.db
      .selectFrom('connect_tenants')
      .select('shared_secret')
      .where('client_key', '=', 'acme')
      .executeTakeFirstOrThrow();
    await database.db
      .updateTable('connect_tenants')
      .set({ shared_secret })
      .where('client_key', '=', 'other')
      .execute();
    await expect(connect.find('other')).rejects.toThrow('cannot be decrypted');
  });

  test('keys rotate at the start; a key that is gone stops it by name', async () => {
    const forge = { ...forgeInstallation, installationId: 'rotated' };
    const before = await open();
    await before.connect.install(installation());
    await before.forge.record(forge, 'installed');
    await before.forge.keepSystemToken(
      'rotated',
      { token: new Secret('system'), expiresAt: '2026-11-22T14:00:00.000Z' },
      'if-later',
    );
    const second = keyNamed('second');
    expect((await open([second, key])).rewritten).toBe(2);
    const alone = await open([second]);
    expect(alone.rewritten).toBe(0);
    expect((await alone.connect.find('acme'))?.sharedSecret?.reveal()).toBe('secret-one');
    expect((await alone.forge.find('rotated'))?.systemToken?.reveal()).toBe('system');
    const refused = await openTenants(database, [keyNamed('third')], () => clock);
    expect(refused.ok ? '' : refused.problem).toContain('2 stored secrets cannot be decrypted');
    expect(refused.ok ? '' : refused.problem).toContain('key id second');
  });

  const forgeInstallation: ForgeInstallation = {
    installationId: 'installation-1',
    apiBaseUrl: 'https://api.atlassian.com/ex/jira/cloud-1',
    siteUrl: null,
    cloudId: 'cloud-1',
    environmentId: 'environment-1',
    appVersion: '1.0.0',
  };

  test('a Forge installation: upgrades keep it, an uninstall ends it for good and forgets its token', async () => {
    const { forge } = await open();
    await Promise.all([
      forge.record(forgeInstallation, 'installed'),
      forge.record(forgeInstallation, 'installed'),
    ]);
    await forge.record({ ...forgeInstallation, appVersion: '2.0.0' }, 'installed');
    const delivered = { token: new Secret('system-1'), expiresAt: '2026-11-22T14:00:00.000Z' };
    await forge.keepSystemToken('installation-1', delivered, 'if-later');
    await forge.keepSystemToken(
      'installation-1',
      { token: new Secret('older'), expiresAt: '2026-11-22T13:00:00.000Z' },
      'if-later',
    );
    await forge.learnSite('installation-1', 'https://acme.atlassian.net');
    const tenant = await forge.find('installation-1');
    expect(tenant).toMatchObject({
      state: 'installed',
      appVersion: '2.0.0',
      siteUrl: 'https://acme.atlassian.net',
    });
    expect(tenant?.systemToken?.reveal()).toBe('system-1');
    expect(tenant?.systemTokenExpiresAt).toBe('2026-11-22T14:00:00.000Z');
    clock = new Date('2026-11-22T14:00:01Z');
    const late = await forge.find('installation-1');
    expect([late?.systemToken, late?.systemTokenExpiresAt]).toEqual([null, null]);
    clock = noon;
    expect(await forge.record(forgeInstallation, 'uninstalled')).toEqual({
      kind: 'moves',
      to: 'uninstalled',
    });
    expect((await forge.find('installation-1'))?.systemToken).toBeNull();
    expect((await forge.record(forgeInstallation, 'installed')).kind).toBe('ignored');
    await forge.keepSystemToken('installation-1', delivered, 'if-later');
    expect((await forge.find('installation-1'))?.systemToken).toBeNull();
    expect(await forge.record({ ...forgeInstallation, installationId: 'unknown' }, 'uninstalled')).toEqual({
      kind: 'ignored',
      reason: 'tenant-unknown',
    });
  });

  test('replicas that start at once all come up on one schema', async () => {
    const fresh = await server.create();
    const openOne = () => openDatabase(fresh, noise);
    // SQLite waits for its lock on the thread that holds it here; two processes are in server/durability.test.ts.
    const replicas =
      fresh.kind === 'embedded'
        ? [await openOne(), await openOne()]
        : await Promise.all([openOne(), openOne(), openOne()]);
    expect(await Promise.all(replicas.map((replica) => replica.reachable()))).toEqual(
      replicas.map(() => true),
    );
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  test('of replicas that hear the same invocation one hears it first; what has ended is forgotten', async () => {
    const replicas = [0, 1, 2].map(() => sharedInvocations(database.db, () => clock));
    const [one, two] = replicas;
    const ends = Math.floor(noon.getTime() / 1000) + 30;
    const heard = await Promise.all(replicas.map((replica) => replica.first('a', ends)));
    expect(heard.filter(Boolean)).toHaveLength(1);
    expect(await one?.first('b', ends + 600)).toBe(true);
    clock = new Date(noon.getTime() + 120_000);
    expect(await two?.first('b', ends + 600)).toBe(false);
    const left = await database.db.selectFrom('heard_invocations').select('digest').execute();
    expect(left).toEqual([{ digest: 'b' }]);
    expect((await open()).invocations === null).toBe(database.kind === 'embedded');
  });

  test('one run at a time and tenant; an abandoned one ends as failed with what it had', async () => {
    const store = openRuns();
    const report = (id: string) => reportFrom(id, noon.toISOString());
    const begun = await Promise.all(['a', 'b', 'c'].map((id) => store.begin('connect:acme', report(id), -1)));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(1);
    const running = begun.flatMap((answer) => (answer.ok ? [] : [answer.id]))[0] ?? '';
    expect((await store.begin('connect:other', report('d'), 99_000)).ok).toBe(true);
    await store.append(running, [{ type: 'started', sequence: 1, total: 3 }]);
    expect(await store.giveUpAbandoned('expired', noon.getTime() + 7_000, 'cut off')).toEqual([running]);
    const ended = await store.stored('connect:acme', running);
    expect(ended?.events).toEqual([]);
    expect(JSON.parse(ended?.report ?? 'null')).toMatchObject({
      state: 'failed',
      notChecked: ['cut off'],
      durationMs: 7_000,
    });
    expect(await store.events(running, 1)).toEqual([
      { type: 'finished', sequence: 2, state: 'failed', reason: 'cut off' },
    ]);
    expect(await store.end(running, { ...report(running), state: 'finished' })).toBe(false);
    expect(await store.stored('connect:other', running)).toBeNull();
    expect((await store.begin('connect:acme', report('e'), 9_000)).ok).toBe(true);
    expect((await store.list('connect:acme', null, 10)).map(({ id, state }) => [id, state])).toEqual([
      ['e', 'running'],
      [running, 'failed'],
    ]);
    expect(await store.list('connect:acme', running, 10)).toEqual([]);
    await store.erase('connect:acme');
    expect(await store.list('connect:acme', null, 10)).toEqual([]);
    expect(await store.events(running, 0)).toEqual([]);
    // A run that was erased while it went on leaves nothing behind.
    await store.append('e', [{ type: 'started', sequence: 1, total: 3 }]);
    expect(await store.events('e', 0)).toEqual([]);
    expect(await store.exists('d')).toBe(true);
  });

  test('a site that comes back while its departed data is being erased loses nothing of what it stores then, and keeps nothing of before', async () => {
    const { connect } = await open();
    const runs = openRuns();
    const watches = watchStore(database.db);
    const site = 'connect:acme';
    const report = (id: string) => reportFrom(id, noon.toISOString());
    const erase = () => Promise.all([watches.erase(site, 'departed'), runs.erase(site, 'departed')]);
    let at = 1_000;
    const install = () => {
      at += 1;
      return connect.install(installation({ signedAt: at, sharedSecret: new Secret(`secret-${at}`) }));
    };
    await install();
    for (let round = 0; round < 20; round += 1) {
      const [before, after] = [`${round}-a`, `${round}-b`];
      expect(await runs.begin(site, report(before), 99_000)).toEqual({ ok: true });
      await runs.append(before, [{ type: 'started', sequence: 1, total: 3 }]);
      await watches.set(site, { ...noWatch, every: 'hour' });
      at += 1;
      await connect.record('acme', 'uninstalled', signed(at));
      // Whoever erases is anywhere on the way.
      const erasing = Array.from({ length: round % 4 }, erase);
      await install();
      erasing.push(erase());
      expect((await watches.read(site)).settings.every).toBe('off');
      expect(await runs.begin(site, report(after), 99_000)).toEqual({ ok: true });
      await watches.set(site, { ...noWatch, every: 'day' });
      erasing.push(erase());
      await Promise.all(erasing);
      expect((await runs.list(site, null, 10)).map(({ id }) => id)).toEqual([after]);
      expect(await runs.events(before, 0)).toEqual([]);
      expect((await watches.read(site)).settings.every).toBe('day');
      await runs.erase(site);
    }
  });

  test('what is older than the retention goes; the newest of each tenant stays where asked', async () => {
    const store = openRuns();
    const ended = async (id: string, tenant: string, startedAt: string) => {
      const report = reportFrom(id, startedAt);
      await store.begin(tenant, report, 99_000);
      await store.end(id, { ...report, state: 'finished' });
    };
    const left = async (tenant: string) => (await store.list(tenant, null, 10)).map(({ id }) => id);
    await ended('a', 'connect:acme', '2026-01-01T00:00:00.000Z');
    await ended('b', 'connect:acme', '2026-11-01T00:00:00.000Z');
    await ended('c', 'connect:quiet', '2026-01-01T00:00:00.000Z');
    expect(await store.expire('2026-06-01T00:00:00.000Z', 'kept')).toBe(1);
    expect([await left('connect:acme'), await left('connect:quiet')]).toEqual([['b'], ['c']]);
    expect(await store.expire('2026-12-01T00:00:00.000Z', 'kept')).toBe(0);
    expect(await store.expire('2026-06-01T00:00:00.000Z', 'too')).toBe(1);
    expect([await left('connect:acme'), await left('connect:quiet')]).toEqual([['b'], []]);
  });
});
