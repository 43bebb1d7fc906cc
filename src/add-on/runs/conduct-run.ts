import type { Report, SelfTestEvent } from '../../report/index.ts';
import { cutOffReport, runningReport } from './run-record.ts';
import type { RunsStore } from './runs-store.ts';
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

/** A replica that has not been heard of for this long is taken for dead. */
export const leaseMs = 20_000;
const heartbeatMs = 5_000;
/** What a run that is stopped may still take to end by itself. */
const partingMs = 1_000;

export const cutOff = 'The run was cut off: the server that made it stopped. Start it again.';

interface ConductDeps {
  readonly store: Pick<RunsStore, 'append' | 'end' | 'extendLease'>;
  /** There is something new of this run. */
  readonly news: (id: string) => void;
  /** Milliseconds since 1970. */
  readonly time: () => number;
  readonly onError: (error: unknown, id: string) => void;
}

/** Makes a run that has its place already: keeps its promise to be alive, what it tells, and its end, however that comes. */
export async function conductRun(
  request: RunRequest,
  beginning: Report,
  abort: AbortController,
  { store, news, time, onError }: ConductDeps,
): Promise<void> {
  const { id } = beginning;
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
    store.extendLease(id, leaseMs).catch((error: unknown) => onError(error, id));
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
    if (!wasCutOff) onError(error, id);
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
