import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../evidence/index.ts';
import type { Identity } from './identity.ts';
import { isRead } from './is-read.ts';
import { rateLimitOf } from './rate-limit.ts';

export interface PatienceOptions {
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** 0 up to 1, for jitter. */
  readonly random: () => number;
  /** Tries in all; Atlassian's advice is at most four. */
  readonly tries?: number;
  /** Milliseconds; whoever is told to wait longer gives up at once. */
  readonly longestWaitMs?: number;
}

/**
 * The same identity, but a read that met a burst limit is asked again after the time the site names. A spent quota is
 * never waited out, and nothing else is ever tried twice.
 */
export function patient(identity: Identity, options: PatienceOptions): Identity {
  const { sleep: pause, random, tries = 4, longestWaitMs = 5_000 } = options;
  const ask: Identity['ask'] = async (request, signal) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await identity.ask(request, signal);
      const least = isRead(request) && attempt < tries ? leastWait(answer.exchange, attempt) : null;
      if (least === null || least > longestWaitMs || signal?.aborted) return answer;
      // Calls that met one limit together were told one time: by chance each comes back at another.
      await pause(least * (1 + random()), signal);
    }
  };
  return { ...identity, ask, call: async (request, signal) => (await ask(request, signal)).exchange };
}

/** Milliseconds to wait at least before the next try; null: do not try again. */
function leastWait(exchange: Exchange, attempt: number): number | null {
  const { limited, quota, retryAfterSeconds } = rateLimitOf(exchange);
  if (!limited || quota) return null;
  // 0 names no time: who comes back at once meets the same limit.
  if (retryAfterSeconds !== null && retryAfterSeconds > 0) return retryAfterSeconds * 1000;
  return Math.min(15_000, 250 * 2 ** attempt);
}

/** Waits by the real clock; an aborted wait ends at once. */
export const realPatience: PatienceOptions = {
  sleep: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
  random: Math.random,
};
