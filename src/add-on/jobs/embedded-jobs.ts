import { type Kysely, sql } from 'kysely';
import type { Tables } from '../database/tables.ts';
import {
  firstDelaySeconds,
  type JobHandler,
  type Jobs,
  longestDelaySeconds,
  mostSeconds,
  mostTries,
  type QueueName,
  queueNames,
} from './jobs.ts';

interface EmbeddedJobsDeps {
  readonly db: Kysely<Tables>;
  readonly now: () => Date;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly onError: (error: unknown, queue: QueueName, key: string) => void;
  /** After so many milliseconds a job is told to end; as {@link mostSeconds} says when left out. */
  readonly mostMs?: number;
  /** How often it is looked for what is due, in milliseconds. */
  readonly pollMs: number;
}

const graceMs = 10_000;

/** Jobs in a table of the embedded database, done in this process: it is the only one there is. */
export function embeddedJobs(deps: EmbeddedJobsDeps): Jobs {
  const { db, now, random, mostMs = mostSeconds * 1_000 } = deps;
  const stopping = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const doing = new Map<string, Promise<void>>();

  async function attempt(queue: QueueName, key: string, handler: JobHandler): Promise<void> {
    const row = await db
      .updateTable('jobs')
      .set({ state: 'doing' })
      .where('queue', '=', queue)
      .where('key', '=', key)
      .returning(['tries'])
      .executeTakeFirst();
    const tries = Number(row?.tries ?? 0) + 1;
    try {
      await handler(key, AbortSignal.any([stopping.signal, AbortSignal.timeout(mostMs)]));
      // What the handler put for later has the state 'waiting' again and stays.
      await db
        .deleteFrom('jobs')
        .where('queue', '=', queue)
        .where('key', '=', key)
        .where('state', '=', 'doing')
        .execute();
    } catch (error) {
      if (stopping.signal.aborted) return;
      deps.onError(error, queue, key);
      await db
        .updateTable('jobs')
        .set({
          state: tries >= mostTries ? 'dead' : 'waiting',
          tries,
          run_at: now().getTime() + delayMs(tries, random),
        })
        .where('queue', '=', queue)
        .where('key', '=', key)
        .where('state', '=', 'doing')
        .execute();
    }
  }

  async function look(queue: QueueName, concurrency: number, handler: JobHandler): Promise<void> {
    const free = concurrency - [...doing.keys()].filter((name) => name.startsWith(`${queue} `)).length;
    if (free <= 0 || stopping.signal.aborted) return;
    const due = await db
      .selectFrom('jobs')
      .select('key')
      .where('queue', '=', queue)
      .where('state', '=', 'waiting')
      .where('run_at', '<=', now().getTime())
      .orderBy('run_at')
      .limit(free)
      .execute();
    for (const { key } of due) {
      const name = `${queue} ${key}`;
      if (doing.has(name)) continue;
      doing.set(
        name,
        attempt(queue, key, handler)
          .catch((error: unknown) => deps.onError(error, queue, key))
          .finally(() => doing.delete(name)),
      );
    }
  }

  return {
    async put(queue, key, at) {
      const row = { queue, key, run_at: at.getTime(), tries: 0, state: 'waiting' };
      await db
        .insertInto('jobs')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['queue', 'key']).doUpdateSet({ run_at: row.run_at, tries: 0, state: 'waiting' }),
        )
        .execute();
    },
    async remove(queue, key) {
      await db.deleteFrom('jobs').where('queue', '=', queue).where('key', '=', key).execute();
    },
    async work(queue, concurrency, handler) {
      // Left over from a process that died while it did them.
      await db
        .updateTable('jobs')
        .set({ state: 'waiting' })
        .where('queue', '=', queue)
        .where('state', '=', 'doing')
        .execute();
      const turn = (): void => {
        look(queue, concurrency, handler).catch((error: unknown) => deps.onError(error, queue, '*'));
      };
      timers.push(setInterval(turn, deps.pollMs).unref());
      turn();
    },
    async dead() {
      const rows = await db
        .selectFrom('jobs')
        .select(['queue', sql<number>`count(*)`.as('count')])
        .where('state', '=', 'dead')
        .groupBy('queue')
        .execute();
      const counts: Record<QueueName, number> = { watch: 0, alert: 0 };
      for (const name of queueNames)
        counts[name] = Number(rows.find(({ queue }) => queue === name)?.count ?? 0);
      return counts;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      stopping.abort();
      await Promise.race([
        Promise.all(doing.values()),
        new Promise((resolve) => setTimeout(resolve, graceMs).unref()),
      ]);
    },
  };
}

/** Milliseconds until the next try, after `tries` of them: doubling, half of it by chance. */
export function delayMs(tries: number, random: () => number): number {
  const seconds = Math.min(longestDelaySeconds, firstDelaySeconds * 2 ** (tries - 1));
  return Math.round(seconds * 1_000 * (0.5 + random() / 2));
}
