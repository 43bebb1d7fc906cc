import { openDatabase } from '../../../src/add-on/database/open.ts';
import type { Alert } from '../../../src/add-on/watch/alert.ts';
import { deliver } from '../../../src/add-on/watch/deliver.ts';
import { noWatch } from '../../../src/add-on/watch/watch-settings.ts';
import { alertsKept, watchStore } from '../../../src/add-on/watch/watch-store.ts';
import { Secret } from '../../../src/tokens/index.ts';

const first = Date.parse('2026-11-26T00:00:00Z');
const alertOf = (tenant: string, number: number): Alert => ({
  schemaVersion: 1,
  kind: 'clearance.watch',
  id: `${tenant}-${number}`,
  at: new Date(first + number * 3_600_000).toISOString(),
  site: 'https://acme.atlassian.net',
  text: 'a gap opened',
  opened: [],
  closed: [],
  expiries: [],
});
const nothing = { gaps: {}, toldExpiries: {}, glances: {} };
const lastRun = { id: 'run', at: new Date(first).toISOString(), gaps: 0 };

test('of a tenant only its newest alerts are kept, and those of others are left alone', async () => {
  const database = await openDatabase(
    { kind: 'embedded', file: ':memory:' },
    { onIdleError: () => undefined },
  );
  try {
    const store = watchStore(database.db);
    for (const tenant of ['a', 'b']) await store.set(tenant, noWatch);
    await store.looked('b', lastRun, nothing, alertOf('b', 0));
    for (let number = 0; number < alertsKept + 3; number += 1)
      await store.looked('a', lastRun, nothing, alertOf('a', number));
    const kept = (await store.alerts('a', 2 * alertsKept)).map(({ id }) => id);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([alertsKept, `a-${alertsKept + 2}`, 'a-3']);
    expect((await store.alerts('b', 5)).map(({ id }) => id)).toEqual(['b-0']);
  } finally {
    await database.close();
  }
});

test('of a tenant that was erased while it was looked at nothing is kept', async () => {
  const database = await openDatabase(
    { kind: 'embedded', file: ':memory:' },
    { onIdleError: () => undefined },
  );
  const store = watchStore(database.db);
  await store.set('a', noWatch);
  await store.erase('a');
  await store.looked('a', lastRun, nothing, alertOf('a', 1));
  expect(await store.alerts('a', 5)).toEqual([]);
  expect((await store.read('a')).lastRun).toBeNull();
  await database.close();
});

test.each([
  [204, 'delivered', ['a-1']],
  [410, 'gone', []],
] as const)('an alert that is answered with %s is %s', async (status, outcome, marked) => {
  const told: string[] = [];
  const store = {
    undelivered: async () => alertOf('a', 1),
    delivered: async (id: string) => void told.push(id),
  };
  const send = deliver({
    store,
    url: new URL('https://hook.example'),
    secret: new Secret('x'.repeat(16)),
    fetch: async () => new Response(null, { status }),
    now: () => new Date(first),
  });
  expect(await send('a-1', new AbortController().signal)).toBe(outcome);
  expect(told).toEqual(marked);
});

test('an alert that is there no more is not posted', async () => {
  const send = deliver({
    store: { undelivered: async () => null, delivered: async () => undefined },
    url: new URL('https://hook.example'),
    secret: new Secret('x'.repeat(16)),
    fetch: () => Promise.reject(new Error('nothing is to be posted')),
    now: () => new Date(first),
  });
  expect(await send('a-1', new AbortController().signal)).toBe('nothing');
});
