import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationsTable } from '../../jira-facts/index.ts';
import { loadProfile, operationsOf, planSelfTest, profileNames, runSelfTest } from '../../self-test/index.ts';
import { Secret } from '../../tokens/index.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../database/open.ts';
import { bossJobs } from '../jobs/boss-jobs.ts';
import { embeddedJobs } from '../jobs/embedded-jobs.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log.ts';
import type { SelfTestRuns } from '../runs/runs.ts';
import { siteUrlOf } from '../server/api/tenant-get.ts';
import type { Tenants } from '../tenants/open-tenants.ts';
import type { Tenant } from '../tenants/tenant.ts';
import { toldOf } from '../told-of.ts';
import { deliver } from '../watch/deliver.ts';
import { pointsBudget } from '../watch/points-budget.ts';
import type { WatchRoutesDeps } from '../watch/watch-routes.ts';
import type { WatchSettings } from '../watch/watch-settings.ts';
import { watchStore } from '../watch/watch-store.ts';
import { type WatcherDeps, watcher } from '../watch/watcher.ts';
import type { Acting } from './acting.ts';

export interface WatchingDeps {
  readonly database: Database;
  readonly tenants: Tenants;
  readonly act: Acting;
  readonly runs: SelfTestRuns;
  readonly operations: () => OperationsTable;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly log: Log;
}

export interface Watching {
  readonly routes: WatchRoutesDeps;
  readonly jobs: Jobs;
  /** Begins to look and to tell; not before the server serves. */
  begin(): Promise<void>;
  /** Forgets everything of a tenant, and takes its looks back. */
  erase(tenant: string): Promise<void>;
  stop(): Promise<void>;
}

const pollMs = 2_000;
/** Looks at once in this process: each holds up to eight calls in flight. */
const looksAtOnce = 4;
const alertsAtOnce = 2;

/** Everything of the watch put together: on PostgreSQL by any number of replicas, embedded in this process. */
export async function watching(config: Config, deps: WatchingDeps): Promise<Watching> {
  const { database, act, now, log } = deps;
  const store = watchStore(database.db);
  const onError = (error: unknown, queue: string, key: string): void =>
    log.error({ queue, key, error: toldOf(error) }, 'a job failed');
  const jobs =
    config.database.kind === 'postgres'
      ? await bossJobs({ connectionString: config.database.url.reveal(), onError })
      : embeddedJobs({ db: database.db, now, random: Math.random, onError, pollMs });
  const prepare = preparing(deps);
  const watch = watcher({
    store,
    jobs,
    runs: deps.runs,
    budget: pointsBudget(database.db, now),
    tenant: (key) => tenantOf(deps.tenants, key),
    prepare,
    alerts: config.alertWebhookUrl !== null,
    now,
    randomHex: () => randomBytes(6).toString('hex'),
  });
  return {
    jobs,
    routes: {
      store,
      plan: watch.plan,
      problem: ({ tenant }, settings) => {
        const prepared = prepare(tenant, settings, null);
        return prepared.ok ? null : prepared.problem;
      },
    },
    async begin() {
      await jobs.work('watch', looksAtOnce, watch.run);
      const { alertWebhookUrl: url, alertWebhookSecret } = config;
      if (url === null) return;
      const secret = alertWebhookSecret ?? keyOfAddress(url);
      const send = deliver({ store, url: new URL(url.reveal()), secret, fetch: deps.fetch, now });
      await jobs.work('alert', alertsAtOnce, send);
    },
    async erase(tenant) {
      await jobs.remove('watch', tenant);
      await store.erase(tenant);
    },
    stop: () => jobs.stop(),
  };

  function preparing({ operations }: WatchingDeps): WatcherDeps['prepare'] {
    return (tenant, settings, account) => {
      const table = operations();
      const identities = act.identitiesOf(tenant, null);
      const profile = profileOf(settings);
      if (!profile.ok) return profile;
      const planned = planSelfTest({
        identities,
        table,
        ...(settings.operations === undefined ? {} : { operations: settings.operations }),
        ...(profile.profile === undefined ? {} : { profile: profile.profile }),
        ...(settings.project === undefined ? {} : { project: settings.project }),
        ...(account === null ? {} : { account }),
      });
      if (!planned.ok) return planned;
      const { plan } = planned;
      const site = {
        url: siteUrlOf(tenant),
        ...(tenant.cloudId === null ? {} : { cloudId: tenant.cloudId }),
        deployment: 'cloud' as const,
      };
      const installed = tenant.door === 'forge' ? { installedAt: new Date(tenant.createdAt) } : {};
      const patience = { sleep: pause, random: Math.random };
      return {
        ok: true,
        look: {
          plan,
          identities,
          site,
          needs: plan.needs,
          run: (run) => runSelfTest({ ...run, ...installed, site, plan, identities, table, now, patience }),
        },
      };
    };
  }
}

/** Where no secret is set, both sides still share the address, which is kept like one. */
function keyOfAddress(url: Secret): Secret {
  return new Secret(createHash('sha256').update(url.reveal()).digest('hex'));
}

async function tenantOf(tenants: Tenants, key: string): Promise<Tenant | null> {
  const at = key.indexOf(':');
  const id = key.slice(at + 1);
  return key.startsWith('forge:') ? tenants.forge.find(id) : tenants.connect.find(id);
}

function profileOf({ profile }: WatchSettings) {
  if (profile === undefined) return { ok: true as const };
  const names = profileNames();
  const read = names.includes(profile) ? loadProfile(profile) : null;
  if (read?.ok)
    return {
      ok: true as const,
      profile: { name: profile, title: read.profile.title, operations: operationsOf(read.profile) },
    };
  return {
    ok: false as const,
    problem: `There is no profile of this name; there are ${names.join(', ')}.`,
  };
}

async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
