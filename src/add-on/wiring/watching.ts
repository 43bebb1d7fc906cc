import { createHash, randomBytes } from 'node:crypto';
import type { Fetch } from '../../jira-client/index.ts';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { Secret } from '../../tokens/index.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/open.ts';
import { bossJobs } from '../jobs/boss-jobs.ts';
import { embeddedJobs } from '../jobs/embedded-jobs.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import type { SelfTestRuns } from '../runs/runs.ts';
import type { Erasure } from '../tenants/departed.ts';
import type { Tenants } from '../tenants/open-tenants.ts';
import { readTenantKey, type Tenant } from '../tenants/tenant.ts';
import { toldOf } from '../told-of.ts';
import { deliver } from '../watch/deliver.ts';
import { pointsBudget } from '../watch/points-budget.ts';
import type { WatchRoutesDeps } from '../watch/watch-routes.ts';
import { watchStore } from '../watch/watch-store.ts';
import { type LookOutcome, watcher } from '../watch/watcher.ts';
import type { Acting } from './acting.ts';
import { prepareLook, settingsProblem } from './prepare-look.ts';

export interface WatchingDeps {
  readonly database: Database;
  readonly tenants: Tenants;
  readonly act: Acting;
  readonly runs: SelfTestRuns;
  readonly operations: () => OperationsTable;
  readonly fetch: Fetch;
  readonly now: () => Date;
  readonly log: Log;
  /** How often the embedded database is looked at for what is due, in milliseconds; two seconds when left out. */
  readonly jobsPollMs?: number;
  /** For the metrics. */
  readonly onLook?: (outcome: LookOutcome) => void;
  readonly onAlert?: (outcome: 'delivered' | 'refused') => void;
}

export interface Watching {
  readonly routes: WatchRoutesDeps;
  readonly jobs: Jobs;
  /** Looks now at a tenant whose next look is near: the way to its site is open. */
  hasten(tenant: string): Promise<void>;
  /** Begins to look and to tell; not before the server serves. */
  begin(): Promise<void>;
  /** Forgets everything of a tenant, and takes its looks back. */
  erase(tenant: string, which: Erasure): Promise<void>;
  stop(): Promise<void>;
}

const usualPollMs = 2_000;
/** Looks at once in this process: each holds up to eight calls in flight. */
const looksAtOnce = 4;
const alertsAtOnce = 2;
/** Forge sends a token every hour; a look that is due before the next one is made with this one. */
const nearMs = 3_600_000;

/** Everything of the watch put together: on PostgreSQL by any number of replicas, embedded in this process. */
export async function watching(config: Config, deps: WatchingDeps): Promise<Watching> {
  const { database, act, now, log } = deps;
  const store = watchStore(database.db);
  const onError = (error: unknown, queue: string, key: string): void =>
    log.error({ queue, key, error: toldOf(error) }, 'a job failed');
  const jobs =
    config.database.kind === 'postgres'
      ? await bossJobs({ connectionString: config.database.url.reveal(), onError })
      : embeddedJobs({
          ...{ db: database.db, now, random: Math.random, onError },
          pollMs: deps.jobsPollMs ?? usualPollMs,
        });
  const watch = watcher({
    store,
    jobs,
    runs: deps.runs,
    budget: pointsBudget(database.db, now),
    tenant: (key) => tenantOf(deps.tenants, key),
    prepare: prepareLook(deps),
    alerts: config.alertWebhookUrl !== null,
    now,
    randomHex: () => randomBytes(6).toString('hex'),
    onLook: (outcome) => deps.onLook?.(outcome),
  });
  return {
    jobs,
    hasten: (tenant) => watch.hasten(tenant, nearMs),
    routes: {
      store,
      plan: watch.plan,
      scrub: database.scrub,
      problem: ({ tenant }, settings) =>
        settingsProblem(settings, act.identitiesOf(tenant, null), deps.operations()),
    },
    async begin() {
      await jobs.work('watch', looksAtOnce, watch.run);
      const { alertWebhookUrl: url, alertWebhookSecret } = config;
      if (url === null) return;
      const secret = alertWebhookSecret ?? keyOfAddress(url);
      const send = deliver({ store, url: new URL(url.reveal()), secret, fetch: deps.fetch, now });
      await jobs.work('alert', alertsAtOnce, async (id, signal) => {
        try {
          const delivery = await send(id, signal);
          if (delivery !== 'nothing') deps.onAlert?.(delivery === 'delivered' ? 'delivered' : 'refused');
        } catch (error) {
          deps.onAlert?.('refused');
          throw error;
        }
      });
    },
    async erase(tenant, which) {
      await jobs.remove('watch', tenant);
      await store.erase(tenant, which);
      // A site that came back meanwhile: the look that it asked for was taken back as well.
      await watch.plan(tenant, (await store.read(tenant)).settings);
    },
    stop: () => jobs.stop(),
  };
}

/** Where no secret is set, both sides still share the address, which is kept like one. */
function keyOfAddress(url: Secret): Secret {
  return new Secret(createHash('sha256').update(url.reveal()).digest('hex'));
}

async function tenantOf(tenants: Tenants, key: string): Promise<Tenant | null> {
  const { door, id } = readTenantKey(key);
  return door === 'forge' ? tenants.forge.find(id) : tenants.connect.find(id);
}
