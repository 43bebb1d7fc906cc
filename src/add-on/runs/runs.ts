import type { RunListing, SelfTestEvent } from '../../report/index.ts';
import type { Erasure } from '../tenants/departed.ts';
import { conductRun, cutOff, leaseMs, type RunRequest } from './conduct-run.ts';
import type { RunFeed } from './run-feed.ts';
import { beginningReport } from './run-record.ts';
import type { RunsStore } from './runs-store.ts';
import type { StoredReport } from './stored-report.ts';

/** Self-tests of this server: starts them, keeps their promise to be alive, and tells what they find. */
export interface SelfTestRuns {
  /** Tells which run is under way where one is; null: the tenant has uninstalled. */
  start(request: RunRequest): Promise<{ ok: true; id: string } | { ok: false; id: string | null }>;
  list(tenant: string, before: string | null): Promise<RunListing[]>;
  /** null: there is no such run of this tenant. */
  stored(tenant: string, id: string): Promise<StoredReport | null>;
  exists(tenant: string, id: string): Promise<boolean>;
  /** The events there are after `lastSequence`, at most 200 at once. */
  events(id: string, lastSequence: number): Promise<SelfTestEvent[]>;
  newestEvent(id: string): Promise<SelfTestEvent | null>;
  /** Every event after `lastSequence`, as it comes, until the run has ended or the signal fires. */
  follow(id: string, lastSequence: number, signal: AbortSignal): AsyncIterable<SelfTestEvent>;
  /** Ends runs whose replica is gone. `all`: whatever is running, for a start that knows it is the only server. */
  giveUpAbandoned(which?: 'all'): Promise<void>;
  /** Ends what runs here of this tenant and deletes its runs. */
  erase(tenant: string, which: Erasure): Promise<void>;
  /** Deletes what is older than the retention. */
  expire(): Promise<number>;
  /** Ends what runs here; their reports say that the server stopped. */
  stop(): Promise<void>;
}

interface RunsDeps {
  readonly store: RunsStore;
  readonly feed: RunFeed;
  /** Tells other replicas that there is something new of a run. */
  readonly publish: (id: string) => Promise<void>;
  /** RETENTION_DAYS */
  readonly retentionDays: number;
  readonly now: () => Date;
  /** 64 random bits or more as hex: an id is not to be guessed. */
  readonly randomHex: () => string;
  readonly onError: (error: unknown, id: string) => void;
}

const pageSize = 20;
const runsKept = 50;
const dayMs = 86_400_000;

interface Running {
  readonly tenant: string;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

export function selfTestRuns(deps: RunsDeps): SelfTestRuns {
  const { store, feed } = deps;
  const here = new Map<string, Running>();
  const news = (id: string): void => {
    feed.announce(id);
    deps.publish(id).catch((error: unknown) => deps.onError(error, id));
  };
  const time = (): number => deps.now().getTime();

  const expire = (): Promise<number> => {
    const before = new Date(time() - deps.retentionDays * dayMs).toISOString();
    return store.expire(before, deps.retentionDays === 0 ? 'kept' : 'too');
  };

  async function makeRoom(tenant: string): Promise<void> {
    await store.prune(tenant, runsKept);
    if (deps.retentionDays === 0) await expire();
  }

  async function giveUpAbandoned(which: 'expired' | 'all' = 'expired'): Promise<void> {
    for (const id of await store.giveUpAbandoned(which, time(), cutOff)) news(id);
  }

  return {
    async start(request) {
      await giveUpAbandoned();
      const id = `${time().toString(36).padStart(9, '0')}-${deps.randomHex()}`;
      const beginning = beginningReport(
        id,
        request.site,
        request.needs,
        deps.now().toISOString(),
        request.estimatedPoints,
      );
      const begun = await store.begin(request.tenant, beginning, leaseMs);
      if (!begun.ok) return begun;
      const abort = new AbortController();
      const ended = conductRun(request, beginning, abort, { store, news, time, onError: deps.onError })
        .catch((error: unknown) => deps.onError(error, id))
        .finally(() => here.delete(id));
      here.set(id, { tenant: request.tenant, abort, ended });
      // The run is under way, whatever becomes of older ones.
      await makeRoom(request.tenant).catch((error: unknown) => deps.onError(error, id));
      return { ok: true, id };
    },

    list: (tenant, before) => store.list(tenant, before, pageSize),

    stored: (tenant, id) => store.stored(tenant, id),

    exists: (tenant, id) => store.exists(id, tenant),

    newestEvent: (id) => store.newestEvent(id),

    events: (id, lastSequence) => store.events(id, lastSequence),

    follow: (id, lastSequence, signal) => feed.follow(id, lastSequence, signal),

    giveUpAbandoned,

    async erase(tenant, which) {
      // Looked up first: whatever begins after that is not among what is ended.
      const begun = [...here].filter(([, running]) => running.tenant === tenant);
      const kept = new Set(await store.kept(tenant, which));
      await end(begun.flatMap(([id, running]) => (kept.has(id) ? [] : [running])));
      await store.erase(tenant, which);
      feed.announce();
    },

    expire,

    stop: () => end([...here.values()]),
  };
}

async function end(running: readonly Running[]): Promise<void> {
  for (const { abort } of running) abort.abort();
  await Promise.all(running.map(({ ended }) => ended));
}
