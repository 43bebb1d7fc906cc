import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { SelfTestEvent } from '../../report/index.ts';
import { eventsAtOnce } from './run-events.ts';

/** What is told of runs to whoever watches: one reading of the database for all who watch the same run. */
export interface RunFeed {
  /** Every event after `lastSequence`, as it comes, until the run has ended, is gone, or the signal fires. */
  follow(id: string, lastSequence: number, signal: AbortSignal): AsyncIterable<SelfTestEvent>;
  /** Something new is to be read of this run; of all that are watched when left out. */
  announce(id?: string): void;
  /** Runs that somebody watches. */
  watched(): number;
}

interface RunFeedDeps {
  /** In order, those after `sequence`, at most {@link eventsAtOnce}. */
  readonly events: (id: string, sequence: number) => Promise<SelfTestEvent[]>;
  readonly exists: (id: string) => Promise<boolean>;
  /** Milliseconds between looks at the database for what nobody announced. */
  readonly pollMs: number;
}

interface Watched {
  readonly told: SelfTestEvent[];
  readonly waiting: Set<() => void>;
  watchers: number;
  over: boolean;
  reading: boolean;
  /** Another reading is wanted after the one under way. */
  again: boolean;
  readonly timer: NodeJS.Timeout;
}

export function runFeed(deps: RunFeedDeps): RunFeed {
  const runs = new Map<string, Watched>();

  async function read(id: string, run: Watched): Promise<void> {
    run.again = true;
    if (run.reading) return;
    run.reading = true;
    try {
      for (let pages = 0; run.again; pages += 1) {
        // A database in this process answers without a turn of the loop.
        if (pages > 0) await turnOfTheLoop();
        run.again = false;
        const news = await deps.events(id, run.told.at(-1)?.sequence ?? 0).catch(() => []);
        run.told.push(...news);
        if (news.length >= eventsAtOnce) run.again = true;
        // A run that was erased never tells its end.
        const gone = news.length === 0 && !(await deps.exists(id).catch(() => true));
        if (gone || run.told.at(-1)?.type === 'finished') run.over = true;
      }
    } finally {
      run.reading = false;
      const waiting = [...run.waiting];
      run.waiting.clear();
      for (const resume of waiting) resume();
    }
  }

  function enter(id: string): Watched {
    const known = runs.get(id);
    if (known !== undefined) {
      known.watchers += 1;
      return known;
    }
    const run: Watched = {
      told: [],
      waiting: new Set(),
      watchers: 1,
      over: false,
      reading: false,
      again: false,
      timer: setInterval(() => void read(id, run), deps.pollMs),
    };
    runs.set(id, run);
    void read(id, run);
    return run;
  }

  function leave(id: string, run: Watched): void {
    run.watchers -= 1;
    if (run.watchers > 0) return;
    clearInterval(run.timer);
    runs.delete(id);
  }

  return {
    watched: () => runs.size,

    announce(id) {
      for (const [name, run] of runs) {
        if (id === undefined || name === id) void read(name, run);
      }
    },

    async *follow(id, lastSequence, signal) {
      const run = enter(id);
      try {
        let at = 0;
        while (!signal.aborted) {
          for (let event = run.told[at]; event !== undefined && !signal.aborted; event = run.told[at]) {
            at += 1;
            if (event.sequence > lastSequence) yield event;
          }
          if (run.over) return;
          await next(run, signal);
        }
      } finally {
        leave(id, run);
      }
    },
  };
}

function next(run: Watched, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const resume = (): void => {
      run.waiting.delete(resume);
      signal.removeEventListener('abort', resume);
      resolve();
    };
    run.waiting.add(resume);
    signal.addEventListener('abort', resume, { once: true });
  });
}
