import type { Report, SelfTestEvent } from '../../report/index.ts';
import { beginningReport, cutOffReport } from './run-record.ts';
import type { RunListing, RunsStore } from './runs-store.ts';

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
  report(tenant: string, id: string): Promise<Report | null>;
  /** The events there are after `lastSequence`. */
  events(id: string, lastSequence: number): Promise<SelfTestEvent[]>;
  /** Every event after `lastSequence`, as it comes, until the run has ended or the signal fires. */
  follow(id: string, lastSequence: number, signal: AbortSignal): AsyncIterable<SelfTestEvent>;
  /** Ends runs whose replica is gone. `all`: whatever is running, for a start that knows it is the only server. */
  giveUpAbandoned(which?: 'all'): Promise<void>;
  /** Ends what runs here; their reports say that the server stopped. */
  stop(): Promise<void>;
}

export interface RunsDeps {
  readonly store: RunsStore;
  readonly now: () => Date;
  /** 64 random bits or more as hex: an id is not to be guessed. */
  readonly randomHex: () => string;
  readonly onError: (error: unknown, id: string) => void;
}

/** A replica that has not been heard of for this long is taken for dead. */
const leaseMs = 20_000;
const heartbeatMs = 5_000;
/** How often a stream looks for events that another replica wrote. */
const pollMs = 400;
const pageSize = 20;
const runsKept = 50;

const cutOff = 'The run was cut off: the server that made it stopped. Start it again.';

export function selfTestRuns(deps: RunsDeps): SelfTestRuns {
  const { store } = deps;
  const here = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>();
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const resume of waiting) resume();
    waiting.clear();
  };
  const time = (): number => deps.now().getTime();

  async function conduct(
    id: string,
    request: RunRequest,
    beginning: Report,
    abort: AbortController,
  ): Promise<void> {
    let written = Promise.resolve();
    const told: SelfTestEvent[] = [];
    const onEvent = (event: SelfTestEvent): void => {
      // The end is told together with the report, so that whoever hears of it finds the report there.
      if (event.type === 'finished') return;
      told.push(event);
      written = written.then(() => store.append(id, event)).then(wake);
      written.catch(() => abort.abort());
    };
    const heartbeat = setInterval(() => {
      store.extendLease(id, time() + leaseMs).catch((error: unknown) => deps.onError(error, id));
    }, heartbeatMs);
    try {
      const report = await request.run({ id, onEvent, signal: abort.signal });
      await written;
      if (abort.signal.aborted) await store.end(id, cutOffReport(beginning, told, cutOff, time()), cutOff);
      else await store.end(id, report, report.state === 'failed' ? report.notChecked[0] : undefined);
    } catch (error) {
      if (!abort.signal.aborted) deps.onError(error, id);
      const reason = abort.signal.aborted
        ? cutOff
        : 'The run failed because of a fault in Clearance; the server log has it.';
      await store.end(id, cutOffReport(beginning, told, reason, time()), reason);
    } finally {
      clearInterval(heartbeat);
      wake();
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
      const begun = await store.begin(request.tenant, beginning, time() + leaseMs);
      if (!begun.ok) return begun;
      await store.prune(request.tenant, runsKept);
      const abort = new AbortController();
      const ended = conduct(id, request, beginning, abort)
        .catch((error: unknown) => deps.onError(error, id))
        .finally(() => here.delete(id));
      here.set(id, { abort, ended });
      return { ok: true, id };
    },

    list: (tenant, before) => store.list(tenant, before, pageSize),

    report: (tenant, id) => store.report(tenant, id),

    events: (id, lastSequence) => store.events(id, lastSequence),

    async *follow(id, lastSequence, signal) {
      let last = lastSequence;
      while (!signal.aborted) {
        for (const event of await store.events(id, last)) {
          if (signal.aborted) return;
          last = event.sequence;
          yield event;
          if (event.type === 'finished') return;
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resume, pollMs);
          function resume(): void {
            clearTimeout(timer);
            waiting.delete(resume);
            signal.removeEventListener('abort', resume);
            resolve();
          }
          waiting.add(resume);
          signal.addEventListener('abort', resume, { once: true });
        });
      }
    },

    async giveUpAbandoned(which) {
      const now = time();
      const leaseBefore = which === 'all' ? Number.MAX_SAFE_INTEGER : now;
      if ((await store.giveUpAbandoned({ leaseBefore, now }, cutOff)).length > 0) wake();
    },

    async stop() {
      const running = [...here.values()];
      for (const { abort } of running) abort.abort();
      await Promise.all(running.map(({ ended }) => ended));
    },
  };
}
