import { readConfig } from '../../../src/add-on/config/config.ts';
import { openDatabase } from '../../../src/add-on/database/open.ts';
import { noWatch } from '../../../src/add-on/watch/watch-settings.ts';
import { type WatchingDeps, watching } from '../../../src/add-on/wiring/watching.ts';

test('of a site that came back while what it left was erased, the look that it asked for stays planned', async () => {
  const config = readConfig({ DATABASE_URL: 'file::memory:' });
  if (!config.ok) throw new Error(config.problems.join());
  const database = await openDatabase(
    { kind: 'embedded', file: ':memory:' },
    { onIdleError: () => undefined },
  );
  // Nothing is looked at here: neither tenants nor identities are asked for.
  const deps = { database, now: () => new Date('2026-11-27T12:00:00Z') } as unknown as WatchingDeps;
  const watch = await watching(config.config, deps);
  const planned = async () =>
    (await database.db.selectFrom('jobs').select('key').where('state', '=', 'waiting').execute()).map(
      ({ key }) => key,
    );
  const settings = { ...noWatch, every: 'day' } as const;
  for (const site of ['connect:back', 'connect:other']) {
    await watch.routes.store.set(site, settings);
    await watch.routes.plan(site, settings);
  }
  await watch.erase('connect:back', 'departed');
  expect((await planned()).sort()).toEqual(['connect:back', 'connect:other']);
  expect((await watch.routes.store.read('connect:back')).settings.every).toBe('day');
  await watch.erase('connect:back', 'all');
  expect(await planned()).toEqual(['connect:other']);
  await watch.stop();
  await database.close();
});
