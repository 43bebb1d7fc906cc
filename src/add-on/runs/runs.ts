import type { Report, RunListing, SelfTestEvent } from '../../report/index.ts';
import type { RunFeed } from './run-feed.ts';
import { beginningReport, cutOffReport, runningReport } from './run-record.ts';
import type { RunsStore } from './runs-store.ts';
import type { StoredReport } from './stored-report.ts';
import { tellInOrder } from './tell-in-order.ts';

/** One run to make: the engine with everything but its id, its listener and its signal. */
export interface RunRequest {
  readonly tenant: string;
  readonly site: Report['site'];
  readonly needs: Report['needs'];
  readonly estimatedPoints: number;
  readonly run: (run: {
    readonly id: string;
    readonly onEvent: (event: SelfTestEvent) => void;
    readonly signal: AbortSignal;
  }) => Promise<Report>;
}

/** Self-tests of this server: starts them, keeps their promise to be alive, and tells what they find. */
export interface SelfTestRuns {
  start(request: RunRequest): Promise<{ ok: true; id: string } | { ok: false; id: string }>;
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
  /** Ends what runs here of this tenant and deletes all its runs. */
  erase(tenant: string): Promise<void>;
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

/** A replica that has not been heard of for this long is taken for dead. */
const leaseMs = 20_000;
const heartbeatMs = 5_000;
/** What a run that is stopped may still take to end by itself. */
const partingMs = 1_000;
const pageSize = 20;
const runsKept = 50;
const dayMs = 86_400_000;

const cutOff = 'The run was cut off: the server that made it stopped. Start it again.';

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

  async function conduct(
    id: string,
    request: RunRequest,
    beginning: Report,
    abort: AbortController,
  ): Promise<void> {
    let over = false;
    const told: SelfTestEvent[] = [];
    const soFar = (): Report => runningReport(beginning, told);
    const writing = tellInOrder({
      write: async (events) => {
        await store.append(id, events);
        news(id);
      },
      onError: () => abort.abort(),
    });
    const onEvent = (event: SelfTestEvent): void => {
      // The end is told together with the report, so that whoever hears of it finds the report there.
      if (event.type === 'finished' || over) return;
      told.push(event);
      writing.tell(event);
    };
    const heartbeat = setInterval(() => {
      store.extendLease(id, leaseMs).catch((error: unknown) => deps.onError(error, id));
    }, heartbeatMs);
    try {
      const report = await unlessLate(request.run({ id, onEvent, signal: abort.signal }), abort.signal);
      over = report === null;
      await writing.told();
      if (report === null || abort.signal.aborted)
        await store.end(id, cutOffReport(soFar(), cutOff, time()), cutOff);
      else await store.end(id, report, report.state === 'failed' ? report.notChecked[0] : undefined);
    } catch (error) {
      const wasCutOff = abort.signal.aborted;
      if (!wasCutOff) deps.onError(error, id);
      // What else goes on of it is stopped, and what it still tells must not come after the end.
      over = true;
      abort.abort();
      await writing.told().catch(() => undefined);
      const reason = wasCutOff
        ? cutOff
        : 'The run failed because of a fault in Clearance; the server log has it.';
      await store.end(id, cutOffReport(soFar(), reason, time()), reason);
    } finally {
      clearInterval(heartbeat);
      news(id);
    }
  }

  return {
    async start(request) {
      await this.giveUpAbandoned();
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
      await store.prune(request.tenant, runsKept);
      if (deps.retentionDays === 0) await this.expire();
      const abort = new AbortController();
      const ended = conduct(id, request, beginning, abort)
        .catch((error: unknown) => deps.onError(error, id))
        .finally(() => here.delete(id));
      here.set(id, { tenant: request.tenant, abort, ended });
      return { ok: true, id };
    },

    list: (tenant, before) => store.list(tenant, before, pageSize),

    stored: (tenant, id) => store.stored(tenant, id),

    exists: (tenant, id) => store.exists(id, tenant),

    newestEvent: (id) => store.newestEvent(id),

    events: (id, lastSequence) => store.events(id, lastSequence),

    follow: (id, lastSequence, signal) => feed.follow(id, lastSequence, signal),

    async giveUpAbandoned(which) {
      for (const id of await store.giveUpAbandoned(which ?? 'expired', time(), cutOff)) news(id);
    },

    async erase(tenant) {
      await end([...here.values()].filter((running) => running.tenant === tenant));
      await store.erase(tenant);
      feed.announce();
    },

    expire() {
      const before = new Date(time() - deps.retentionDays * dayMs).toISOString();
      return store.expire(before, deps.retentionDays === 0 ? 'kept' : 'too');
    },

    stop: () => end([...here.values()]),
  };
}

/** What the work gives, or null where it has not ended a moment after the signal: a call that hangs is not waited for. */
async function unlessLate<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  let parting: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    const given = (): void => {
      parting = setTimeout(() => resolve(null), partingMs);
    };
    if (signal.aborted) given();
    else signal.addEventListener('abort', given, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(parting);
  }
}

async function end(running: readonly Running[]): Promise<void> {
  for (const { abort } of running) abort.abort();
  await Promise.all(running.map(({ ended }) => ended));
}
