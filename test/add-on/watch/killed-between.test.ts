import type { Request } from 'express';
import type { ConnectTenant } from '../../../src/add-on/tenants/tenant.ts';
import { watchPut } from '../../../src/add-on/watch/watch-routes.ts';
import { noWatch, type WatchSettings } from '../../../src/add-on/watch/watch-settings.ts';
import { toldAnswer } from '../server/told-answer.ts';

/** What outlives a server: the settings, and whether a look is planned. */
interface Kept {
  every: WatchSettings['every'];
  planned: boolean;
}

/** Runs a PUT on what is kept, until the server is killed after so many steps. */
async function put(
  kept: Kept,
  every: WatchSettings['every'],
  steps: number,
  departed = false,
): Promise<void> {
  let left = steps;
  const step = (): void => {
    left -= 1;
    if (left < 0) throw new Error('killed');
  };
  const read = async () => ({
    settings: { ...noWatch, every: kept.every },
    nextRun: null,
    lastRun: null,
    known: null,
  });
  const store = {
    read,
    alerts: async () => [],
    planned: async () => step(),
    set: async (_key: string, settings: WatchSettings) => {
      step();
      if (!departed) kept.every = settings.every;
      return !departed;
    },
  };
  const plan = async (_key: string, settings: WatchSettings) => {
    step();
    kept.planned = settings.every !== 'off';
    return kept.planned ? new Date() : null;
  };
  const caller = {
    tenant: { door: 'connect', clientKey: 'a' } as ConnectTenant,
    viewer: { accountId: 'ada' },
  };
  const asked = { body: { every } } as Request;
  const handle = watchPut({ store: store as never, plan, scrub: async () => undefined, problem: () => null });
  await handle(caller, asked, toldAnswer().res).catch((error: Error) => expect(error.message).toBe('killed'));
}

test('however early a server is killed, a watch that is on has a look planned', async () => {
  const after: [string, number, Kept][] = [];
  for (const [was, every] of [
    ['off', 'hour'],
    ['hour', 'day'],
    ['hour', 'off'],
  ] as const)
    for (let steps = 0; steps < 6; steps += 1) {
      const kept: Kept = { every: was, planned: was !== 'off' };
      await put(kept, every, steps);
      after.push([`${was} to ${every}`, steps, kept]);
    }
  expect(after.filter(([, , { every, planned }]) => every !== 'off' && !planned)).toEqual([]);
  expect(after.filter(([, steps]) => steps === 5).map(([, , { every }]) => every)).toEqual([
    'hour',
    'day',
    'off',
  ]);
});

test('of a site that has left meanwhile no look is planned', async () => {
  const kept: Kept = { every: 'off', planned: false };
  await put(kept, 'hour', 9, true);
  expect(kept).toEqual({ every: 'off', planned: false });
});
