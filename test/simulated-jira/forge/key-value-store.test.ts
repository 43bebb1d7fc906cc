import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { jsonOf } from '../calls.ts';

const manifest = (id: string, scopes: string) => `
app: { id: 'ari:cloud:ecosystem::app/${id}-2222-4333-8444-555555555555', name: Keeper }
permissions: { scopes: ${scopes} }
modules:
  function: [{ key: keep, handler: index.keep }]
  trigger: [{ key: t, function: keep, events: ['avi:jira:created:issue'] }]
`;

let jira: Jira;
let app: InstalledForgeApp;
let now = Date.parse('2026-06-15T10:00:00Z');
beforeAll(async () => {
  jira = await createJira({ clock: () => now });
});
beforeEach(async () => {
  jira.reset();
  app = await jira.installForge({ manifest: manifest('11111111', '[storage:app]') });
});
afterAll(() => jira.close());

declare function __forge_fetch__(call: object, path: string, init: object): Promise<Response>;

/** What `@forge/kvs` 1.6 sends for each of its methods. */
const kvs = (path: string, body: unknown, of: InstalledForgeApp = app) =>
  of.run(async () => {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const answer = await __forge_fetch__(
      { type: 'kvs', provider: 'app', remote: 'kvs' },
      `/api/v1/${path}`,
      init,
    );
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  });

test('keeps what an app sets under a key, until it is deleted', async () => {
  expect((await kvs('get', { key: 'a' })).body.code).toBe('KEY_NOT_FOUND');
  expect((await kvs('set', { key: 'a', value: { deep: [1] } })).status).toBe(204);
  expect((await kvs('get', { key: 'a' })).body).toMatchObject({ key: 'a', value: { deep: [1] } });
  expect((await kvs('delete', { key: 'a' })).status).toBe(204);
  expect((await kvs('get', { key: 'a' })).status).toBe(404);
});

test('secrets are apart, and so is every app', async () => {
  await kvs('secret/set', { key: 'a', value: 'hush' });
  expect((await kvs('get', { key: 'a' })).status).toBe(404);
  expect((await kvs('secret/get', { key: 'a' })).body.value).toBe('hush');
  const other = await jira.installForge({ manifest: manifest('22222222', '[storage:app]') });
  expect((await kvs('secret/get', { key: 'a' }, other)).status).toBe(404);
});

test('queries go by prefix and page', async () => {
  const items = ['b:1', 'a:2', 'a:1', 'a:3'].map((key) => ({ key, value: key }));
  expect((await kvs('batch/set', items)).body.successfulKeys).toHaveLength(4);
  const where = [{ property: 'key', condition: 'BEGINS_WITH', values: ['a:'] }];
  const first = (await kvs('query', { where, limit: 2 })).body;
  expect(first.data.map(({ key }: { key: string }) => key)).toEqual(['a:1', 'a:2']);
  const rest = (await kvs('query', { where, limit: 2, after: first.cursor })).body;
  expect([rest.data.map(({ key }: { key: string }) => key), rest.cursor]).toEqual([['a:3'], undefined]);
  await kvs('transaction', { set: [{ key: 'c', value: 1 }], delete: [{ key: 'b:1' }] });
  const left = (await kvs('batch/get', [{ key: 'c' }, { key: 'b:1' }])).body;
  expect([left.successfulKeys.length, left.failedKeys.length]).toEqual([1, 1]);
});

test('a policy keeps what is there, and a time to live ends', async () => {
  const options = { keyPolicy: 'FAIL_IF_EXISTS', ttl: { value: 1, unit: 'MINUTES' } };
  expect((await kvs('set', { key: 'a', value: 1, options })).status).toBe(204);
  expect((await kvs('set', { key: 'a', value: 2, options })).status).toBe(409);
  now += 61_000;
  expect((await kvs('get', { key: 'a' })).status).toBe(404);
});

test('without the scope, with a wrong key and for entities it refuses', async () => {
  const bare = await jira.installForge({ manifest: manifest('33333333', '[read:jira-work]') });
  expect((await kvs('get', { key: 'a' }, bare)).status).toBe(403);
  expect((await kvs('set', { key: 'a/b', value: 1 })).status).toBe(400);
  expect((await kvs('set', { key: 'a', value: 1, entityName: 'person' })).status).toBe(400);
  expect((await kvs('entity/get', { key: 'a', entityName: 'person' })).body.code).toBe('INVALID_ENTITY_TYPE');
});

describe('the older storage', () => {
  /** What `storage` of `@forge/api` sends. */
  const older = async (query: string, variables: unknown, of: InstalledForgeApp = app) =>
    of.run(async () => {
      const init = { method: 'POST', body: JSON.stringify({ query, variables }) };
      const call = { type: 'fpp', provider: 'app', remote: 'stargate' };
      return jsonOf(await __forge_fetch__(call, '/forge/entities/graphql', init));
    });
  const get =
    'query x($key: ID!, $encrypted: Boolean!) { appStoredEntity(key: $key, encrypted: $encrypted) { key value } }';
  const set =
    'mutation x { appStorage { setAppStoredEntity(input: $input) { success errors { message } } } }';
  const remove =
    'mutation x { appStorage { deleteAppStoredEntity(input: $input) { success errors { message } } } }';
  const list =
    'query x { appStoredEntities(where: $where, after: $cursor, first: $limit) { edges { node { value key } cursor } } }';

  test('keeps in the same place', async () => {
    const input = { key: 'a:1', value: { b: [2] }, encrypted: false };
    expect(await older(set, { input })).toEqual({
      data: { appStorage: { setAppStoredEntity: { success: true, errors: [] } } },
    });
    expect((await kvs('get', { key: 'a:1' })).body.value).toEqual({ b: [2] });
    await kvs(
      'batch/set',
      ['a:3', 'a:2', 'b'].map((key) => ({ key, value: 1 })),
    );
    const where = [{ field: 'key', condition: 'STARTS_WITH', value: 'a:' }];
    const { edges } = (await older(list, { where, cursor: 'a:1', limit: 5 })).data.appStoredEntities;
    expect(edges.map(({ cursor }: { cursor: string }) => cursor)).toEqual(['a:2', 'a:3']);
    await older(remove, { input: { key: 'a:1', encrypted: false } });
    expect((await older(get, { key: 'a:1', encrypted: false })).data.appStoredEntity.value).toBeNull();
  });

  test('refuses without the scope, and what it does not model', async () => {
    const bare = await jira.installForge({ manifest: manifest('44444444', '[read:jira-work]') });
    const type = (said: Awaited<ReturnType<typeof older>>) => said.errors[0]?.extensions.errorType;
    expect(type(await older(get, { key: 'a', encrypted: false }, bare))).toBe('FORBIDDEN');
    expect(type(await older('query { appStoredCustomEntity }', {}))).toBe('NOT_SIMULATED');
    expect(type(await older(set, { input: {} }))).toBe('INVALID_INPUT');
  });
});

test('an app that has Connect modules alone is installed', async () => {
  const made = await jira.installForge({
    manifest: `
app:
  id: ari:cloud:ecosystem::app/55555555-2222-4333-8444-555555555555
  connect: { key: diagrams, remote: connect, authentication: jwt }
remotes: [{ key: connect, baseUrl: 'https://diagrams.example.com' }]
connectModules: { 'jira:lifecycle': [{ key: lifecycle, installed: /installed }] }
`,
  });
  expect(made.installationId).toMatch(/^ari:cloud:ecosystem::installation\//);
});
