import type { PgBoss } from 'pg-boss';
import {
  firstDelaySeconds,
  type Jobs,
  longestDelaySeconds,
  mostSeconds,
  mostTries,
  type QueueName,
  queueNames,
} from './jobs.ts';

interface BossJobsDeps {
  readonly connectionString: string;
  readonly onError: (error: unknown, queue: QueueName | 'queue', key: string) => void;
}

const deadLetters: Readonly<Record<QueueName, string>> = { watch: 'watch-dead', alert: 'alert-dead' };
const pollSeconds = 2;
const graceMs = 10_000;

/**
 * Jobs on pg-boss, in a schema of its own beside our tables: any number of replicas share them, one does each. A replica
 * that dies leaves its jobs to expire, and another takes them up.
 */
export async function bossJobs(deps: BossJobsDeps): Promise<Jobs> {
  // Loaded here: an embedded server does without it.
  const { PgBoss } = await import('pg-boss');
  const boss: PgBoss = new PgBoss({
    connectionString: deps.connectionString,
    application_name: 'clearance-jobs',
    max: 4,
  });
  boss.on('error', (error) => deps.onError(error, 'queue', '*'));
  try {
    await boss.start();
    for (const name of queueNames) await makeQueue(boss, name);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
  const stopping = new AbortController();
  return {
    async put(queue, key, at) {
      await boss.upsert(queue, { key }, { singletonKey: key, startAfter: at });
    },
    async remove(queue, key) {
      const waiting = await boss.findJobs(queue, { key });
      const ids = waiting.filter(({ state }) => state === 'created' || state === 'retry').map(({ id }) => id);
      if (ids.length > 0) await boss.deleteJob(queue, ids);
    },
    async work(queue, concurrency, handler) {
      await boss.work<{ key: string }>(
        queue,
        { batchSize: 1, localConcurrency: concurrency, pollingIntervalSeconds: pollSeconds },
        async (jobs) => {
          for (const { data } of jobs) {
            try {
              await handler(data.key, stopping.signal);
            } catch (error) {
              deps.onError(error, queue, data.key);
              throw error;
            }
          }
        },
      );
    },
    async dead() {
      const counts: Record<QueueName, number> = { watch: 0, alert: 0 };
      for (const name of queueNames) {
        const found = await boss.getQueue(deadLetters[name]);
        counts[name] = found?.queuedCount ?? 0;
      }
      return counts;
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: graceMs });
    },
  };
}

async function makeQueue(boss: PgBoss, name: QueueName): Promise<void> {
  await boss.createQueue(deadLetters[name]);
  await boss.createQueue(name, {
    // One waits and one is done for each key: the next look is put before the present one has ended.
    policy: 'stately',
    retryLimit: mostTries - 1,
    retryDelay: firstDelaySeconds,
    retryBackoff: true,
    retryDelayMax: longestDelaySeconds,
    expireInSeconds: mostSeconds,
    heartbeatSeconds: 30,
    deadLetter: deadLetters[name],
  });
}
