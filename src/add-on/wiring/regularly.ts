import type { Log } from '../log.ts';
import { toldOf } from '../told-of.ts';

export const hourlyMs = 3_600_000;

/** Upkeep at intervals, in milliseconds. What fails is made again at the next turn; what keeps failing is to be seen in the log. */
export function regularly(work: () => Promise<void>, ms: number, log: Log): { stop(): void } {
  const timer = setInterval(() => {
    work().catch((error: unknown) => log.warn({ error: toldOf(error) }, 'upkeep failed'));
  }, ms);
  return { stop: () => clearInterval(timer) };
}
