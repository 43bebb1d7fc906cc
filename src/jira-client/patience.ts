import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../evidence/index.ts';
import type { Identity } from './identity.ts';
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
      const wait =
        request.method === 'GET' && attempt < tries ? waitFor(answer.exchange, attempt, random) : null;
      if (wait === null || wait > longestWaitMs || signal?.aborted) return answer;
      await pause(wait, signal);
    }
  };
  return { ...identity, ask, call: async (request, signal) => (await ask(request, signal)).exchange };
}

/** Milliseconds to wait before the next try; null: do not try again. */
function waitFor(exchange: Exchange, attempt: number, random: () => number): number | null {
  const { limited, quota, retryAfterSeconds } = rateLimitOf(exchange);
  if (!limited || quota) return null;
  // 0 names no time: who comes back at once meets the same limit.
  if (retryAfterSeconds !== null && retryAfterSeconds > 0) return retryAfterSeconds * 1000;
  return Math.min(30_000, 500 * 2 ** attempt * (0.5 + random() / 2));
}

/** Waits by the real clock, without jitter; an aborted wait ends at once. */
export const realPatience: PatienceOptions = {
  sleep: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  },
  random: () => 0.5,
};
