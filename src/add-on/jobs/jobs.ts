/** What there is to do later: look at a tenant's watch, or tell somebody outside what a watch has found. */
export const queueNames = ['watch', 'alert'] as const;
export type QueueName = (typeof queueNames)[number];

/** Does one job. It may be done twice where a process dies in between, so it must be safe to repeat. */
export type JobHandler = (key: string, signal: AbortSignal) => Promise<void>;

/**
 * Work that outlives a request. One job waits for a key of a queue at a time, and one is done: on PostgreSQL by any
 * replica, on the embedded database in this process. A job that fails is tried again, each time later, with jitter, and
 * is laid aside after the last try.
 */
export interface Jobs {
  /** Has the job of this key done at `at`; the one that waits for the same key is moved there. */
  put(queue: QueueName, key: string, at: Date): Promise<void>;
  /** Takes back what waits for this key; what is being done goes on. */
  remove(queue: QueueName, key: string): Promise<void>;
  /** Begins to do the jobs of a queue, `concurrency` at once. */
  work(queue: QueueName, concurrency: number, handler: JobHandler): Promise<void>;
  /** Jobs laid aside after their last try, by queue. */
  dead(): Promise<Readonly<Record<QueueName, number>>>;
  /** Waits for what is being done here, at most ten seconds, and does no more. */
  stop(): Promise<void>;
}

/** A job is tried this often in all. */
export const mostTries = 6;
/** Of the first try again, in seconds; it doubles each time up to the longest. */
export const firstDelaySeconds = 30;
export const longestDelaySeconds = 1_800;
/** A job that takes longer is told to end; on PostgreSQL it is also taken for lost with its process. Then it is tried again. */
export const mostSeconds = 600;
