import type { Exchange } from '../evidence/index.ts';
import type { Secret } from '../tokens/index.ts';

export type TokenOutcome =
  | {
      readonly ok: true;
      readonly accessToken: Secret;
      readonly issuedAt: number;
      readonly expiresAt: number;
      readonly scopes?: readonly string[];
      /** The scopes that were asked for were refused, so it carries whatever the installation has. */
      readonly fewerScopes?: boolean;
    }
  | { readonly ok: false; readonly exchanges: Exchange[] };

/** Access tokens by key (tenant, account and scope set); times in milliseconds since 1970. */
export interface TokenCache {
  /** The token of this key: the kept one, or one made by `exchange`; callers that ask meanwhile wait for the same one. */
  get(key: string, exchange: () => Promise<TokenOutcome>): Promise<TokenOutcome>;
  forget(key: string): void;
}

interface TokenCacheOptions {
  readonly now: () => Date;
  /** A token is given up this long before its end, so that it does not die on the way. */
  readonly marginMs?: number;
  /** A refusal is repeated from memory this long: 25 probes must not make 25 refused exchanges. */
  readonly refusalMs?: number;
  readonly maxEntries?: number;
}

/** One cache serves the whole process; it holds the tokens in memory only. */
export function createTokenCache(options: TokenCacheOptions): TokenCache {
  const { now, marginMs = 60_000, refusalMs = 15_000, maxEntries = 5_000 } = options;
  const kept = new Map<string, { outcome: TokenOutcome; until: number }>();
  const pending = new Map<string, Promise<TokenOutcome>>();

  async function make(key: string, exchange: () => Promise<TokenOutcome>): Promise<TokenOutcome> {
    try {
      const outcome = await exchange();
      const at = now().getTime();
      const until = outcome.ok
        ? outcome.expiresAt - Math.min(marginMs, (outcome.expiresAt - at) / 2)
        : at + refusalMs;
      kept.delete(key);
      kept.set(key, { outcome, until });
      const oldest = kept.keys().next();
      if (kept.size > maxEntries && !oldest.done) kept.delete(oldest.value);
      return outcome;
    } finally {
      pending.delete(key);
    }
  }

  return {
    get: (key, exchange) => {
      const found = kept.get(key);
      if (found !== undefined && now().getTime() < found.until) return Promise.resolve(found.outcome);
      const running = pending.get(key);
      if (running !== undefined) return running;
      const started = make(key, exchange);
      pending.set(key, started);
      return started;
    },
    forget: (key) => {
      kept.delete(key);
    },
  };
}
