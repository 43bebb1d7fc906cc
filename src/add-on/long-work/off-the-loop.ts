import { systemErrorCode } from '../config/system-error.ts';
import type { Work, WorkAnswer } from './work.ts';

/** A thread that says `ready` once and then answers each piece of work with one message. Its end, however it comes, is told by `exit`. */
export interface WorkThread {
  postMessage(work: Work): void;
  on(event: 'message', heard: (said: 'ready' | WorkAnswer) => void): unknown;
  on(event: 'error', heard: (error: unknown) => void): unknown;
  on(event: 'exit', heard: () => void): unknown;
  terminate(): Promise<unknown>;
  ref(): void;
  unref(): void;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: WorkAnswer }
  /** Too much waits already. */
  | { readonly kind: 'busy' }
  /** It took too long, or more memory than it may, or the server stops. */
  | { readonly kind: 'given-up' }
  /** A fault of ours. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** Long work that holds up nobody: a thread of its own, begun when first needed. */
export interface OffTheLoop {
  /** `tenant`: whose work it is; one may have a few pieces waiting, not all of them. */
  do(tenant: string, work: Work): Promise<Outcome>;
  close(): Promise<void>;
}

/** In milliseconds. A thread that begins on a busy machine takes as long as that machine lets it; work is judged from when it is begun. */
export interface Patience {
  readonly beginMs: number;
  readonly workMs: number;
}

interface OffTheLoopDeps {
  readonly begin: () => WorkThread;
  readonly patience: Patience;
  /** Pieces that wait, with the one that is being done: of all, and of one tenant. */
  readonly mostWaiting: number;
  readonly mostOfTenant: number;
}

interface Waiting {
  readonly tenant: string;
  readonly work: Work;
  readonly tell: (outcome: Outcome) => void;
}

export function offTheLoop(deps: OffTheLoopDeps): OffTheLoop {
  const line: Waiting[] = [];
  let thread: WorkThread | null = null;
  let deadline: NodeJS.Timeout | undefined;
  let ready = false;
  let begun = false;
  let closed = false;
  /** When each tenant that waits was served last, counted in pieces of work. */
  const servedAt = new Map<string, number>();
  let served = 0;

  /** Next comes who was served longest ago, so that many pieces of one do not come before one of another. */
  function bringForward(): void {
    const since = ({ tenant }: Waiting): number => servedAt.get(tenant) ?? 0;
    const longest = line.reduce(
      (best, waiting, at) => (since(waiting) < since(line[best] ?? waiting) ? at : best),
      0,
    );
    line.unshift(...line.splice(longest, 1));
  }

  /** The first in line is the one that is being done. */
  function over(outcome: Outcome): void {
    clearTimeout(deadline);
    begun = false;
    const done = line.shift();
    served += 1;
    if (done !== undefined) servedAt.set(done.tenant, served);
    done?.tell(outcome);
    if (line.length === 0) {
      thread?.unref();
      servedAt.clear();
    }
    bringForward();
    next();
  }

  /** A thread that is stuck, broken or gone is not asked again. */
  function dropThread(outcome: Outcome): void {
    const dropped = thread;
    const wasAwaited = begun || !ready;
    thread = null;
    ready = false;
    void dropped?.terminate();
    if (wasAwaited) over(outcome);
  }

  function started(): WorkThread {
    const fresh = deps.begin();
    fresh.on('message', (said) => {
      if (thread !== fresh) return;
      if (said !== 'ready') return over({ kind: 'answered', answer: said });
      clearTimeout(deadline);
      ready = true;
      next();
    });
    deadline = setTimeout(() => dropThread({ kind: 'given-up' }), deps.patience.beginMs);
    fresh.on('error', (error) => {
      const tooMuch = systemErrorCode(error) === 'ERR_WORKER_OUT_OF_MEMORY';
      if (thread === fresh) dropThread(tooMuch ? { kind: 'given-up' } : { kind: 'failed', error });
    });
    fresh.on('exit', () => {
      if (thread === fresh) dropThread({ kind: 'given-up' });
    });
    return fresh;
  }

  function next(): void {
    const [first] = line;
    if (first === undefined || begun) return;
    if (closed) {
      over({ kind: 'given-up' });
      return;
    }
    thread ??= started();
    thread.ref();
    if (!ready) return;
    begun = true;
    deadline = setTimeout(() => dropThread({ kind: 'given-up' }), deps.patience.workMs);
    thread.postMessage(first.work);
  }

  return {
    do(tenant, work) {
      const own = line.filter((waiting) => waiting.tenant === tenant).length;
      if (line.length >= deps.mostWaiting || own >= deps.mostOfTenant)
        return Promise.resolve({ kind: 'busy' });
      return new Promise((tell) => {
        line.push({ tenant, work, tell });
        next();
      });
    },

    async close() {
      closed = true;
      const last = thread;
      dropThread({ kind: 'given-up' });
      await last?.terminate();
    },
  };
}
