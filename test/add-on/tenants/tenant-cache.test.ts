import type { ConnectTenant } from '../../../src/add-on/tenants/tenant.ts';
import { tenantCache } from '../../../src/add-on/tenants/tenant-cache.ts';
import { Secret } from '../../../src/tokens/secret.ts';

const tenant = (clientKey: string, secret: string | null): ConnectTenant => ({
  ...{ door: 'connect', state: secret === null ? 'uninstalled' : 'enabled', clientKey },
  ...{ baseUrl: 'https://acme.atlassian.net', displayUrl: null, oauthClientId: null, installationId: null },
  ...{ cloudId: null, createdAt: '', updatedAt: '' },
  sharedSecret: secret === null ? null : new Secret(secret),
});

/** Tenants that can be changed and say how often they were asked for. */
function stored() {
  const state = { asked: 0, secret: 'first' as string | null, during: () => undefined as unknown };
  const find = async (clientKey: string) => {
    state.asked += 1;
    const found = clientKey === 'nobody' ? null : tenant(clientKey, state.secret);
    await state.during();
    return found;
  };
  return { state, find };
}

let time: number;
const now = (): Date => new Date(time);
beforeEach(() => {
  time = 1_800_000_000_000;
});

test('what was found is at hand for as long as it may be, and no longer; nobody is looked for each time', async () => {
  const { state, find } = stored();
  const cache = tenantCache({ find }, { now, maxAgeMs: 1_000 });
  const first = await cache.find('a');
  expect([await cache.find('a'), state.asked]).toEqual([first, 1]);
  time += 999;
  await cache.find('a');
  expect(state.asked).toBe(1);
  time += 1;
  await cache.find('a');
  expect(state.asked).toBe(2);
  expect([await cache.find('nobody'), await cache.find('nobody'), state.asked]).toEqual([null, null, 4]);
});

test('a replica asks each time, since another may have changed the tenant', async () => {
  const { state, find } = stored();
  const cache = tenantCache({ find }, { now, maxAgeMs: 0 });
  await cache.find('a');
  await cache.find('a');
  expect(state.asked).toBe(2);
});

test('a change that is announced is seen by the next, also when it was announced while the old was being read', async () => {
  const { state, find } = stored();
  const cache = tenantCache({ find }, { now, maxAgeMs: 1_000 });
  await cache.find('a');
  state.secret = 'second';
  cache.forget('a');
  expect((await cache.find('a'))?.tenant.sharedSecret?.reveal()).toBe('second');
  cache.forget('a');
  state.during = () => {
    state.during = () => undefined;
    state.secret = 'third';
    cache.forget('a');
  };
  expect((await cache.find('a'))?.tenant.sharedSecret?.reveal()).toBe('second');
  expect((await cache.find('a'))?.tenant.sharedSecret?.reveal()).toBe('third');
});

test('of more tenants than are kept all are forgotten, and found again', async () => {
  const { state, find } = stored();
  const cache = tenantCache({ find }, { now, maxAgeMs: 1_000, maxEntries: 2 });
  for (const clientKey of ['a', 'b', 'c', 'c']) await cache.find(clientKey);
  expect(state.asked).toBe(3);
  await cache.find('a');
  expect(state.asked).toBe(4);
});

test('of a site that departs the key is remembered for five minutes, and of one that had none nothing', async () => {
  const { state, find } = stored();
  const cache = tenantCache({ find }, { now, maxAgeMs: 1_000 });
  await cache.depart('a');
  await cache.depart('nobody');
  state.secret = null;
  cache.forget('a');
  const left = await cache.find('a');
  expect([left?.tenant.sharedSecret, left?.key?.symmetricKeySize]).toEqual([null, 'first'.length]);
  time += 299_999;
  expect((await cache.find('a'))?.key).not.toBeNull();
  time += 1_001;
  expect((await cache.find('a'))?.key).toBeNull();
  await cache.depart('a');
  expect((await cache.find('a'))?.key).toBeNull();
});

test('of more departed sites than are kept all are forgotten, and not before', async () => {
  const { state, find } = stored();
  const cache = tenantCache({ find }, { now, maxAgeMs: 0, maxEntries: 2 });
  for (const clientKey of ['a', 'b']) await cache.depart(clientKey);
  const keys = async () => {
    const { secret } = state;
    state.secret = null;
    const found = [];
    for (const clientKey of ['a', 'b', 'c']) found.push((await cache.find(clientKey))?.key != null);
    state.secret = secret;
    return found;
  };
  expect(await keys()).toEqual([true, true, false]);
  await cache.depart('c');
  expect(await keys()).toEqual([false, false, true]);
});
