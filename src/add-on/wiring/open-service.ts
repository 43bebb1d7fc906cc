import { loadOperations } from '../../jira-facts/index.ts';
import type { Config } from '../config/config.ts';
import { refusalLimit } from '../server/refusal-limit.ts';
import { departedWithTraces, type Erasure } from '../tenants/departed.ts';
import { acting } from './acting.ts';
import { allOrNone, type OrElse } from './all-or-none.ts';
import { doors } from './doors.ts';
import { openRuns } from './open-runs.ts';
import { hourlyMs, regularly } from './regularly.ts';
import { type WatchingDeps, watching } from './watching.ts';

interface ServiceParts extends Omit<WatchingDeps, 'act' | 'runs' | 'operations'> {
  readonly appKey: string;
  readonly connectScopes: readonly string[];
  readonly forgeScopes: readonly string[];
}

/** Everything behind the HTTP server: calls to Jira, self-tests, the watch, and the routes of the API, opened once for whoever serves them. */
export function openService(config: Config, parts: ServiceParts) {
  return allOrNone((orElse) => serviceOf(config, parts, orElse));
}

async function serviceOf(config: Config, parts: ServiceParts, orElse: OrElse) {
  const { database, tenants, appKey, connectScopes, forgeScopes, now, log } = parts;
  const operations = madeOnce(loadOperations);
  const act = acting(config, { appKey, connectScopes, forgeScopes, operations, now });
  orElse(() => act.close());
  const { runs, ...upkeep } = await openRuns(config, database, log, now);
  orElse(() => upkeep.close());
  orElse(() => upkeep.stopSweeping());
  const watch = await watching(config, { ...parts, operations, act, runs });
  orElse(() => watch.stop());
  const erasing =
    (which: Erasure) =>
    async (tenant: string): Promise<void> => {
      await watch.erase(tenant, which);
      await upkeep.eraseRuns(tenant, which);
    };
  const eraseRuns = erasing('all');
  const eraseDeparted = erasing('departed');
  const eraseTraces = async (): Promise<void> => {
    for (const tenant of await departedWithTraces(database.db)) await eraseDeparted(tenant);
  };
  await eraseTraces();
  const everyHour = regularly(eraseTraces, hourlyMs, log);
  orElse(() => everyHour.stop());
  const stopping = new AbortController();
  const { pathname } = new URL(config.baseUrl);
  const { baseUrl, siteHosts } = config;
  const app = { appKey, baseUrl, siteHosts, basePath: pathname === '/' ? '' : pathname };
  const shared = { app, log, now, cache: tenants.cache, refusals: refusalLimit(now) };
  return {
    /** What every handler is given. */
    shared,
    act,
    watch,
    eraseDeparted,
    doors: doors(config, {
      ...shared,
      ...{ tenants, act, runs, eraseRuns, eraseDeparted, operations },
      fetch: parts.fetch,
      watch: watch.routes,
      hasten: watch.hasten,
      stopping: stopping.signal,
    }),
    draining: (): boolean => stopping.signal.aborted,
    /** Takes nothing new up and ends what is under way; the server may go on answering. */
    async quieten(): Promise<void> {
      stopping.abort();
      upkeep.stopSweeping();
      everyHour.stop();
      await watch.stop();
      await runs.stop();
    },
    /** Lets go of the calls to Jira and of the notices; after the server has stopped listening. The database is the caller's. */
    async close(): Promise<void> {
      await upkeep.close();
      await act.close();
    },
  };
}

/** Made when first needed: a server is ready before it has looked through the operations. */
function madeOnce<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
